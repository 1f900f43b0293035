import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { lifecycle } from './command-line.ts';
import { type LinePattern, problemsIn } from './problem-matcher.ts';

interface GithubMatcher {
  readonly owner: string;
  readonly severity?: string;
  readonly pattern: readonly LinePattern[];
}

const github = JSON.parse(
  await readFile(new URL('../../.github/lifecycle-matcher.json', import.meta.url), 'utf8'),
) as { readonly problemMatcher: readonly GithubMatcher[] };

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'lifecycle-matcher-'));
  // A name with blanks and a colon, an error, a warning, and a hint.
  await writeFile(
    join(cwd, 'the files: a.lifecycle'),
    `smart list "Leaders" {
  filter [Job Title] contains "Chief"
  filter [Country] is "DE"
}
campaign "A" {
  trigger Persn is Created
  flow {
    if [Job Title] contains "VP" then Change Score [Person Score] by 5
    else if [Job Title] contains "SVP" then Change Score [Person Score] by 9
    else nothing
  }
}
`,
  );
});
afterEach(() => rm(cwd, { recursive: true }));

interface Told {
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly file: string;
    readonly range: { readonly start: { readonly line: number; readonly character: number } };
  }[];
}

/** What is printed for people, and what a matcher should read in it. */
async function printed() {
  const { out } = await lifecycle(['check', '--no-proof'], { cwd });
  const json = await lifecycle(['check', '--no-proof', '--format', 'json'], { cwd });
  const { findings } = JSON.parse(json.out) as Told;
  const due = findings.map(({ rule, severity, message, file, range: { start } }) => ({
    file,
    line: String(start.line + 1),
    column: String(start.character + 1),
    severity,
    code: rule,
    message,
  }));
  expect(new Set(due.map(({ severity }) => severity)).size).toBeGreaterThan(2);
  return { out, due };
}

it('lets VS Code read every finding of a task', async () => {
  const { problemMatchers, problemPatterns } = manifest.contributes;
  const [matcher] = problemMatchers;
  const patterns = problemPatterns.find(({ name }) => matcher?.pattern === `$${name}`)?.patterns ?? [];
  const { out, due } = await printed();
  expect(problemsIn(out, patterns)).toEqual(due);
  // VS Code knows errors and warnings by their names; what it does not know is as serious as the matcher says.
  expect(matcher?.severity).toBe('info');
});

it('lets GitHub Actions read every finding of a log, by severities that it has', async () => {
  const { out, due } = await printed();
  const read = github.problemMatcher.flatMap(({ severity, pattern }) =>
    problemsIn(out, pattern).map((problem) => ({ ...problem, severity: problem.severity ?? severity })),
  );
  const expected = due.map((problem) => ({
    ...problem,
    severity: /^(?:error|warning)$/.test(problem.severity) ? problem.severity : 'notice',
  }));
  expect(read).toHaveLength(expected.length);
  expect(read).toEqual(expect.arrayContaining(expected));
});
