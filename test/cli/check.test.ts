import { chmod, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lifecycle, stackTrace } from './command-line.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'lifecycle-cli-'));
});
afterEach(() => rm(cwd, { recursive: true }));

const shadowed = `campaign "A" {
  trigger Person is Created
  flow {
    if [Job Title] contains "VP" then Change Score [Person Score] by 5
    else if [Job Title] contains "SVP" then Change Score [Person Score] by 9
    else nothing
  }
}
`;

it('finds nothing in the clean samples', async () => {
  const { code, out, err } = await lifecycle(['check', 'samples/first-lifecycle', 'samples/recycling'], {
    cwd: root,
  });
  expect({ code, out }).toEqual({ code: 0, out: '' });
  expect(err).toBe('No findings in 2 files.\n');
});

it('shows the line, the reason and what to do', async () => {
  await writeFile(join(cwd, 'a.lifecycle'), shadowed);
  const { code, out, err } = await lifecycle(['check'], { cwd });
  expect(code).toBe(0);
  expect(out).toContain('a.lifecycle:5:13  warning  choice/shadowed');
  expect(out).toContain('    5 |     else if [Job Title] contains "SVP" then');
  expect(out).toContain('      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^\n');
  expect(out).toMatch(/Why: .+\n {2}Do: {2}.+\n {2}See: a\.lifecycle:4:8 /);
  expect(err).toBe('1 warning in 1 file.\n');
});

it('fails on errors, and on more warnings than allowed', async () => {
  await writeFile(join(cwd, 'a.lifecycle'), shadowed);
  expect((await lifecycle(['check', '--max-warnings', '1'], { cwd })).code).toBe(0);
  expect((await lifecycle(['check', '--max-warnings', '0'], { cwd })).code).toBe(1);
  await writeFile(join(cwd, 'b.lifecycle'), 'campaign "B" { trigger Persn is Created, flow { } }\n');
  expect((await lifecycle(['check'], { cwd })).code).toBe(1);
});

it('takes severities from the configuration', async () => {
  await writeFile(join(cwd, 'a.lifecycle'), shadowed);
  await writeFile(join(cwd, 'lifecycle.config.json'), '{ "rules": { "choice/shadowed": "error" } }');
  expect((await lifecycle(['check'], { cwd })).code).toBe(1);
  await writeFile(join(cwd, 'lifecycle.config.json'), '{ "rules": { "choice/*": "off" } }');
  expect(await lifecycle(['check'], { cwd })).toMatchObject({ code: 0, out: '' });
});

it('prints findings as stable JSON with zero-based positions', async () => {
  await writeFile(join(cwd, 'a.lifecycle'), shadowed);
  const { out } = await lifecycle(['check', '--format', 'json'], { cwd });
  expect(JSON.parse(out)).toMatchObject({
    version: 1,
    findings: [
      {
        rule: 'choice/shadowed',
        severity: 'warning',
        file: 'a.lifecycle',
        range: { start: { line: 4, character: 12 }, end: { line: 4, character: 38 } },
        related: [{ file: 'a.lifecycle', range: { start: { line: 3, character: 7 } } }],
      },
    ],
    summary: { files: 1, errors: 0, warnings: 1, information: 0, hints: 0 },
  });
});

it('applies the safe fixes', async () => {
  const path = join(cwd, 'a.lifecycle');
  await writeFile(
    path,
    'campaign "A" {\n  trigger Person is Created\n  flow {\n    Wait 4 hrs\n    Send Email "Hello"\n  }\n}\n',
  );
  const { code, err } = await lifecycle(['check', '--fix'], { cwd });
  expect(err).toContain('Fixed 1 file.');
  expect(code).toBe(0);
  expect(await readFile(path, 'utf8')).toContain('Wait 4 hours');
});

it('finds nothing in an empty file', async () => {
  await writeFile(join(cwd, 'a.lifecycle'), '');
  expect(await lifecycle(['check'], { cwd })).toEqual({ code: 0, out: '', err: 'No findings in 1 file.\n' });
});

it.each<[string, (path: string) => Promise<unknown>, RegExp]>([
  [
    'of 50 MB',
    (path) => writeFile(path, '').then(() => truncate(path, 50 * 1024 * 1024)),
    /has 50 MB; .*Split it/,
  ],
  [
    'in UTF-16',
    (path) => writeFile(path, Buffer.from('\ufeffcampaign', 'utf16le')),
    /UTF-16. Save it as UTF-8/,
  ],
  [
    'that is no text',
    (path) => writeFile(path, Buffer.of(0x80, 0x81, 0xfe)),
    /not UTF-8 text.*Save it as UTF-8/,
  ],
  ['that does not exist', () => Promise.resolve(), /does not exist/],
])('says what to do with a file %s', async (_name, make, message) => {
  const path = join(cwd, 'a.lifecycle');
  await make(path);
  const { code, err } = await lifecycle(['check', path], { cwd });
  expect(code).toBe(1);
  expect(err).toMatch(message);
  expect(err).not.toMatch(stackTrace);
});

it.skipIf(process.getuid?.() === 0)('says that a file may not be read', async () => {
  const path = join(cwd, 'a.lifecycle');
  await writeFile(path, '');
  await chmod(path, 0o000);
  const { code, err } = await lifecycle(['check', path], { cwd });
  expect(code).toBe(1);
  expect(err).toContain('permission denied');
});

it('says what is wrong with a configuration, and fails', async () => {
  await writeFile(join(cwd, 'lifecycle.config.json'), '{ "rules": ');
  await writeFile(join(cwd, 'a.lifecycle'), '');
  const { code, err } = await lifecycle(['check'], { cwd });
  expect(code).toBe(1);
  expect(err).toMatch(/lifecycle\.config\.json is not valid JSON/);
});

it('says how to name files when there are none', async () => {
  const { code, err } = await lifecycle(['check'], { cwd });
  expect(code).toBe(1);
  expect(err).toMatch(/No \.lifecycle file found .*\n.*lifecycle check samples/);
});

it.each([
  [['chekc']],
  [['check', '--formt', 'json']],
  [['check', '--format', 'xml']],
  [['check', '--max-warnings', 'few']],
  [[]],
])('calls %j wrong usage', async (args) => {
  const { code, err } = await lifecycle(args, { cwd });
  expect(code).toBe(64);
  expect(err.length).toBeGreaterThan(20);
});

it.each(['check', 'format', 'graph', 'plan', 'apply', 'verify', 'sandbox', 'lsp'])(
  'explains %s with an example',
  async (command) => {
    const { code, out } = await lifecycle([command, '--help'], { cwd });
    expect(code).toBe(0);
    expect(out).toMatch(/Example[^\n]*:\n/);
  },
);

it('keeps control characters of a file away from the terminal', async () => {
  await writeFile(
    join(cwd, 'a.lifecycle'),
    'campaign "A" {\n  triggr \u001b]0;gotcha\u0007 Person is Created\n  flow { }\n}\n',
  );
  const { out, err } = await lifecycle(['check'], { cwd });
  // eslint-disable-next-line no-control-regex -- that is what this test is about
  expect(out + err).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
});
