import type { TimelineRow } from './timeline.ts';

/** Nobody needs to read a round a third time. */
const roundsShown = 2;
const longestRound = 12;

/** Rows that go round and round: two rounds, then how often it went on. */
export function withoutRounds(rows: readonly TimelineRow[]): readonly TimelineRow[] {
  for (let length = 1; length <= longestRound; length += 1) {
    for (let from = 0; from + length * (roundsShown + 2) <= rows.length; from += 1) {
      const end = endOfRounds(rows, from, length);
      const rounds = Math.floor((end - from) / length);
      if (rounds < roundsShown + 2) continue;
      const kept = from + length * roundsShown;
      const left = rows.slice(kept, end);
      const [first] = left;
      if (first === undefined) continue;
      const times = rounds - roundsShown;
      return [
        ...rows.slice(0, kept),
        {
          ...first,
          step: `… and so on: the same again ${times} times`,
          effects: [],
          decides: left.some(({ decides }) => decides),
        },
        ...rows.slice(end),
      ];
    }
  }
  return rows;
}

/** Where the rows that begin here cease to follow upon themselves; the last round may be only half one. */
function endOfRounds(rows: readonly TimelineRow[], from: number, length: number): number {
  let at = from + length;
  while (at < rows.length && isSame(rows[at], rows[at - length])) at += 1;
  return at;
}

function isSame(one: TimelineRow | undefined, other: TimelineRow | undefined): boolean {
  return one?.campaign === other?.campaign && one?.step === other?.step;
}
