import {
  CHANGE_EVENTS,
  DELETED,
  type EngineProgram,
  type StepCode,
  stepsIn,
  type Thing,
} from '../program/index.ts';
import { watchedIn } from '../questions/watched.ts';
import type { Interest } from './clashes.ts';

/** Things that are looked at, by conditions, by steps or in the end, and what the engine itself looks at. */
export function interestIn(program: EngineProgram): Interest {
  // Whoever changes it last: a program's status never goes back, so the furthest of its steps is the end.
  const isForwardOnly = (thing: Thing) => thing.startsWith('Member of Program[Status]:');
  const watched = new Set(
    watchedIn(program).flatMap((one) => (one.kind === 'thing' && !isForwardOnly(one.thing) ? one.thing : [])),
  );
  const carried = new Set([
    ...program.synced,
    ...program.campaigns.flatMap(({ flow }) => stepsIn(flow).flatMap((step) => readsOfAsset(program, step))),
  ]);
  const thresholds = new Set<Thing>();
  for (const { active, triggers } of program.campaigns) {
    if (!active) continue;
    for (const { event, field, constraints } of triggers) {
      if (field !== undefined && CHANGE_EVENTS.has(event) && constraints.length > 0) thresholds.add(field);
    }
  }
  let key: string | undefined;
  return {
    // Nobody asks for it before something is edited.
    get key() {
      return (key ??= [carried, watched, thresholds].map((set) => [...set].toSorted().join()).join('\n'));
    },
    isFelt: (thing) =>
      program.read.has(thing) ||
      carried.has(thing) ||
      // Whose segment follows it.
      program.segmentationsOn(thing).length > 0 ||
      watched.has(thing) ||
      thing.includes('#') ||
      thing === DELETED,
    hasThreshold: (thing) => thresholds.has(thing),
  };
}

/** What an email or a webhook is declared to read. */
function readsOfAsset(program: EngineProgram, { definition, asset }: StepCode): readonly Thing[] {
  const reference = definition.parameters.find(({ position }) => position === 'primary')?.references;
  if (asset === undefined || reference === undefined) return [];
  return program.external(asset, reference)?.reads ?? [];
}
