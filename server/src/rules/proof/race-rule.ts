import type { Conflict } from '../../engine/index.ts';
import type { RawFinding, Related, Rule } from '../rule.ts';
import type { RaceKind } from './kind.ts';
import type { Race } from './race.ts';
import { placeOf, type Side } from './side.ts';
import { undecidedAbout } from './undecided.ts';
import { nameOf, thingsInWords } from './words.ts';

/** What a rule about races says of itself, and of one race. */
export interface RaceRule extends Pick<Rule, 'severity' | 'summary' | 'why' | 'fix'> {
  readonly id: RaceKind;
  readonly message: (race: Race) => string;
  readonly advice: string;
  /** Suspicions of this kind that could not be decided are hints of this rule. */
  readonly undecided?: Conflict['how'];
}

/** A rule that tells of all races of one kind. */
export function raceRule({ message, advice, undecided, ...rule }: RaceRule): Rule {
  return {
    ...rule,
    method: 'proof',
    checkProof: function* (analysis) {
      for (const race of analysis.races) {
        const at = race.kind === rule.id ? placesOf(race) : undefined;
        if (at === undefined) continue;
        const cause = { kind: 'race', race } as const;
        yield { ...at, message: sentence(message(race)), advice, witness: race.witness, cause };
      }
      if (undecided !== undefined) yield* undecidedAbout(analysis, undecided);
    },
  };
}

/** The finding stands where somebody looks too early; where both write, at the later of the two in the text. */
function placesOf(race: Race): Pick<RawFinding, 'place' | 'related'> | undefined {
  const { program, things, sides } = race;
  const placed = sides.flatMap((side) => {
    const place = placeOf(program, side, things);
    return place === undefined
      ? []
      : [{ side, place, writes: things.some((thing) => side.writes.has(thing)) }];
  });
  const [first, second] = placed.toSorted(
    (a, b) => Number(a.writes) - Number(b.writes) || b.place.start - a.place.start,
  );
  if (first === undefined) return undefined;
  // Whoever comes from the other side wants to read what happens on this one.
  const related = [second, first].flatMap((one): Related[] =>
    one === undefined ? [] : [{ place: one.place, message: doing(race, one.side) }],
  );
  return { place: first.place, related };
}

/** `"A" writes [Country] here` */
export function doing({ program, things }: Race, side: Side): string {
  const writes = things.filter((thing) => side.writes.has(thing));
  const what = thingsInWords(program, writes.length > 0 ? writes : things);
  return `${nameOf(side)} ${writes.length > 0 ? 'writes' : 'looks at'} ${what} here`;
}

/** `two runs of "A" …` begins it where `"A" and "B" …` does elsewhere. */
function sentence(said: string): string {
  return said.charAt(0).toUpperCase() + said.slice(1);
}
