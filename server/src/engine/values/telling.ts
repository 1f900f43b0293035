import { type Assumption, Knowledge } from './knowledge.ts';

/**
 * What has to be said of a person whom so much is assumed of: all but what follows from the rest. Whoever turns out to
 * be in "1 - MAL" was first asked whether they are in one of two stages.
 */
export function tellingAssumptions({ assumptions }: Knowledge): readonly Assumption[] {
  let telling = assumptions;
  for (const [name, about] of Map.groupBy(assumptions, (assumption) => assumption.about.name)) {
    if (about.length === 1) continue;
    const all = suppose(about)?.key;
    for (const one of about) {
      const rest = telling.filter((other) => other !== one);
      if (suppose(rest.filter((other) => other.about.name === name))?.key === all) telling = rest;
    }
  }
  return telling;
}

function suppose(assumptions: readonly Assumption[]): Knowledge | undefined {
  return assumptions.reduce<Knowledge | undefined>(
    (known, { about, test, holds }) => known?.assume(about, test, holds),
    Knowledge.none,
  );
}
