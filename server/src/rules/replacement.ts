import type { Place } from '../model/index.ts';
import type { Fix } from './rule.ts';

/** One fix per suggested text, best first. A name is a guess, so none of them is safe. */
export function replacements(place: Place, texts: readonly string[]): readonly Fix[] {
  return texts.map((text) => ({
    title: `Change to ${text.length > 60 ? `${text.slice(0, 59)}…` : text}`,
    safe: false,
    edits: [{ place, text }],
  }));
}
