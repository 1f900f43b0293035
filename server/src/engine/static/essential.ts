import type { Outlook } from './static.ts';

/**
 * The stimuli that have to be looked at for everything to be known that may depend on the order, or never end. Left out
 * are those that come to what another one comes to: by leading to a change that is a stimulus of its own, by setting
 * separate things to work that are stimuli by themselves, or by being just like another.
 */
export function essential(outlooks: readonly Outlook[]): Outlook[] {
  const plain = outlooks.filter(
    ({ stimulus }) => stimulus.coincidence === undefined && stimulus.script.length === 1,
  );
  const changing = new Set(
    plain.flatMap(({ stimulus }) =>
      stimulus.script.flatMap(({ changes }) => changes.map(({ thing }) => thing)),
    ),
  );
  const byRoot = new Map<number, Set<Outlook>>();
  for (const outlook of plain) {
    for (const root of outlook.roots) byRoot.set(root, (byRoot.get(root) ?? new Set()).add(outlook));
  }
  const isPlain = (roots: readonly number[]): boolean => {
    const [first, ...others] = roots.map((root) => byRoot.get(root) ?? new Set<Outlook>());
    return first !== undefined && [...first].some((outlook) => others.every((set) => set.has(outlook)));
  };
  const seen = new Set<string>();
  return outlooks.filter((outlook) => {
    if (!outlook.mayRace && !outlook.circular) return false;
    if (outlook.leadsTo !== undefined && changing.has(outlook.leadsTo)) return false;
    if (!plain.includes(outlook) && outlook.knotRoots?.every(isPlain) === true) return false;
    const { likeness } = outlook;
    if (seen.has(likeness)) return false;
    seen.add(likeness);
    return true;
  });
}
