import {
  type Access,
  type BoundCampaign,
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
import { campaignsThat, fromCampaigns, fromFiles } from '../incremental/from-files.ts';
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
    yield* blindOnes(model);
    const heardBy = listenersByScore(model);
    for (const campaign of askingForTwo(model)) yield* checkScores(model, campaign, heardBy);
  },
};

const changeTriggers = new Set(['Data Value Changes', 'Score is Changed']);

/** Campaigns that nothing but changes of a score wakes, and that ask for a score of at least so much. */
const askingForTwo = campaignsThat(
  (bound) =>
    bound.active &&
    bound.triggers.every(({ definition }) => changeTriggers.has(definition.name)) &&
    demandsOf(bound).some(isLowerBound),
);

const listeners = campaignsThat(
  ({ active, triggers }) => active && triggers.some(({ definition }) => changeTriggers.has(definition.name)),
);

/** Who is woken by a score, whatever else wakes them. Worked out when somebody asks. */
function listenersByScore(model: Model): (score: string) => readonly CampaignNode[] {
  let index: ReadonlyMap<string, readonly { readonly campaign: CampaignSymbol }[]> | undefined;
  const find = () =>
    Map.groupBy(
      listeners(model).flatMap((campaign) =>
        [...scoresHeardBy(model, campaign)].map((score) => ({ score, campaign })),
      ),
      ({ score }) => score,
    );
  return (score) => ((index ??= find()).get(score) ?? []).map(({ campaign }) => model.graph.node(campaign));
}

function scoresHeardBy(model: Model, { bound }: CampaignSymbol): ReadonlySet<string> {
  return new Set(bound.triggers.flatMap((trigger) => scoreOf(model, trigger) ?? []));
}

interface Intake {
  readonly start: CampaignSymbol;
  readonly campaigns: ReadonlySet<CampaignSymbol>;
  readonly writes: ReadonlySet<string>;
}

const intakes = campaignsThat(
  ({ active, triggers }) =>
    active && triggers.some(({ definition }) => definition.name === 'Person is Created'),
);

/** What is done for new people; undefined where the files do nothing for them. */
function intakeOf(model: Model): Intake | undefined {
  const starts = intakes(model);
  const [start] = starts;
  if (start === undefined) return undefined;
  const campaigns = new Set(starts.flatMap((one) => [...calledBelow(model, one)]));
  const writes = [...campaigns].flatMap((one) => model.graph.node(one).writes.map(({ thing }) => thing));
  return { start, campaigns, writes: new Set(writes) };
}

/** Campaigns that listen to changes of certain fields, to any and to nothing else. */
const changeListeners = fromCampaigns((campaign) => {
  const { active, triggers } = campaign.bound;
  const fields = active && triggers.every(listensToAnyChange) ? triggers.flatMap(fieldsOf) : [];
  return fields.length === 0 ? [] : [{ campaign, fields }];
});

interface ChangeListener {
  readonly campaign: CampaignSymbol;
  readonly fields: readonly string[];
}

function* blindOnes(model: Model): Generator<RawFinding> {
  const brought = broughtFields(model);
  const isBrought = (field: string) => brought.has(fieldKey(model.field(field)?.name ?? field));
  const waiting = changeListeners(model).filter(({ fields }) => fields.every(isBrought));
  const intake = waiting.length === 0 ? undefined : intakeOf(model);
  if (intake === undefined) return;
  for (const one of waiting) if (!intake.campaigns.has(one.campaign)) yield* checkFirst(model, one, intake);
}

/** Does what nobody does for people who come with the value. */
function* checkFirst(
  model: Model,
  { campaign, fields }: ChangeListener,
  intake: Intake,
): Generator<RawFinding> {
  const { declaration, triggers } = campaign.bound;
  const isDoneElsewhere = ({ thing }: Access) =>
    intake.writes.has(thing) ||
    model.graph.writersOf(thing).some((writer) => writer.campaign.bound.kind === 'batch');
  // Most say so by themselves.
  if (model.graph.node(campaign).writes.some(isDoneElsewhere)) return;
  const writes = writtenBelow(model, campaign);
  if (writes.length === 0 || writes.some(isDoneElsewhere)) return;
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
  return new Set([
    ...toldByPeople,
    ...filledByForms(model).map(({ name }) => fieldKey(model.field(name)?.name ?? name)),
  ]);
}

const filledByForms = fromFiles((symbols) =>
  symbols
    .of('external')
    .flatMap(({ of, declaration }) =>
      of === 'form'
        ? (declaration.effects ?? []).flatMap((effect) => (effect.kind === 'Writes' ? effect.fields : []))
        : [],
    ),
);

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
  campaign: CampaignSymbol,
  heardBy: (score: string) => readonly CampaignNode[],
): Generator<RawFinding> {
  const { declaration, triggers } = campaign.bound;
  const heard = scoresHeardBy(model, campaign);
  const [trigger] = triggers;
  if (trigger === undefined || heard.size === 0 || !triggers.every((one) => scoreOf(model, one))) return;
  const node = model.graph.node(campaign);
  for (const test of demandsOf(campaign.bound)) {
    const other = thresholdOf(model, test);
    if (other === undefined || heard.has(other.key) || leadsToTheSame(node, heardBy(other.key))) continue;
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

/** What everybody has to pass. */
function demandsOf({ filters }: BoundCampaign): readonly BoundTest[] {
  return testsOf(filters.filter((filter) => filter.kind !== 'group' || filter.match === 'all'));
}

function isLowerBound(test: BoundTest): test is FieldTest {
  return test.kind === 'field' && ['at least', 'greater than'].includes(test.operator?.name ?? '');
}

function thresholdOf(
  model: Model,
  test: BoundTest,
): { readonly key: string; readonly test: FieldTest } | undefined {
  if (!isLowerBound(test)) return undefined;
  const symbol = model.field(test.field.name);
  return symbol?.dataType === 'score' ? { key: fieldKey(symbol.name), test } : undefined;
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
