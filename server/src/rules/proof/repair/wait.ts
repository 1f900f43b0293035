import type { Race } from '../race.ts';
import type { Side } from '../side.ts';
import { nameOf } from '../words.ts';
import type { Candidate } from './candidate.ts';
import { type Scene, standingAt } from './scene.ts';

/** Lengths that people write, in minutes. */
const lengths = [2, 10, 20, 30, 60, 120, 24 * 60] as const;

/** Beside another campaign, which takes no time but that of the queue. */
const FOR_A_CAMPAIGN = 10;

/** A wait before the step that comes too soon, longer than the other may take at the latest. */
export function* waits(scene: Scene, { kind, sides }: Race): Generator<Candidate> {
  // Two runs of one campaign would wait for the same time, and a batch comes by once a night.
  if (sides[0].campaign === sides[1].campaign || kind === 'race/batch-and-trigger') return;
  for (const [side, other] of [sides, sides.toReversed()] as [Side, Side][]) {
    const standing = standingAt(scene, side);
    if (standing === undefined || standing.written.symbol.bound.kind === 'executable') continue;
    const minutes = longEnough(side, other);
    if (minutes === undefined) continue;
    yield {
      kind: 'wait',
      title: `Wait ${inWords(minutes)} for ${awaited(other)}`,
      edits: standing.written.text.before(standing.item, `Wait ${inWords(minutes)}`),
      minutes,
    };
  }
}

function awaited(side: Side): string {
  const { task } = side;
  return task.kind === 'answer' && task.segmentation !== undefined ? 'the segment' : nameOf(side);
}

function longEnough({ turns }: Side, { task }: Side): number | undefined {
  if (task.kind !== 'answer') return task.kind === 'moment' ? undefined : FOR_A_CAMPAIGN;
  const now = Math.min(...turns.map(({ before }) => before.minute));
  return lengths.find((minutes) => now + minutes > task.due.latest);
}

export function inWords(minutes: number): string {
  if (minutes % (24 * 60) === 0) return days(minutes / 24 / 60);
  return minutes % 60 === 0 ? hours(minutes / 60) : `${minutes} minutes`;
}

function days(count: number): string {
  return `${count} ${count === 1 ? 'day' : 'days'}`;
}

function hours(count: number): string {
  return `${count} ${count === 1 ? 'hour' : 'hours'}`;
}
