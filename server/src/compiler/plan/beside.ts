/**
 * Names of the two campaigns of a swap: the successor while it is built beside an active campaign, and the old one
 * once its successor took the name. Campaign names are unique inside their parent, at most 255 characters long.
 */

const longestName = 255;

export const successorName = (name: string): string => ending(name, ' ⟦next⟧');

/** The id keeps the names of several generations apart. */
export const leftoverName = (name: string, id: number): string => ending(name, ` ⟦old ${id}⟧`);

/** The name of the campaign whose former self this one is; undefined for an ordinary name. */
export function leftoverOf(name: string): string | undefined {
  return /^(.*) ⟦old \d+⟧$/s.exec(name)?.[1];
}

const ending = (name: string, suffix: string): string =>
  `${name.slice(0, longestName - suffix.length)}${suffix}`;
