import type {
  AssetName,
  CampaignItem,
  Choice,
  Flow,
  FlowItem,
  Nothing,
  Schedule,
  Setting,
  Step,
} from '../ast.ts';
import { gap, hasCommentBefore } from './comments.ts';
import { filter, testPiece } from './conditions.ts';
import { concat, group, hardLine, ifBroken, indent } from './doc.ts';
import type { Doc } from './doc.ts';
import { atom, block, itemsOf, list, phrase, sentence } from './phrases.ts';
import type { Formatting, Piece } from './phrases.ts';

export function campaignItem(formatting: Formatting, item: Exclude<CampaignItem, { kind: 'Broken' }>): Doc {
  switch (item.kind) {
    case 'Trigger':
      return sentence(formatting, item.start, ['trigger', phrase(formatting, 'trigger', item.phrase)]);
    case 'Filter':
      return filter(formatting, item);
    case 'Flow':
      return flow(formatting, item);
    default:
      return sentence(formatting, item.start, setting(formatting, item));
  }
}

// ── Settings ────────────────────────────────────────────────────────────────────────────────────────────

function setting(formatting: Formatting, item: Setting): (Piece | undefined)[] {
  switch (item.kind) {
    case 'Qualify':
      return typeof item.rule === 'string' ? [`qualify ${item.rule}`] : ['qualify every', atom(item.rule)];
    case 'Schedule':
      return ['schedule', ...schedule(formatting, item.schedule)];
    case 'Executable':
      return ['executable'];
    case 'Inactive':
      return ['inactive'];
    case 'Like':
      return ['like', ...assetName(item.template)];
    case 'Priority':
      return ['priority', atom(item.level)];
    case 'Limits':
      return [item.on ? 'limits on' : 'limits off'];
  }
}

function assetName({ name, within }: AssetName): (Piece | undefined)[] {
  return within === undefined ? [atom(name)] : [atom(name), 'in', atom(within)];
}

function schedule(formatting: Formatting, node: Schedule): (Piece | undefined)[] {
  if (node.repeat === undefined) return ['once at', atom(node.once)];
  const { repeat, at, from, until } = node;
  const span = [from && 'from', from && atom(from), until && 'until', until && atom(until)];
  return [...repetition(formatting, repeat), 'at', atom(at), ...span];
}

function repetition(formatting: Formatting, repeat: NonNullable<Schedule['repeat']>): Piece[] {
  switch (repeat.kind) {
    case 'daily':
    case 'weekdays':
      return [repeat.kind];
    case 'every':
      return ['every', atom(repeat.interval)];
    case 'weekly': {
      const { days } = repeat;
      const doc = (): Doc =>
        list(
          formatting,
          days.map(({ start, end, text }) => ({ start, end, doc: text })),
        );
      return ['weekly on', { start: days[0]?.start ?? 0, end: days.at(-1)?.end ?? 0, doc }];
    }
    case 'monthly':
      return ['monthly on', atom(repeat.day)];
  }
}

// ── Flow ────────────────────────────────────────────────────────────────────────────────────────────────

function flow(formatting: Formatting, { start, end, items }: Flow): Doc {
  const printed = itemsOf<Step | Choice>(items, (item) => flowItem(formatting, item));
  const single = items.length === 1 && items[0]?.kind === 'Step';
  return concat(['flow', block(formatting, start, printed, end, single ? 'one line if it fits' : 'lines')]);
}

function flowItem(formatting: Formatting, item: Exclude<FlowItem, { kind: 'Broken' }>): Doc {
  if (item.kind === 'Choice') return choice(formatting, item);
  return sentence(formatting, item.start, [outcome(formatting, item)]);
}

function choice(formatting: Formatting, { branches, otherwise }: Choice): Doc {
  const { cursor } = formatting;
  const docs: Doc[] = [];
  let at: number | undefined;
  for (const { start, end, test, then } of branches) {
    if (at !== undefined) docs.push(gap(cursor, at, start, hardLine));
    const words = at === undefined ? 'if' : 'else if';
    docs.push(
      sentence(formatting, start, [words, testPiece(formatting, test)]),
      consequence(formatting, test.end, then),
    );
    at = end;
  }
  if (otherwise !== undefined) {
    docs.push(gap(cursor, at ?? otherwise.start, otherwise.start, hardLine));
    docs.push(sentence(formatting, otherwise.start, ['else', outcome(formatting, otherwise)]));
  }
  return concat(docs);
}

/** ` then …`, on a line of its own if the line gets too long. */
function consequence(formatting: Formatting, from: number, then: Step | Nothing): Doc {
  const { cursor } = formatting;
  if (hasCommentBefore(cursor, then.start)) {
    const comments = gap(cursor, from, then.start, ' ');
    return indent(
      indent(concat([comments, 'then ', sentence(formatting, then.start, [outcome(formatting, then)])])),
    );
  }
  const words = concat(['then ', sentence(formatting, then.start, [outcome(formatting, then)])]);
  return group(ifBroken(indent(indent(concat([hardLine, words]))), concat([' ', words])));
}

function outcome(formatting: Formatting, node: Step | Nothing): Piece {
  if (node.kind === 'Nothing') return { start: node.start, end: node.end, doc: 'nothing' };
  return phrase(formatting, 'step', node.phrase);
}
