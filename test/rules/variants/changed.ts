import type { Variant } from './variant.ts';

/** The text with the changes of a variant. */
export function changed(text: string, [meaning, ...changes]: Variant): string {
  return changes.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`${meaning}: there is no ${from}`);
    return before.replace(from, to);
  }, text);
}
