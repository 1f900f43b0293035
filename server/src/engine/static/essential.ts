import type { Concern, Outlook } from './outlook.ts';

/**
 * The stimuli that have to be looked at for everything to be known that may depend on the order, never end, or move
 * people. Left out are those whose concerns are all those of others: they lead to a change that is a stimulus of its own, they set to
 * work what another stimulus sets to work by itself, or they are just like another.
 */
export function essential(outlooks: readonly Outlook[]): Outlook[] {
  const isPlain = ({ stimulus }: Outlook) =>
    stimulus.coincidence === undefined && stimulus.script.length === 1;
  const plain = outlooks.filter(isPlain);
  const changing = new Set(
    plain.flatMap(({ stimulus }) =>
      stimulus.script.flatMap(({ changes }) => changes.map(({ thing }) => thing)),
    ),
  );
  const byRoot = new Map<number, Set<Outlook>>();
  for (const outlook of plain) {
    for (const root of outlook.roots) byRoot.set(root, (byRoot.get(root) ?? new Set()).add(outlook));
  }
  /** Does one plain stimulus set all of them to work? */
  const isOfOne = ([first, ...others]: readonly number[]): boolean => {
    const some = first === undefined ? undefined : byRoot.get(first);
    if (some === undefined || others.length === 0) return some !== undefined;
    const sets = others.map((root) => byRoot.get(root));
    for (const outlook of some) if (sets.every((set) => set?.has(outlook))) return true;
    return false;
  };
  const seen = new Set<string>();
  // What it is like takes most to find out, so it is asked last.
  const isNew = (outlook: Outlook, concern: Concern): boolean => {
    if (concern.leadsTo !== undefined && changing.has(concern.leadsTo)) return false;
    if (!isPlain(outlook)) {
      const { roots } = concern;
      if (roots !== undefined && isOfOne(roots)) return false;
    }
    const before = seen.size;
    return seen.add(concern.likeness).size > before;
  };
  const simplestFirst = outlooks.toSorted((a, b) => Number(isPlain(b)) - Number(isPlain(a)));
  const found = new Set(
    simplestFirst.filter(
      (outlook) => outlook.concerns.filter((concern) => isNew(outlook, concern)).length > 0,
    ),
  );
  return outlooks.filter((outlook) => found.has(outlook));
}
