import type { Edit, Finding } from '../rules/index.ts';
import type { Location } from '../model/index.ts';
import { applyEdits, type TextEdit } from './edit.ts';

/** A fix may uncover the next; more rounds than this mean that fixes undo each other. */
const mostRounds = 10;

/**
 * Applies every safe fix to one file, again and again until none is left. Fixes that touch other files, or text that
 * an earlier fix of the same round touched, are left out.
 * @param check the findings of the file, were its text the given one.
 * @returns the text afterwards.
 */
export function fixAll(uri: string, text: string, check: (text: string) => readonly Finding[]): string {
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
function compatibleEdits(uri: string, findings: readonly Finding[]): TextEdit[] {
  const taken: TextEdit[] = [];
  for (const { fixes } of findings) {
    const fix = fixes.find(({ safe, edits }) => safe && edits.every(({ place }) => place.uri === uri));
    const added = (fix?.edits ?? [])
      .map(textEdit)
      .filter((edit) => !taken.some((other) => isSame(edit, other)));
    if (added.every((edit) => !taken.some((other) => conflict(edit, other)))) taken.push(...added);
  }
  return taken;
}

/** An edit of a rule in the editor's form. */
export function textEdit({ place, text }: Edit<Location>): TextEdit {
  return { ...place, text };
}

function isSame(one: TextEdit, other: TextEdit): boolean {
  return one.start === other.start && one.end === other.end && one.text === other.text;
}

/** Edits conflict where they share a character, or where both insert at one place. */
function conflict(one: TextEdit, other: TextEdit): boolean {
  return (one.start < other.end && other.start < one.end) || one.start === other.start;
}
