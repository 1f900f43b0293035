import { DELETED } from '../program/index.ts';
import type { Touches } from '../influence/index.ts';
import { LOG, type Atom, type Touched } from '../turn/touched.ts';

/** Whether anybody asks in which order things were logged. */
export type LogOrder = 'matters' | 'does not matter';

/** Something that may be touched, by one turn or by many. */
interface Reach {
  readonly reads: Membership;
  readonly writes: Membership;
  readonly marks: Membership;
}

interface Membership {
  has(atom: Atom): boolean;
}

/**
 * May it make a difference whether a turn comes before or after others? Not if neither changes what the other looks at
 * or changes, marks aside, which come to the same in either order. Deletion ends whatever is under way.
 */
export function conflict(turn: Touched, others: Reach, log: LogOrder): boolean {
  if (turn.writes.has(DELETED) || others.writes.has(DELETED)) return true;
  for (const atom of turn.writes) {
    if (atom === LOG && log === 'does not matter') continue;
    if (others.writes.has(atom) || others.reads.has(atom) || others.marks.has(atom)) return true;
  }
  for (const atom of turn.reads) if (others.writes.has(atom) || others.marks.has(atom)) return true;
  for (const atom of turn.marks) if (others.writes.has(atom) || others.reads.has(atom)) return true;
  return false;
}

/** The same of what may be touched on both sides. */
export function mayConflict(turn: Touches, others: Touches, log: LogOrder): boolean {
  if (turn.writes.has(DELETED) || others.writes.has(DELETED)) return true;
  const aside = log === 'does not matter' ? LOG : undefined;
  return (
    turn.writes.meets(others.writes, aside) ||
    turn.writes.meets(others.reads, aside) ||
    turn.writes.meets(others.marks) ||
    turn.reads.meets(others.writes) ||
    turn.reads.meets(others.marks) ||
    turn.marks.meets(others.writes) ||
    turn.marks.meets(others.reads)
  );
}
