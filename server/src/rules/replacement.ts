import type { Fix } from './rule.ts';

/** One fix per suggested text, best first. A name is a guess, so none of them is safe. */
export function replacements<Where>(place: Where, texts: readonly string[]): readonly Fix<Where>[] {
  return texts.map((text) => ({
    title: `Change to ${text.length > 60 ? `${text.slice(0, 59)}…` : text}`,
    safe: false,
    edits: [{ place, text }],
  }));
}
