import type { Edit, Finding } from '../rules/index.ts';
import type { Location } from '../model/index.ts';
import { format } from '../syntax/index.ts';
import { applyEdits, type TextEdit } from './edit.ts';

/** A fix may uncover the next; more rounds than this mean that fixes undo each other. */
const mostRounds = 10;

/**
 * Applies every safe fix to one file, again and again until none is left. Fixes that touch other files, or text that
 * an earlier fix of the same round touched, are left out. A file in the one layout stays in it.
 * @param check the findings of the file, were its text the given one.
 * @returns the text afterwards.
 */
export function fixAll(uri: string, text: string, check: (text: string) => readonly Finding[]): string {
  const fixed = fixedUntilNone(uri, text, check);
  return fixed !== text && format(text) === text ? format(fixed) : fixed;
}

function fixedUntilNone(uri: string, text: string, check: (text: string) => readonly Finding[]): string {
  const seen = new Set([text]);
  let current = text;
  for (let round = 0; round < mostRounds; round += 1) {
    const edits = compatibleEdits(uri, check(current));
    if (edits.length === 0) return current;
    const next = applyEdits(current, edits);
    if (seen.has(next)) return current;
    seen.add(next);
    current = next;
  }
  return current;
}

/** The first safe fix of each finding, as far as they do not get in each other's way. */
function compatibleEdits(uri: string, findings: readonly Finding[]): readonly TextEdit[] {
  const taken = new EditList();
  for (const { fixes } of findings) {
    const fix = fixes.find(({ safe, edits }) => safe && edits.every(({ place }) => place.uri === uri));
    const added = (fix?.edits ?? []).map(textEdit).filter((edit) => !taken.has(edit));
    if (added.every((edit) => taken.takes(edit))) for (const edit of added) taken.add(edit);
  }
  return taken.edits;
}

/** An edit of a rule in the editor's form. */
export function textEdit({ place, text }: Edit<Location>): TextEdit {
  return { ...place, text };
}

/** Edits in the order of the text of which no two share a character or a place. */
class EditList {
  readonly edits: TextEdit[] = [];

  has(edit: TextEdit): boolean {
    const there = this.edits[this.#indexOf(edit.start)];
    return there?.start === edit.start && there.end === edit.end && there.text === edit.text;
  }

  takes({ start, end }: TextEdit): boolean {
    const index = this.#indexOf(start);
    const [before, after] = [this.edits[index - 1], this.edits[index]];
    const isFreeBefore = before === undefined || before.end <= start;
    const isFreeAfter = after === undefined || (after.start !== start && after.start >= end);
    return isFreeBefore && isFreeAfter;
  }

  add(edit: TextEdit): void {
    this.edits.splice(this.#indexOf(edit.start), 0, edit);
  }

  /** Of the first edit that begins at an offset or behind it. */
  #indexOf(start: number): number {
    let low = 0;
    let high = this.edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.edits[middle]?.start ?? Infinity) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
