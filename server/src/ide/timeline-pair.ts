import type { FindingWitness } from '../rules/index.ts';
import { effectsInWords, plainNumbers } from './effect-words.ts';
import { withoutRounds } from './repetition.ts';
import type { TimelineOrder, TimelinePair, TimelineRow } from './timeline.ts';

type Schedule = FindingWitness['schedules'][number];
type Step = Schedule['steps'][number];

/** A finding's two schedules, ready to be shown side by side: what both have in common is told once. */
export function pairOf({ assumptions, schedules, differsAt }: FindingWitness): TimelinePair {
  const [first, second] = schedules;
  const parts = Math.min(
    differsAt,
    first.steps.length,
    second.steps.length,
    firstDifference(first.steps, second.steps),
  );
  const differing = new Set(
    differences(first, second).flatMap(({ name, differs }) => (differs ? [name] : [])),
  );
  const common = first.steps.slice(0, parts).map((step) => rowOf(step, false));
  const rests = [restOf(first, parts, differing), restOf(second, parts, differing)] as const;
  const outcomes = [differences(first, second), differences(second, first)] as const;
  const base = { person: assumptions.map(plainNumbers), alike: [] };
  // One goes on where the other ends: a story, not two orders.
  if (rests.some((rest) => rest.length === 0)) {
    const longer = rests[0].length === 0 ? 1 : 0;
    const told = [outcomes[1 - longer], outcomes[longer]] as const;
    return {
      ...base,
      kind: 'one story',
      common: withoutRounds([...common, ...rests[longer]]),
      orders: [
        { rows: [], outcome: told[0] ?? [] },
        { rows: [], outcome: told[1] ?? [] },
      ],
    };
  }
  const same = alikeAtTheEnd(rests);
  const order = (which: 0 | 1): TimelineOrder => ({
    rows: withLastWrites(rests[which].slice(0, rests[which].length - same), common, differing),
    outcome: outcomes[which],
  });
  const isOfTwo = parts === 0 && rests.every(([row]) => row?.campaign === 'the person');
  return {
    ...base,
    kind: isOfTwo ? 'two people' : 'two orders',
    common,
    orders: [order(0), order(1)],
    alike: rests[0].slice(rests[0].length - same),
  };
}

function firstDifference(one: readonly Step[], other: readonly Step[]): number {
  const at = one.findIndex((step, index) => {
    const same = other[index];
    return same?.campaign !== step.campaign || same.step !== step.step || same.effect !== step.effect;
  });
  return at === -1 ? one.length : at;
}

/** How many rows both end with; the first row of each is where they differ. */
function alikeAtTheEnd([one, other]: readonly [readonly TimelineRow[], readonly TimelineRow[]]): number {
  const most = Math.min(one.length, other.length) - 1;
  let count = 0;
  while (count < most && isSame(one.at(-1 - count), other.at(-1 - count))) count += 1;
  return count;
}

function isSame(one: TimelineRow | undefined, other: TimelineRow | undefined): boolean {
  return (
    one?.at === other?.at &&
    one?.campaign === other?.campaign &&
    one?.step === other?.step &&
    one?.effects.join('\n') === other?.effects.join('\n')
  );
}

function differences({ outcome }: Schedule, { outcome: other }: Schedule): TimelineOrder['outcome'] {
  const own = new Map(Object.entries(outcome));
  const others = new Map(Object.entries(other));
  return [...new Set([...own.keys(), ...others.keys()])].map((name) => ({
    name,
    value: own.get(name) ?? 'nothing',
    differs: own.get(name) !== others.get(name),
  }));
}

/** The rows from where both part. The first one decides, and so does whatever has a hand in what ends differently. */
function restOf({ steps }: Schedule, parts: number, differing: ReadonlySet<string>): TimelineRow[] {
  return steps
    .slice(parts)
    .map((step, at) => rowOf(step, at === 0 || bearsOn(rowOf(step, false), differing)));
}

function bearsOn({ campaign, step, effects }: TimelineRow, differing: ReadonlySet<string>): boolean {
  const looks = step === 'starts' || step.startsWith('looks: ');
  return (
    differing.has(step) ||
    (looks && differing.has(`"${campaign}" runs`)) ||
    effects.some((effect) => [...differing].some((name) => effect.startsWith(`${name}: `)))
  );
}

/** Where several rows write what ends differently, the last of them has the say. */
function withLastWrites(
  rows: readonly TimelineRow[],
  before: readonly TimelineRow[],
  differing: ReadonlySet<string>,
): TimelineRow[] {
  const writesOf = (name: string) =>
    [...before, ...rows].filter(({ effects }) => effects.some((effect) => effect.startsWith(`${name}: `)));
  const last = new Map<TimelineRow, string>();
  for (const name of differing) {
    const writes = writesOf(name);
    const latest = writes.at(-1);
    if (latest !== undefined && writes.length > 1) last.set(latest, name);
  }
  return rows.map((row) => {
    const name = last.get(row);
    return name === undefined ? row : { ...row, note: `the last to write ${name}` };
  });
}

function rowOf({ at, campaign, step, effect }: Step, decides: boolean): TimelineRow {
  const effects = effectsInWords(effect, step, at);
  return { at, campaign, depth: 0, step, effects, decides, note: undefined, location: undefined };
}
