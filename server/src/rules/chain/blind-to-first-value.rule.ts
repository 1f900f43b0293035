import {
  type BoundConstraint,
  type BoundTest,
  type BoundTrigger,
  type CampaignNode,
  type CampaignSymbol,
  fieldKey,
  type FieldTest,
  type Model,
  placeOf,
  testsOf,
} from '../../model/index.ts';
import { calledBelow, writtenBelow } from '../call-reach.ts';
import { linesAfter, textOf } from '../insertion.ts';
import type { Fix, RawFinding, Rule } from '../rule.ts';
import { bracketed, fieldLiteral, listed, quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'chain/blind-to-first-value',
  severity: 'warning',
  method: 'graph',
  summary:
    'A campaign that waits for the change of a value which new people bring along, or of only one of two scores that it needs.',
  why: 'What a person comes with is no change, and a score that was there first never changes when the other one is reached.',
  fix: 'unsafe',
  checkModel: function* (model) {
    const intake = intakeOf(model);
    for (const node of model.graph.nodes) {
      const { campaign } = node;
      if (!campaign.bound.active || campaign.bound.kind !== 'trigger') continue;
      if (intake !== undefined && !intake.campaigns.has(campaign)) yield* checkFirst(model, node, intake);
      yield* checkScores(model, node);
    }
  },
};

interface Intake {
  readonly start: CampaignSymbol;
  readonly campaigns: ReadonlySet<CampaignSymbol>;
  readonly writes: ReadonlySet<string>;
}

/** What is done for new people; undefined where the files do nothing for them. */
function intakeOf(model: Model): Intake | undefined {
  const starts = model.campaigns.filter(
    ({ bound }) =>
      bound.active && bound.triggers.some(({ definition }) => definition.name === 'Person is Created'),
  );
  const [start] = starts;
  if (start === undefined) return undefined;
  const campaigns = new Set(starts.flatMap((one) => [...calledBelow(model, one)]));
  const writes = [...campaigns].flatMap((one) => model.graph.node(one).writes.map(({ thing }) => thing));
  return { start, campaigns, writes: new Set(writes) };
}

/** Listens to changes only, and does what nobody does for people who come with the value. */
function* checkFirst(model: Model, { campaign }: CampaignNode, intake: Intake): Generator<RawFinding> {
  const { declaration, triggers } = campaign.bound;
  if (!triggers.every(listensToAnyChange)) return;
  const fields = triggers.flatMap(fieldsOf);
  if (fields.length === 0 || !fields.every((field) => isBrought(model, field))) return;
  const things = new Set(writtenBelow(model, campaign).map(({ thing }) => thing));
  const isDoneElsewhere = (thing: string) =>
    intake.writes.has(thing) ||
    (model.graph.writersOf.get(thing) ?? []).some((writer) => writer.campaign.bound.kind === 'batch');
  if (things.size === 0 || [...things].some(isDoneElsewhere)) return;
  const [trigger] = triggers;
  if (trigger === undefined) return;
  yield {
    place: placeOf(declaration, trigger),
    message: `${quoted(campaign.name)} waits for changes of ${listed(fields.map(bracketed))}, and nothing does the same for people who are created with a value.`,
    advice: `Let ${quoted(intake.start.name)} do it for new people, for instance by an executable campaign that both call.`,
    related: [{ place: intake.start.place, message: 'New people are processed here' }],
  };
}

function listensToAnyChange({ definition, constraints }: BoundTrigger): boolean {
  return (
    definition.name === 'Data Value Changes' && !constraints.some(({ name }) => name === 'Previous Value')
  );
}

function fieldsOf({ primary }: BoundTrigger): readonly string[] {
  return (primary?.values ?? []).flatMap((value) => (value.kind === 'FieldName' ? value.name : []));
}

/** A form is declared to fill it, or it is what people say about themselves and no campaign works it out. */
function isBrought(model: Model, name: string): boolean {
  const field = model.field(name);
  const key = fieldKey(field?.name ?? name);
  const filled = model.externals.some(
    ({ of, declaration }) =>
      of === 'form' &&
      (declaration.effects ?? []).some(
        (effect) => effect.kind === 'Writes' && effect.fields.some((one) => fieldKey(one.name) === key),
      ),
  );
  return filled || toldByPeople.has(key);
}

