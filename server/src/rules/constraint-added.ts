import { type ActivityTest, type BoundTrigger, type MembershipTest, placeOf } from '../model/index.ts';
import type { Declaration } from '../syntax/index.ts';
import type { Edit } from './rule.ts';

/** Writes a constraint behind those that a trigger or filter has, or the braces for its first one. */
export function constraintAdded(
  declaration: Declaration,
  phrase: ActivityTest | MembershipTest | BoundTrigger,
  text: string,
  constraint: string,
): Edit {
  const last = phrase.constraints.at(-1);
  if (last !== undefined) {
    const place = placeOf(declaration, { start: last.end, end: last.end });
    return { place, text: `, ${constraint}` };
  }
  const written = text.slice(phrase.start, phrase.end);
  const empty = /\{\s*\}$/.exec(written);
  const start = empty === null ? phrase.end : phrase.start + empty.index;
  const place = placeOf(declaration, { start, end: phrase.end });
  return { place, text: `${empty === null ? ' ' : ''}{ ${constraint} }` };
}
