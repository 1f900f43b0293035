/** One line that a problem matcher looks for, and the groups of the expression in which the parts stand. */
export interface LinePattern {
  readonly regexp: string;
  readonly file?: number;
  readonly line?: number;
  readonly column?: number;
  readonly severity?: number;
  readonly code?: number;
  readonly message?: number;
}

/** A problem as it is read out of what a program prints. */
export type ReadProblem = Partial<Record<Exclude<keyof LinePattern, 'regexp'>, string>>;

/** Reads text as editors and runners do: where one line after the other fits the patterns, there is a problem. */
export function problemsIn(text: string, patterns: readonly LinePattern[]): ReadProblem[] {
  const lines = text.split('\n');
  return lines.flatMap((_, at) => {
    const found = patterns.map(({ regexp }, further) => new RegExp(regexp).exec(lines[at + further] ?? ''));
    if (found.some((match) => match === null)) return [];
    const parts = patterns.flatMap(({ regexp: _regexp, ...groups }, further) =>
      Object.entries(groups).map(([part, group]) => [part, found[further]?.[group] ?? '']),
    );
    return [Object.fromEntries(parts) as ReadProblem];
  });
}
