import type { Conflict } from '../../engine/index.ts';
import type { RawFinding } from '../rule.ts';
import { quoted } from '../spelling.ts';
import type { Analysis } from './analysis.ts';
import { eventInWords, partiesInWords } from './words.ts';

/** More of them would say nothing new. */
const MOST_HINTS = 10;

/** Suspicions that were neither shown nor refuted within the budget: hints, and nothing louder. */
export function* undecidedAbout(
  { undecided, loops, races, program, cancelled }: Analysis,
  how: Conflict['how'],
): Generator<RawFinding> {
  // Nobody tried.
  if (cancelled) return;
  const told = new Set<string>(
    races.flatMap(({ sides, things }) =>
      things.map((thing) =>
        keyOf(
          sides.map(({ who }) => who),
          thing,
        ),
      ),
    ),
  );
  // Where campaigns go round for ever, there is no end that could differ.
  const endless = new Set(loops.flatMap(({ campaigns }) => campaigns));
  let count = 0;
  for (const { outlook, watched } of undecided) {
    const things = new Set(watched?.flatMap((one) => (one.kind === 'thing' ? one.thing : [])));
    if (outlook.campaigns.some((campaign) => endless.has(campaign))) continue;
    // What is left open may be an alert that follows from a score: then the score is what can be named.
    const isDirect = outlook.conflicts.some(({ thing }) => things.has(thing));
    for (const conflict of outlook.conflicts) {
      const names = conflict.parties.map(({ name }) => name);
      const key = keyOf(names, conflict.thing);
      const place = conflict.parties.map((party) => party.place).find((at) => at !== undefined);
      const isMeant = conflict.how === how && isDirect === things.has(conflict.thing);
      if (!isMeant || told.has(key) || place === undefined) continue;
      if (count === MOST_HINTS) return;
      told.add(key);
      count += 1;
      yield {
        place,
        severity: 'hint',
        message: `Whether ${isDirect ? '' : 'what comes of '}${program.nameOf(conflict.thing)} depends on the order of ${partiesInWords(names.map(quoted))} after ${eventInWords(outlook.stimulus)} could not be decided: too many things may happen at one time.`,
        advice: 'Make the campaigns one chain, or fewer, if you want to be certain.',
      };
    }
  }
}

function keyOf(names: readonly string[], thing: string): string {
  return [...names.toSorted(), thing].join('\n');
}
