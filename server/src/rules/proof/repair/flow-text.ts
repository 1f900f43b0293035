import { type BoundCampaign, type BoundFlowItem, type Model, placeOf } from '../../../model/index.ts';
import type { Span } from '../../../syntax/index.ts';
import { declarationText } from '../../declaration-text.ts';
import { statementBefore } from '../../insertion.ts';
import { slotsOf } from '../../reorder.ts';
import type { Edit } from '../../rule.ts';

/** The text of one campaign, and how its statements are put in and taken out. */
export class FlowText {
  readonly bound: BoundCampaign;
  readonly #model: Model;
  readonly #text: string;

  private constructor(model: Model, bound: BoundCampaign, text: string) {
    this.#model = model;
    this.bound = bound;
    this.#text = text;
  }

  /** Undefined for a campaign that is not in the files, and for one that could not be read in full. */
  static of(model: Model, bound: BoundCampaign | undefined): FlowText | undefined {
    if (bound === undefined || bound.declaration.problems.length > 0) return undefined;
    const text = declarationText(model, bound.declaration);
    return text === undefined ? undefined : new FlowText(model, bound, text);
  }

  text({ start, end }: Span): string {
    return this.#text.slice(start, end);
  }

  /** The statement of the campaign in which something stands. */
  statementAround({ start }: Span): Span | undefined {
    return this.bound.declaration.items.find((item) => item.start <= start && start < item.end);
  }

  /** An item of the flow with the comments that belong to it, as it is written. */
  whole(item: BoundFlowItem): string {
    return this.text(this.#slotOf(item));
  }

  replace(span: Span, text: string): Edit {
    return { place: placeOf(this.bound.declaration, span), text };
  }

  /** A statement on a line of its own before an item. */
  before(item: Span, statement: string): readonly Edit[] {
    const edit = statementBefore(this.#model, this.bound.declaration, item.start, statement);
    return edit === undefined ? [] : [edit];
  }

  /** Statements behind the last item of the flow, and behind its comment. */
  append(...statements: readonly string[]): readonly Edit[] {
    const last = this.bound.flow.at(-1);
    if (last === undefined) return [];
    const { end } = this.#slotOf(last);
    const line = this.#text.slice(this.#text.lastIndexOf('\n', last.start - 1) + 1, last.start);
    // `flow { A }`
    const isBlock = line.trim() !== '' && /^[ \t]*\}/.test(this.#text.slice(end));
    const between = isBlock ? ', ' : `\n${/^[ \t]*/.exec(line)?.[0] ?? ''}`;
    return [
      this.replace({ start: end, end }, statements.map((statement) => `${between}${statement}`).join('')),
    ];
  }

  /** Takes an item out, with its comments and its line or comma. */
  remove(item: BoundFlowItem): Edit {
    const { start, end } = this.#slotOf(item);
    const line = /\n[ \t]*$/.exec(this.#text.slice(0, start));
    if (line !== null && /^[ \t]*(?:\r?\n|$)/.test(this.#text.slice(end)))
      return this.replace({ start: start - line[0].length, end }, '');
    const behind = /^\s*,[ \t]*/.exec(this.#text.slice(end))?.[0].length ?? 0;
    const comma = behind > 0 ? 0 : (/,\s*$/.exec(this.#text.slice(0, start))?.[0].length ?? 0);
    return this.replace({ start: start - comma, end: end + behind }, '');
  }

  /** Another declaration below this one. */
  below(declaration: string): Edit {
    const { end } = this.bound.declaration;
    return this.replace({ start: end, end }, `\n\n${declaration}`);
  }

  #slotOf(item: BoundFlowItem): Span {
    const slots = slotsOf(this.bound.flow, this.bound.declaration.comments, this.#text);
    return slots[this.bound.flow.indexOf(item)] ?? item;
  }
}
