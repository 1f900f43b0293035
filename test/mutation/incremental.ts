import { existsSync, readFileSync, writeFileSync } from 'node:fs';

interface Known {
  readonly files: Readonly<Record<string, { mutants: readonly KnownMutant[] }>>;
}

interface KnownMutant {
  readonly static?: boolean;
  readonly status: string;
}

/**
 * What Stryker knows from the last run, without the survivors of what happens while a module loads: it does not see that
 * a new test may kill them, because no test is known to reach them.
 */
export function forgetStaticSurvivors(path: string): void {
  if (!existsSync(path)) return;
  const known = JSON.parse(readFileSync(path, 'utf8')) as Known;
  for (const file of Object.values(known.files))
    file.mutants = file.mutants.filter((mutant) => mutant.static !== true || mutant.status === 'Killed');
  writeFileSync(path, JSON.stringify(known));
}
