import {
  argumentOf,
  type BoundStep,
  type BoundTest,
  type BoundTrigger,
  type CampaignSymbol,
  fieldKey,
  literalOf,
  type Model,
  placeOf,
  stepsOf,
  testsOf,
} from '../../model/index.ts';
import type { Declaration } from '../../syntax/index.ts';
import { stepsNamed } from '../flow-steps.ts';
import { choicesIn } from '../flow-waits.ts';
import { linesAfter, textOf } from '../insertion.ts';
import { campaignsThat, fromCampaignsBy } from '../incremental/from-files.ts';
import type { Fix, RawFinding, Rule } from '../rule.ts';
import { bracketed, fieldLiteral, quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'score/decay',
  severity: 'information',
  method: 'graph',
  summary:
    'A score that a repeated run lowers without an end, or a threshold on the score that Salesforce adds up when people are merged.',
  why: 'A score far below zero never reaches its threshold again, and one that two merged people bring together passes it by itself.',
  fix: 'unsafe',
  checkModel: function* (model) {
    let floors: ReadonlySet<string> | undefined;
    for (const campaign of lowering(model)) {
      for (const step of stepsNamed(campaign.bound, 'Change Score')) {
        const lowered = loweringOf(model, step);
        if (lowered === undefined || isBounded(model, campaign, step, lowered.key)) continue;
        floors ??= scoresWithFloor(model);
        if (!floors.has(lowered.key)) yield decay(model, campaign, step, lowered);
      }
    }
    yield* mergedThresholds(model);
  },
};

const lowering = campaignsThat(
  (bound) =>
    bound.active &&
    bound.kind === 'batch' &&
    bound.schedule?.repeat !== undefined &&
    stepsNamed(bound, 'Change Score').length > 0,
);

interface Lowering {
  readonly key: string;
  readonly field: string;
  readonly points: number;
}

function loweringOf(model: Model, step: BoundStep): Lowering | undefined {
  const change = argumentOf(step, 'Change');
  const value = change?.values[0];
  const field = literalOf(argumentOf(step, 'Score Name'));
  if (field === undefined || change?.connective !== 'by' || value?.kind !== 'Number' || value.value >= 0)
    return undefined;
  return { key: keyOf(model, field), field, points: -value.value };
}

function keyOf(model: Model, field: string): string {
  return fieldKey(model.field(field)?.name ?? field);
}

/** Only those are lowered who have something left. */
function isBounded(model: Model, { bound }: CampaignSymbol, step: BoundStep, key: string): boolean {
  const item = bound.flow.find((one) => stepsOf([one]).includes(step));
  const tests: readonly BoundTest[] = [
    ...testsOf(bound.filters),
    ...(item === undefined ? [] : choicesIn([item])),
  ];
  return tests.some((test) => test.kind === 'field' && keyOf(model, test.field.name) === key);
}

/** Scores for which a campaign listens to too little. */
function scoresWithFloor(model: Model): ReadonlySet<string> {
  const floors = model.campaigns.flatMap(({ bound }) =>
    bound.active
      ? bound.triggers.flatMap(({ primary, constraints }) => {
          const field = primary?.values[0];
          const isFloor = constraints.some(
            ({ name, operator }) =>
              /^New (?:Score|Value)$/.test(name) && /less|most/.test(operator?.name ?? ''),
          );
          return isFloor && field?.kind === 'FieldName' ? keyOf(model, field.name) : [];
        })
      : [],
  );
  return new Set(floors);
}

function decay(
  model: Model,
  { name, bound }: CampaignSymbol,
  step: BoundStep,
  { field, points }: Lowering,
): RawFinding {
  return {
    place: placeOf(bound.declaration, step),
    message: `${quoted(name)} lowers ${bracketed(field)} by ${points} with every run, and nothing keeps it from falling below 0.`,
    advice: `Lower it only where it is at least ${points}, or add a campaign that listens for less than 0 and sets it to 0.`,
    fixes: withFloor(bound, step, { field, points }, textOf(model, bound.declaration)),
  };
}

function withFloor(
  { declaration, flow }: CampaignSymbol['bound'],
  step: BoundStep,
  { field, points }: Pick<Lowering, 'field' | 'points'>,
  text: string,
): readonly Fix[] {
  if (!flow.includes(step)) return [];
  const score = fieldLiteral(field);
  const edits = [
    {
      place: placeOf(declaration, { start: step.start, end: step.start }),
      text: `if ${score} at least ${points} then `,
    },
    linesAfter(declaration, step, [`else Change Score ${score} to 0`], text),
  ];
  return [{ title: 'Stop at 0', safe: false, edits }];
}

interface Threshold {
  readonly name: string;
  readonly declaration: Declaration;
  readonly trigger: BoundTrigger;
  readonly field: string;
}

const thresholdsOf = fromCampaignsBy(
  ({ name, bound }): readonly Threshold[] =>
    bound.active
      ? bound.triggers.flatMap((trigger) => {
          const field = trigger.primary?.values[0];
          if (trigger.definition.name !== 'Score is Changed' || field?.kind !== 'FieldName') return [];
          const isThreshold = trigger.constraints.some(
            (constraint) =>
              constraint.name === 'New Score' && /least|greater/.test(constraint.operator?.name ?? ''),
          );
          return isThreshold ? [{ name, declaration: bound.declaration, trigger, field: field.name }] : [];
        })
      : [],
  ({ field }) => fieldKey(field),
);

/** Marketo's own score is added up where Salesforce merges two people; others keep one of the two values. */
function* mergedThresholds(model: Model): Generator<RawFinding> {
  const score = model.catalogue.field('Person Score');
  const names = new Set([score?.name ?? '', ...(score?.aliases ?? [])].map(fieldKey));
  for (const { name, declaration, trigger, field } of [...names].flatMap((key) => thresholdsOf(model, key))) {
    yield {
      place: placeOf(declaration, trigger),
      message: `${quoted(name)} waits for a threshold of ${bracketed(field)}, which Marketo adds up when Salesforce merges two people.`,
      advice: 'Let the threshold look at a score field of your own, which keeps the value of one of them.',
    };
  }
}
