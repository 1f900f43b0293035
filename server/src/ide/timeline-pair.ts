import type { FindingWitness } from '../rules/index.ts';
import type { TimelineOrder, TimelinePair, TimelineRow } from './timeline.ts';

type Schedule = FindingWitness['schedules'][number];
type Step = Schedule['steps'][number];

/** A finding's two schedules, ready to be shown side by side: what both have in common comes first and once. */
export function pairOf({ assumptions, schedules, differsAt }: FindingWitness): TimelinePair {
  const [first, second] = schedules;
  const parts = Math.min(
    differsAt,
    first.steps.length,
    second.steps.length,
    firstDifference(first.steps, second.steps),
  );
  return {
    person: assumptions,
    common: first.steps.slice(0, parts).map((step) => rowOf(step, false)),
    orders: [orderOf(first, second, parts), orderOf(second, first, parts)],
  };
}

function firstDifference(one: readonly Step[], other: readonly Step[]): number {
  const at = one.findIndex((step, index) => {
    const same = other[index];
    return same?.campaign !== step.campaign || same.step !== step.step || same.effect !== step.effect;
  });
  return at === -1 ? one.length : at;
}

/** The first row is the one that differs. */
function orderOf({ steps, outcome }: Schedule, other: Schedule, parts: number): TimelineOrder {
  const others = new Map(Object.entries(other.outcome));
  const own = new Map(Object.entries(outcome));
  const names = new Set([...own.keys(), ...others.keys()]);
  return {
    rows: steps.slice(parts).map((step, at) => rowOf(step, at === 0)),
    outcome: [...names].map((name) => ({
      name,
      value: own.get(name) ?? 'nothing',
      differs: own.get(name) !== others.get(name),
    })),
  };
}

function rowOf({ at, campaign, step, effect }: Step, decides: boolean): TimelineRow {
  const effects = effectsIn(effect).filter((said) => !step.includes(said));
  return { at, campaign, depth: 0, step, effects, decides, note: undefined, location: undefined };
}

/** One by one, as they are joined by semicolons. An owner comes with name and phone number: the address tells enough. */
function effectsIn(effect: string): string[] {
  const effects = (effect.match(/(?:"[^"]*"|;(?! )|[^;])+/g) ?? []).map((said) => said.trim());
  const assigned = effects.some((said) => said.startsWith('[Lead Owner Email Address]:'));
  return effects.filter(
    (said) => !assigned || !said.startsWith('[Lead Owner ') || said.startsWith('[Lead Owner Email Address]:'),
  );
}
