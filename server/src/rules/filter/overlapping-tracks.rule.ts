import {
  type ArgumentValue,
  type BoundCampaign,
  type BoundConstraint,
  type BoundTest,
  type BoundTrigger,
  type CampaignSymbol,
  fieldKey,
  type Model,
  placeOf,
} from '../../model/index.ts';
import { certainTests } from '../asked.ts';
import { operatorOf } from '../implication/cover.ts';
import { excludes } from '../implication/exclusion.ts';
import { commonPart, type Interval, rangeOf } from '../implication/range.ts';
import { fromCampaigns } from '../incremental/from-files.ts';
import type { Fix, RawFinding, Rule } from '../rule.ts';
import { bracketed, quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'filter/overlapping-tracks',
  severity: 'information',
  method: 'bind',
  summary: 'Two campaigns of one event whose ranges share exactly their boundary.',
  why: 'Both ends belong to a range in Marketo, so whoever stands on the boundary goes down both tracks.',
  fix: 'unsafe',
  checkModel: function* (model) {
    for (const tracks of Map.groupBy(tracksOf(model), ({ key }) => key).values()) {
      yield* checkTracks(model, tracks);
    }
  },
};

/** A range of numbers that a campaign lets through at an event. */
interface Part {
  /** The event and what is compared. */
  readonly key: string;
  readonly subject: string;
  readonly comparison: Pick<BoundConstraint, 'values' | 'operator' | 'start' | 'end'>;
  readonly interval: Interval;
}

interface Track extends Part {
  readonly campaign: CampaignSymbol;
}

const tracksOf = fromCampaigns((campaign): readonly Track[] =>
  partsOf(campaign.bound).map((part) => ({ ...part, campaign })),
);

function partsOf(bound: BoundCampaign): readonly Part[] {
  if (bound.kind !== 'trigger' || !bound.active) return [];
  const tests = bound.filters.flatMap(certainTests);
  return bound.triggers.flatMap((trigger) => {
    const compared = [
      ...trigger.constraints.map((one) => ({ name: one.name, comparison: one })),
      ...tests.flatMap((test) =>
        test.kind === 'field' && !test.negated ? { name: test.field.name, comparison: test } : [],
      ),
    ];
    return compared.flatMap(({ name, comparison }): readonly Part[] => {
      const range = rangeOf(operatorOf(comparison), comparison.values);
      const [interval, ...more] = range?.intervals ?? [];
      if (range?.scale !== 'number' || interval === undefined || more.length > 0) return [];
      if (interval.from === interval.to) return [];
      const subject = fieldKey(name);
      return [{ key: `${eventOf(trigger)}\n${subject}`, subject: name, comparison, interval }];
    });
  });
}

/** The event without what is compared: campaigns that listen to the same one run beside each other. */
function eventOf({ definition, primary }: BoundTrigger): string {
  const values = primary?.values.map((value) => ('name' in value ? fieldKey(value.name) : textIn(value)));
  return `${definition.name} ${primary?.operator?.name ?? 'is'} ${values?.join(', ') ?? ''}`;
}

function textIn(value: ArgumentValue): string {
  return value.kind === 'String' ? value.value : value.kind;
}

/** Neighbours in the order of their ranges: only those can share no more than a boundary. */
function* checkTracks(model: Model, tracks: readonly Track[]): Generator<RawFinding> {
  const sorted = tracks.toSorted(
    (a, b) => a.interval.from - b.interval.from || a.interval.to - b.interval.to,
  );
  for (const [index, upper] of sorted.entries()) {
    const lower = sorted[index - 1];
    if (lower === undefined || lower.campaign === upper.campaign) continue;
    const common = commonPart(lower.interval, upper.interval);
    if (common === undefined || common.from !== common.to) continue;
    if (exclusive(model, lower.campaign, upper.campaign)) continue;
    yield finding(lower, upper, common.from);
  }
}

/** Another filter keeps their people apart. */
function exclusive(model: Model, a: CampaignSymbol, b: CampaignSymbol): boolean {
  const canonical = (field: string) => model.field(field)?.name ?? field;
  const tests = (campaign: CampaignSymbol): readonly BoundTest[] =>
    campaign.bound.filters.flatMap(certainTests);
  return tests(a).some((one) => tests(b).some((other) => excludes(one, other, canonical)));
}

function finding(lower: Track, upper: Track, boundary: number): RawFinding {
  const field = bracketed(upper.subject);
  return {
    place: placeOf(upper.campaign.bound.declaration, upper.comparison),
    message: `People with a ${field} of ${boundary} qualify for ${quoted(lower.campaign.name)} and for ${quoted(upper.campaign.name)}.`,
    advice: `Let one of the two ranges end before ${boundary}.`,
    related: [
      {
        place: placeOf(lower.campaign.bound.declaration, lower.comparison),
        message: `${quoted(lower.campaign.name)} takes ${boundary} as well`,
      },
    ],
    fixes: endsBefore(lower, boundary),
  };
}

/** `between 25 and 50` → `between 25 and 49`; `at most 50` → `at most 49`. */
function endsBefore({ campaign, comparison }: Track, boundary: number): readonly Fix[] {
  const end = comparison.values.at(-1);
  if (end?.kind !== 'Number' || end.value !== boundary || !Number.isInteger(boundary)) return [];
  const place = placeOf(campaign.bound.declaration, end);
  return [
    {
      title: `Let ${quoted(campaign.name)} end at ${boundary - 1}`,
      safe: false,
      edits: [{ place, text: String(boundary - 1) }],
    },
  ];
}
