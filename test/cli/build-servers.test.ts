import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import manifest from '../../package.json' with { type: 'json' };
import { lifecycle } from './command-line.ts';
import { sarifProblems } from './formats/sarif-schema.ts';
import { commandsIn } from './workflow-commands.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly pass_filenames?: boolean;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly name: string;
      readonly run?: string;
      readonly env?: Readonly<Record<string, string>>;
    }[];
  };
}

const hooks = parse(await readFile(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[];
const action = parse(await readFile(join(root, 'action.yml'), 'utf8')) as Action;

const bad = 'campaign "A" {\n  trigger Persn is Created\n  flow { Sync Person to SFDC }\n}\n';
const slow = 'smart list "A" {\n  filter Filled Out Form is any\n}\n';

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'lifecycle-build-'));
});
afterEach(() => rm(cwd, { recursive: true }));

describe('the hooks for pre-commit', () => {
  /** As pre-commit runs it: the words of the entry, then the files, if it wants them. */
  const run = (id: string, ...files: string[]) => {
    const hook = hooks.find((one) => one.id === id);
    const [program = '', ...words] = hook?.entry.split(' ') ?? [];
    expect(Object.keys(manifest.bin)).toContain(program);
    return lifecycle([...words, ...(hook?.pass_filenames === false ? [] : files)], { cwd });
  };

  it('keep a mistake back, and let what is right pass', async () => {
    await writeFile(join(cwd, 'a.lifecycle'), bad);
    expect(await run('lifecycle-check', 'a.lifecycle')).toMatchObject({
      code: 1,
      out: expect.stringContaining('name/unknown-trigger'),
    });
    await writeFile(join(cwd, 'a.lifecycle'), bad.replace('Persn', 'Person'));
    expect((await run('lifecycle-check', 'a.lifecycle')).code).toBe(0);
  });

  it('see the names of files that did not change', async () => {
    await writeFile(join(cwd, 'a.lifecycle'), 'list "A"\n');
    await writeFile(join(cwd, 'b.lifecycle'), 'list "A"\n');
    expect((await run('lifecycle-check', 'a.lifecycle')).out).toContain('name/duplicate');
  });

  it('format what changed', async () => {
    await writeFile(join(cwd, 'a.lifecycle'), 'list   "A"\n');
    expect((await run('lifecycle-format', 'a.lifecycle')).code).toBe(0);
    expect(await readFile(join(cwd, 'a.lifecycle'), 'utf8')).toBe('list "A"\n');
  });

  it('are for the files that the checker reads', () => {
    for (const { files, language } of hooks) {
      expect(language).toBe('node');
      expect(new RegExp(files).test('programs/a.lifecycle')).toBe(true);
      expect(new RegExp(files).test('programs/a.lifecycle.md')).toBe(false);
    }
  });
});

describe('the GitHub Action', () => {
  /** As the runner runs a step: its script in bash, with what its environment says of the inputs. */
  const run = async (name: string, given: Readonly<Record<string, string>> = {}) => {
    const step = action.runs.steps.find((one) => one.name === name);
    const value = (expression: string) => {
      const input = /^inputs\.(.+)$/.exec(expression)?.[1];
      if (input === undefined) return expression === 'github.action_path' ? root : expression;
      return given[input] ?? action.inputs[input]?.default ?? expression;
    };
    const env = Object.entries(step?.env ?? {}).map(([key, text]) => [
      key,
      text.replace(/\$\{\{ (.+?) \}\}/g, (_, expression: string) => value(expression)),
    ]);
    const PATH = [dirname(process.execPath), process.env['PATH']].join(delimiter);
    return new Promise<{ code: number; out: string; err: string }>((resolve) => {
      const options = { cwd, env: { ...(Object.fromEntries(env) as Record<string, string>), PATH } };
      const script = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? 'exit 99'];
      const child = execFile('bash', script, options, (_error, out, err) =>
        resolve({ code: child.exitCode ?? -1, out, err }),
      );
    });
  };

  it('shows a mistake beside its line, and fails', async () => {
    await writeFile(join(cwd, 'a.lifecycle'), bad);
    const { code, out } = await run('Check', { proof: 'false' });
    expect(code).toBe(1);
    expect(commandsIn(out)).toMatchObject([
      { command: 'error', properties: { file: 'a.lifecycle', line: '2', title: 'name/unknown-trigger' } },
    ]);
  });

  it('passes for what is right, and for a few warnings', async () => {
    await writeFile(join(cwd, 'a.lifecycle'), bad.replace('Persn', 'Person'));
    expect(await run('Check')).toMatchObject({ code: 0, out: '' });
    await writeFile(join(cwd, 'a.lifecycle'), slow);
    expect((await run('Check', { 'max-warnings': '1' })).code).toBe(0);
    expect((await run('Check', { 'max-warnings': '0' })).code).toBe(1);
  });

  it('looks at the paths that it is given', async () => {
    await writeFile(join(cwd, 'a.lifecycle'), bad);
    await writeFile(join(cwd, 'b.lifecycle'), 'list "B"\n');
    await writeFile(join(cwd, 'c.lifecycle'), 'list "C"\n');
    expect((await run('Check', { paths: 'b.lifecycle c.lifecycle' })).code).toBe(0);
  });

  it('writes SARIF for code scanning, and leaves it to the check to fail', async () => {
    await writeFile(join(cwd, 'a.lifecycle'), bad);
    expect((await run('Write SARIF', { 'sarif-file': 'out.sarif', proof: 'false' })).code).toBe(0);
    const log = JSON.parse(await readFile(join(cwd, 'out.sarif'), 'utf8'));
    expect(sarifProblems(log)).toEqual([]);
    expect(log.runs[0].results).toHaveLength(1);
  });

  it('uses every input that it declares, and no other', () => {
    const used = JSON.stringify(action.runs).matchAll(/inputs\.([a-z-]+)/g);
    expect(new Set([...used].map(([, name]) => name))).toEqual(new Set(Object.keys(action.inputs)));
    expect(action.runs.using).toBe('composite');
  });
});
