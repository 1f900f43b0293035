import type {
  BoundCampaign,
  BoundConstraint,
  BoundTest,
  BoundTrigger,
  FieldTest,
} from '../../../model/index.ts';
import { type EngineProgram, OWNER, type Thing, thingOfField } from '../../../engine/index.ts';
import { stringLiteral } from '../../spelling.ts';
import type { Side } from '../side.ts';
import type { FlowText } from './flow-text.ts';

/** A trigger as a filter that finds the same people a moment later; undefined where no filter says it. */
export function asFilter(text: FlowText, trigger: BoundTrigger): string | undefined {
  const { definition, primary, constraints } = trigger;
  const [field] = primary?.values ?? [];
  if (field?.kind === 'FieldName') {
    // What it has become is what it is.
    const become = constraints.find(({ name }) => name === 'New Value' || name === 'New Score');
    const others = constraints.filter(({ name }) => name !== become?.name);
    if (become === undefined || others.length > 0) return undefined;
    return `filter ${text.text(field)} ${comparison(text, become)}`;
  }
  if (definition.filter === undefined) return undefined;
  const about = primary === undefined ? '' : ` ${comparison(text, primary)}`;
  const kept = constraints.map((constraint) => text.text(constraint));
  return `filter ${definition.filter}${about} { ${[...kept, '[Date of Activity] in past 1 day'].join(', ')} }`;
}

/** All of the triggers, as one filter. */
export function entryAsFilter(text: FlowText): string | undefined {
  const filters = text.bound.triggers.map((trigger) => asFilter(text, trigger)?.slice('filter '.length));
  const [only, ...others] = filters;
  if (only === undefined || others.includes(undefined)) return undefined;
  return others.length === 0 ? `filter ${only}` : `filter any {\n${filters.join('\n')}\n}`;
}

/** The campaign's own filters, as they are written. */
export function filtersOf(text: FlowText, except?: BoundTest): string[] {
  return text.bound.declaration.items.flatMap((item) =>
    item.kind === 'Filter' && item.condition.start !== except?.start ? [text.text(item)] : [],
  );
}

/** The filter by which a campaign looks at a field, if it stands by itself. */
export function testOf(
  bound: BoundCampaign,
  thing: Thing,
  { catalogue }: Pick<EngineProgram, 'catalogue'>,
): FieldTest | undefined {
  return bound.filters.find(
    (filter): filter is FieldTest =>
      filter.kind === 'field' && !filter.negated && thingOfField(catalogue, filter.field.name) === thing,
  );
}

/** The trigger that hears when a thing is there: by what the writer is, and what is asked of the thing. */
export function triggerFor(
  program: EngineProgram,
  thing: Thing,
  writer: Side,
  asked: string | undefined,
): string | undefined {
  const { task } = writer;
  const webhook = task.kind === 'answer' ? /^webhook "(.*)"$/.exec(task.from)?.[1] : undefined;
  if (webhook !== undefined) return `trigger Webhook is Called ${stringLiteral(webhook)}`;
  if (thing === OWNER) return 'trigger Owner Changes';
  const name = program.nameOf(thing);
  const becoming = (attribute: string) => (asked === undefined ? '' : ` { [${attribute}] ${asked} }`);
  if (program.segmentation(thing) !== undefined)
    return `trigger Segment Changes ${stringLiteral(name.slice(1, -1))}${becoming('New Segment')}`;
  if (!thing.startsWith('field:')) return undefined;
  return program.field(thing).isScore
    ? `trigger Score is Changed ${name}${becoming('New Score')}`
    : `trigger Data Value Changes ${name}${becoming('New Value')}`;
}

/** `is "2 - MQL"` */
export function comparison(
  text: FlowText,
  { operatorSpan, values }: Pick<BoundConstraint, 'operatorSpan' | 'values'>,
): string {
  const [first, last] = [values[0], values.at(-1)];
  const start = operatorSpan?.start ?? first?.start;
  const end = last?.end ?? operatorSpan?.end;
  return start === undefined || end === undefined ? '' : text.text({ start, end });
}
