import { findersOf } from '../influence/index.ts';
import type { Condition, EngineProgram } from '../program/index.ts';
import type { Semantics } from '../semantics.ts';
import type { Knot } from './coverage.ts';
import type { Reach, Reached } from './reach.ts';

/** Tells knots of different stimuli apart as far as the order of things goes. */
export interface Likenesses {
  readonly of: (reach: Reach, knot: Knot) => string;
}

/**
 * Two knots with one likeness come to the same as far as the order goes: the same campaigns take part, started in the
 * same way, and filters that look for what has happened find the one as they find the other. Of campaigns that only add
 * to something one is like the other, how much they add aside.
 */
export function createLikenesses(program: EngineProgram, semantics: Semantics): Likenesses {
  const finds = findersOf(program, semantics);
  const keys = new Map<Condition, string>();
  return {
    of(reach, { leading }) {
      const { stimulus, actors } = reach;
      const [person] = actors;
      const names = new Map(
        [...leading].map((place) => [place, place === 0 ? 'the person' : nameOf(keys, actors[place])]),
      );
      const starts = (person?.onward ?? []).flatMap(({ at, to }) =>
        names.has(to) ? `${at}>${names.get(to)}` : [],
      );
      const felt = new Set(
        [...leading].flatMap((place) =>
          place === 0 ? [] : (actors[place]?.touches.map(({ thing }) => thing) ?? []),
        ),
      );
      const touches = (person?.touches ?? []).flatMap(({ at, thing, how, value }) =>
        felt.has(thing) ? `${at} ${how} ${thing} ${value ?? ''}` : [],
      );
      const found = stimulus.script.flatMap(({ events }) => events.map(finds));
      return [
        stimulus.creates,
        stimulus.coincidence?.name ?? '',
        found.join(),
        starts.toSorted().join(),
        [...names.values()].toSorted().join(),
        touches.join(),
      ].join('\n');
    },
  };
}

/** Campaigns that only add are told apart by whom they take, what they add to and whom they start. */
function nameOf(keys: Map<Condition, string>, actor: Reached | undefined): string {
  const { number, name, campaign, touches = [], starts = [], several } = actor ?? {};
  if (campaign === undefined || campaign.qualify.rule !== 'every time') return String(number);
  const own = new Set([
    `Member of Smart Campaign:${name}`,
    `qualified#${campaign.id}`,
    `runs#${campaign.id}`,
  ]);
  const deeds = touches.filter(({ at, thing }) => at >= 0 && !own.has(thing));
  if (deeds.some(({ how }) => how !== 'adds')) return String(number);
  const added = deeds.map(({ at, thing, value }) => `${at} ${thing} ${value}`).join();
  return `whoever passes ${keyOf(keys, campaign.filter)} adds ${added} ${starts.map(({ at, actor: other }) => `${at}>${other}`).join()} ${several}`;
}

/** The condition without its place in the files. */
function keyOf(keys: Map<Condition, string>, condition: Condition): string {
  let key = keys.get(condition);
  if (key === undefined) {
    key = JSON.stringify(condition, (name, value: unknown) => (name === 'place' ? undefined : value));
    keys.set(condition, key);
  }
  return key;
}
