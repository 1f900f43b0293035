import { existsSync, globSync, readFileSync, statSync } from 'node:fs';

/** As Stryker reports it; lines and columns count from 1. */
export interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly location: { readonly start: Position; readonly end: Position };
}

interface Position {
  readonly line: number;
  readonly column: number;
}

export interface MutatedFile {
  readonly source: string;
  readonly mutants: readonly Mutant[];
}

interface Report {
  readonly files: Readonly<Record<string, MutatedFile>>;
}

/**
 * What is known of each file that there is, by its path: the last report of it, and of earlier ones of the same text,
 * asked of other tests, what was killed.
 */
export function mutatedFiles(folder: string): ReadonlyMap<string, MutatedFile> {
  const reports = globSync(`${folder}/*.json`)
    .filter((path) => !path.endsWith('.incremental.json'))
    .toSorted((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs)
    .map((path) => JSON.parse(readFileSync(path, 'utf8')) as Report);
  const files = new Map<string, MutatedFile>();
  for (const report of reports) {
    for (const [path, file] of Object.entries(report.files)) {
      if (!existsSync(path)) continue;
      const before = files.get(path);
      files.set(path, before?.source === file.source ? together(before, file) : file);
    }
  }
  return files;
}

export function isDetected({ status }: Mutant): boolean {
  return status === 'Killed' || status === 'Timeout';
}

export function isLeft({ status }: Mutant): boolean {
  return status === 'Survived' || status === 'NoCoverage';
}

function together(before: MutatedFile, { source, mutants }: MutatedFile): MutatedFile {
  const known = new Map(before.mutants.map((mutant) => [keyOf(mutant), mutant]));
  for (const mutant of mutants) {
    const one = known.get(keyOf(mutant));
    // Who was reached by no test of one report may have been by those of another.
    const better = one === undefined || isDetected(mutant) || (isLeft(one) && mutant.status === 'Survived');
    if (better && !(one !== undefined && isDetected(one))) known.set(keyOf(mutant), mutant);
  }
  return { source, mutants: [...known.values()] };
}

function keyOf({ mutatorName, replacement, location }: Mutant): string {
  return JSON.stringify([mutatorName, replacement, location.start, location.end]);
}
