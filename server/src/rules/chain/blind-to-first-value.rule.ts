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
import { perCampaign } from '../per-campaign.ts';
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
    const listening = model.graph.nodes.filter(
      ({ campaign }) => campaign.bound.active && listensToValues(campaign.bound),
    );
    if (listening.length === 0) return;
    const intake = intakeOf(model);
    const brought = broughtFields(model);
    const byScore = Map.groupBy(
      listening.flatMap((node) => [...scoresHeardBy(model, node)].map((score) => ({ score, node }))),
      ({ score }) => score,
    );
    for (const node of listening) {
      if (intake !== undefined && !intake.campaigns.has(node.campaign))
        yield* checkFirst(model, node, intake, brought);
      yield* checkScores(model, node, (score) => (byScore.get(score) ?? []).map((one) => one.node));
    }
  },
};

/** Is the campaign woken by values that change, whatever else wakes it? */
const listensToValues = perCampaign(({ triggers }) =>
  triggers.some(({ definition }) => changeTriggers.has(definition.name)),
);

const changeTriggers = new Set(['Data Value Changes', 'Score is Changed']);

function scoresHeardBy(model: Model, { campaign }: CampaignNode): ReadonlySet<string> {
  return new Set(campaign.bound.triggers.flatMap((trigger) => scoreOf(model, trigger) ?? []));
}

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
function* checkFirst(
  model: Model,
  { campaign }: CampaignNode,
  intake: Intake,
  brought: ReadonlySet<string>,
): Generator<RawFinding> {
  const { declaration, triggers } = campaign.bound;
  if (!triggers.every(listensToAnyChange)) return;
  const fields = triggers.flatMap(fieldsOf);
  if (
    fields.length === 0 ||
    !fields.every((field) => brought.has(fieldKey(model.field(field)?.name ?? field)))
  )
    return;
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

/** What a form is declared to fill, and what people say about themselves and no campaign works out. */
function broughtFields(model: Model): ReadonlySet<string> {
  const filled = model.externals.flatMap(({ of, declaration }) =>
    of === 'form'
      ? (declaration.effects ?? []).flatMap((effect) => (effect.kind === 'Writes' ? effect.fields : []))
      : [],
  );
  return new Set([...toldByPeople, ...filled.map(({ name }) => fieldKey(model.field(name)?.name ?? name))]);
}

const toldByPeople: readonly string[] = [
  'Job Title',
  'Department',
  'Country',
  'State',
  'City',
  'Postal Code',
  'Industry',
  'Company Name',
].map(fieldKey);

/** Asks for two scores and wakes for one of them. */
function* checkScores(
  model: Model,
  node: CampaignNode,
  listenersTo: (score: string) => readonly CampaignNode[],
): Generator<RawFinding> {
  const { campaign } = node;
  const { declaration, triggers, filters } = campaign.bound;
  const heard = scoresHeardBy(model, node);
  const [trigger] = triggers;
  if (trigger === undefined || heard.size === 0 || !triggers.every((one) => scoreOf(model, one))) return;
  const demands = testsOf(filters.filter((filter) => filter.kind !== 'group' || filter.match === 'all'));
  for (const test of demands) {
    const other = thresholdOf(model, test);
    if (other === undefined || heard.has(other.key) || leadsToTheSame(node, listenersTo(other.key))) continue;
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
  if (!changeTriggers.has(trigger.definition.name)) return undefined;
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
function leadsToTheSame(node: CampaignNode, others: readonly CampaignNode[]): boolean {
  const results = new Set(resultsOf(node));
  return others.some((other) => other !== node && resultsOf(other).some((result) => results.has(result)));
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