const toldByPeople: ReadonlySet<string> = new Set(
  ['Job Title', 'Department', 'Country', 'State', 'City', 'Postal Code', 'Industry', 'Company Name'].map(
    fieldKey,
  ),
);

/** Asks for two scores and wakes for one of them. */
function* checkScores(model: Model, node: CampaignNode): Generator<RawFinding> {
  const { campaign } = node;
  const { declaration, triggers, filters } = campaign.bound;
  const heard = new Set(triggers.flatMap((trigger) => scoreOf(model, trigger) ?? []));
  const [trigger] = triggers;
  if (trigger === undefined || heard.size === 0 || !triggers.every((one) => scoreOf(model, one))) return;
  const demands = testsOf(filters.filter((filter) => filter.kind !== 'group' || filter.match === 'all'));
  for (const test of demands) {
    const other = thresholdOf(model, test);
    if (other === undefined || heard.has(other.key) || isHeardElsewhere(model, node, other.key)) continue;
    const [first = ''] = heard;
    const [one, two] = [model.field(first)?.name ?? first, other.test.field.name].map(bracketed);
    yield {
      place: placeOf(declaration, other.test),
      message: `${quoted(campaign.name)} asks for ${one} and ${two}, but only changes of ${one} start it.`,
      advice: `Listen to ${two}, too: whoever reaches it last is not noticed otherwise.`,
      related: [{ place: placeOf(declaration, trigger), message: `It listens to ${one} here` }],
      fixes: listenToBoth(campaign, trigger, other.test, textOf(model, declaration)),
    };
  }
}

/** The score that a trigger listens to, by the key of its name. */
function scoreOf(model: Model, trigger: BoundTrigger): string | undefined {
  if (!['Score is Changed', 'Data Value Changes'].includes(trigger.definition.name)) return undefined;
  const [field] = fieldsOf(trigger);
  const symbol = field === undefined ? undefined : model.field(field);
  return symbol?.dataType === 'score' ? fieldKey(symbol.name) : undefined;
}

function thresholdOf(
  model: Model,
  test: BoundTest,
): { readonly key: string; readonly test: FieldTest } | undefined {
  if (test.kind !== 'field') return undefined;
  const symbol = model.field(test.field.name);
  if (symbol?.dataType !== 'score') return undefined;
  const isLowerBound = ['at least', 'greater than'].includes(test.operator?.name ?? '');
  return isLowerBound ? { key: fieldKey(symbol.name), test } : undefined;
}

/** Another campaign wakes for the other score and leads to the same. */
function isHeardElsewhere(model: Model, node: CampaignNode, score: string): boolean {
  const results = new Set(resultsOf(node));
  return model.graph.nodes.some(
    (other) =>
      other !== node &&
      other.campaign.bound.active &&
      other.campaign.bound.triggers.some((trigger) => scoreOf(model, trigger) === score) &&
      resultsOf(other).some((result) => results.has(result)),
  );
}

function resultsOf({ writes, calls }: CampaignNode): readonly unknown[] {
  return [...writes.map(({ thing }) => thing), ...calls.map(({ to }) => to)];
}

/** The other score wakes it, too. What the first trigger asks of its own score then has to hold for both. */
function listenToBoth(
  { bound }: CampaignSymbol,
  trigger: BoundTrigger,
  test: FieldTest,
  text: string,
): readonly Fix[] {
  const condition = text.slice(test.field.end, test.end).trim();
  const [own] = fieldsOf(trigger);
  const threshold = trigger.constraints.find(({ name }) => name === 'New Score');
  const lines = [
    `trigger Score is Changed ${fieldLiteral(test.field.name)} { [New Score] ${condition} }`,
    ...(threshold === undefined || own === undefined
      ? []
      : [`filter ${fieldLiteral(own)} ${conditionOf(threshold, text)}`]),
  ];
  return [
    {
      title: `Listen to ${bracketed(test.field.name)}, too`,
      safe: false,
      edits: [linesAfter(bound.declaration, trigger, lines, text)],
    },
  ];
}

function conditionOf({ operatorSpan, values, end }: BoundConstraint, text: string): string {
  return text.slice(operatorSpan?.start ?? values[0]?.start ?? end, end).trim();
}
