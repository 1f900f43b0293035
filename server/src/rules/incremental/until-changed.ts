import type { Model } from '../../model/index.ts';

/**
 * Keeps what was made of a whole model until one of the things changes that it was made of: objects count as the same,
 * texts as equal. What a workspace says together rarely changes by an edit.
 */
export function untilChanged<T>(
  madeOf: (model: Model) => readonly unknown[],
  make: (model: Model) => T,
): (model: Model) => T {
  let latest: { readonly of: readonly unknown[]; readonly value: T } | undefined;
  return (model) => {
    const now = madeOf(model);
    const before = latest;
    if (before?.of.length === now.length && now.every((one, at) => one === before.of[at]))
      return before.value;
    latest = { of: now, value: make(model) };
    return latest.value;
  };
}
