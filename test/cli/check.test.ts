import { chmod, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lifecycle, stackTrace } from './command-line.ts';

/** One campaign looks at what another writes after the same form. */
const racing = `field [Interest] string
campaign "A" {
  qualify every time
  trigger Fills Out Form "Demo"
  flow { Change Data Value [Interest] to "Analytics" }
}
campaign "B" {
  qualify every time
  trigger Fills Out Form "Demo"
  filter [Interest] is "Analytics"
  flow { Send Alert "OPS.New Demo" to "sales@example.com" }
}
`;

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

it('takes everything one step more seriously where it is strict, but for a folder that is not', async () => {
  await mkdir(join(cwd, 'legacy'));
  await writeFile(join(cwd, 'a.lifecycle'), shadowed);
  await writeFile(
    join(cwd, 'legacy', 'b.lifecycle'),
    shadowed.replace('"A"', '"B"').replace('Person is Created', 'Added to List "Old"'),
  );
  const severities = async (config: object) => {
    await writeFile(join(cwd, 'lifecycle.config.json'), JSON.stringify(config));
    const { code, out } = await lifecycle(['check', '--no-proof', '--format', 'json'], { cwd });
    const { findings } = JSON.parse(out) as { findings: { file: string; severity: string }[] };
    return [code, ...findings.map(({ file, severity }) => `${file}: ${severity}`)];
  };
  expect(await severities({})).toEqual([0, 'a.lifecycle: warning', 'legacy/b.lifecycle: warning']);
  expect(await severities({ preset: 'strict' })).toEqual([
    1,
    'a.lifecycle: error',
    'legacy/b.lifecycle: error',
  ]);
  expect(await severities({ preset: 'strict', folders: { legacy: { preset: 'recommended' } } })).toEqual([
    1,
    'a.lifecycle: error',
    'legacy/b.lifecycle: warning',
  ]);
  expect(await severities({ folders: { legacy: { rules: { 'choice/*': 'off' } } } })).toEqual([
    0,
    'a.lifecycle: warning',
  ]);
});

it('says which rule of the configuration does not exist', async () => {
  await writeFile(join(cwd, 'a.lifecycle'), 'list "A"\n');
  await writeFile(
    join(cwd, 'lifecycle.config.json'),
    '{ "rules": { "slow/oder": "off" }, "folders": { "b": { "rules": { "slwo/*": "off" } } } }',
  );
  const { code, err } = await lifecycle(['check'], { cwd });
  expect(code).toBe(1);
  expect(err).toContain('there is no rule "slow/oder", so nothing follows from it. Did you mean slow/order?');
  expect(err).toContain('there is no rule "slwo/*"');
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

// ── Races ───────────────────────────────────────────────────────────────────────────────────────────────

it('tries the orders of the campaigns unless it is told not to', async () => {
  await writeFile(join(cwd, 'a.lifecycle'), racing);
  const proved = await lifecycle(['check'], { cwd });
  expect(proved.out).toMatch(/warning {2}race\/read-write\n/);
  expect(proved).toMatchObject({ code: 0, err: '1 warning in 1 file.\n' });
  expect(await lifecycle(['check', '--no-proof'], { cwd })).toEqual({
    code: 0,
    out: '',
    err: 'No findings in 1 file.\n',
  });
});

it('does not call a comment needless that silences a race nobody looked for', async () => {
  const silenced = racing.replace(
    '  filter',
    '  // lifecycle-ignore race/read-write -- an alert more or less\n  filter',
  );
  await writeFile(join(cwd, 'a.lifecycle'), silenced);
  expect((await lifecycle(['check'], { cwd })).err).toBe('No findings in 1 file.\n');
  expect((await lifecycle(['check', '--no-proof'], { cwd })).err).toBe('No findings in 1 file.\n');
  const stopped = await lifecycle(['check'], { cwd, signal: AbortSignal.abort() });
  expect(stopped.out).toBe('');
});

it('says what it did not decide, and what it would take', async () => {
  await writeFile(join(cwd, 'a.lifecycle'), racing);
  const { err } = await lifecycle(['check', '--proof-states', '0'], { cwd });
  expect(err).toBe(
    '1 hint in 1 file.\n' +
      'Races: of the 1 event that wakes several campaigns, 1 is not decided: it has more orders than were tried (0 situations\n' +
      'at most). --proof-states 300000 tries more.\n',
  );
});

it('counts in JSON what was looked at', async () => {
  await writeFile(join(cwd, 'a.lifecycle'), racing);
  const summary = async (...options: string[]) =>
    (
      JSON.parse((await lifecycle(['check', '--format', 'json', ...options], { cwd })).out) as {
        summary: unknown;
      }
    ).summary;
  expect(await summary()).toMatchObject({ proof: { events: 1, undecided: 0, complete: true } });
  expect(await summary('--proof-states', '0')).toMatchObject({ proof: { events: 1, undecided: 1 } });
  expect(await summary('--no-proof')).not.toHaveProperty('proof');
});

it('ends when it is told to, with what is known by then', async () => {
  await writeFile(join(cwd, 'a.lifecycle'), `${racing}${shadowed.replace('"A"', '"C"')}`);
  const { code, out, err } = await lifecycle(['check'], { cwd, signal: AbortSignal.abort() });
  expect(out).toContain('choice/shadowed');
  expect(out).not.toContain('race/');
  expect({ code, err }).toEqual({
    code: 1,
    err: '1 warning in 1 file.\nStopped before everything had been looked at.\n',
  });
});

it('finds the races of every workspace that it is given', async () => {
  for (const folder of ['one', 'two']) {
    await mkdir(join(cwd, folder));
    await writeFile(join(cwd, folder, 'lifecycle.config.json'), '{}');
    await writeFile(join(cwd, folder, 'a.lifecycle'), racing);
  }
  const { out, err } = await lifecycle(['check'], { cwd });
  expect(out.match(/race\/read-write/g)).toHaveLength(2);
  expect(err).toBe('2 warnings in 2 files.\n');
});
