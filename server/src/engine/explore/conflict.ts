import { DELETED } from '../program/index.ts';
import { LOG, type Atom, type Touched } from '../turn/touched.ts';

/** Whether anybody asks in which order things were logged. */
export type LogOrder = 'matters' | 'does not matter';

/**
 * May it make a difference which of the two comes first? Not if neither changes what the other looks at or changes,
 * marks aside, which come to the same in either order. Deletion ends whatever is under way.
 */
export function conflict(a: Touched, b: Touched, log: LogOrder): boolean {
  return hits(a.writes, b, log) || hits(b.writes, a, log) || meet(a.marks, b.reads) || meet(b.marks, a.reads);
}

function hits(writes: ReadonlySet<Atom>, other: Touched, log: LogOrder): boolean {
  for (const atom of writes) {
    if (atom === DELETED) return true;
    if (atom === LOG && log === 'does not matter') continue;
    if (other.reads.has(atom) || other.writes.has(atom) || other.marks.has(atom)) return true;
  }
  return false;
}

function meet(a: ReadonlySet<Atom>, b: ReadonlySet<Atom>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  for (const atom of few) if (many.has(atom)) return true;
  return false;
}
