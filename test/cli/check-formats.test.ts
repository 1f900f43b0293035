import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { registry } from '../../server/src/rules/index.ts';
import { examples, pageOf } from '../rules/rule-page.ts';
import { lifecycle } from './command-line.ts';
import { sarifProblems } from './formats/sarif-schema.ts';
import { commandsIn } from './workflow-commands.ts';
import { elementsOf } from './xml.ts';

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'lifecycle-formats-'));
  await mkdir(join(cwd, 'the files'));
  await writeFile(join(cwd, 'the files', 'a.lifecycle'), text);
  await writeFile(join(cwd, 'clean.lifecycle'), 'list "L"\n');
});
afterEach(() => rm(cwd, { recursive: true }));

/** A warning with a related place and a fix, an error in a name with marks, and a hint. */
const text = `campaign "A" {
  trigger Person is Created
  flow {
    if [Job Title] contains "VP" then Change Score [Person Score] by 5
    else if [Job Title] contains "SVP" then Change Score [Person Score] by 9
    else nothing
    Execute Campaign "50% <&>, \\"so\\": 1"
  }
}
smart list "😀 Leaders" {
  filter [Job Title] contains "Chief"
  filter [Country] is "DE"
}
campaign "B" {
  schedule daily at 02:00
  filter [Country] is "DE"
  flow { Add to List "😀 Leaders" }
}
`;

/** The formats leave out what is proved but for its sentences. */
const run = (format: string) => lifecycle(['check', '--no-proof', '--format', format], { cwd });

const check = async (format: string) => (await run(format)).out;

/** Replaces regions, the last one first. */
function replaced(before: string, replacements: readonly Replacement[]): string {
  const lines = before.split('\n');
  const offset = (line: number, column: number) =>
    lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
  return replacements
    .map(({ deletedRegion: at, insertedContent }) => ({
      start: offset(at.startLine, at.startColumn),
      end: offset(at.endLine, at.endColumn),
      text: insertedContent.text,
    }))
    .toSorted((a, b) => b.start - a.start)
    .reduce((after, edit) => after.slice(0, edit.start) + edit.text + after.slice(edit.end), before);
}

interface Replacement {
  readonly deletedRegion: { startLine: number; startColumn: number; endLine: number; endColumn: number };
  readonly insertedContent: { text: string };
}

it('prints SARIF that names rules, places and fixes', async () => {
  const log = JSON.parse(await check('sarif'));
  expect(log).toMatchObject({ version: '2.1.0', $schema: expect.stringContaining('sarif-2.1.0') });
  expect(log.runs).toHaveLength(1);
  const [{ tool, results, columnKind }] = log.runs;
  expect(columnKind).toBe('utf16CodeUnits');
  for (const { ruleId, ruleIndex, level, message, locations } of results) {
    expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(['error', 'warning', 'note']).toContain(level);
    expect(message.text).not.toBe('');
    expect(locations[0].physicalLocation.artifactLocation).toEqual({
      uri: 'the%20files/a.lifecycle',
      uriBaseId: '%SRCROOT%',
    });
  }
  for (const { id, help, shortDescription, defaultConfiguration } of tool.driver.rules) {
    expect(help.markdown).toContain(`# ${id}\n`);
    expect(shortDescription.text).not.toBe('');
    expect(defaultConfiguration.level).toMatch(/^(?:error|warning|note)$/);
  }
  const shadowed = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'choice/shadowed');
  expect(shadowed).toMatchObject({
    level: 'warning',
    locations: [
      { physicalLocation: { region: { startLine: 5, startColumn: 13, endLine: 5, endColumn: 39 } } },
    ],
    relatedLocations: [{ id: 0, message: { text: 'This choice comes first' } }],
  });
});

it('prints SARIF as its public schema wants it', async () => {
  expect(sarifProblems(JSON.parse(await check('sarif')))).toEqual([]);
  await rm(join(cwd, 'the files'), { recursive: true });
  expect(sarifProblems(JSON.parse(await check('sarif')))).toEqual([]);
  // The schema is no formality.
  expect(sarifProblems({ version: '2.1.0', runs: [{ tool: {}, results: [{ level: 'loud' }] }] })).not.toEqual(
    [],
  );
});

it('is read back whatever a rule finds: all the bad examples there are', async () => {
  for (const { id } of registry.values())
    for (const [at, text] of examples(pageOf(id), 'Bad').entries())
      await writeFile(join(cwd, `${id.replace('/', '-')}-${at}.lifecycle`), text);
  const sarif = JSON.parse(await check('sarif'));
  expect(sarifProblems(sarif)).toEqual([]);
  const { results } = sarif.runs[0];
  expect(results.length).toBeGreaterThan(registry.size);
  expect(commandsIn(await check('github'))).toHaveLength(results.length);
  const cases = elementsOf(await check('junit')).filter(({ path }) =>
    /testcase\/(?:failure|system-out)$/.test(path),
  );
  expect(cases).toHaveLength(results.length);
});

it('prints fixes in SARIF that do what they say', async () => {
  const log = JSON.parse(await check('sarif'));
  const order = log.runs[0].results.find(({ ruleId }: { ruleId: string }) => ruleId === 'slow/order');
  expect(order.level).toBe('note');
  const [{ artifactChanges }] = order.fixes;
  expect(replaced(text, artifactChanges[0].replacements)).toContain(
    'smart list "😀 Leaders" {\n  filter [Country] is "DE"\n  filter [Job Title] contains "Chief"\n}',
  );
});

it('prints SARIF without results where nothing is found', async () => {
  await rm(join(cwd, 'the files'), { recursive: true });
  expect(JSON.parse(await check('sarif')).runs[0]).toMatchObject({
    results: [],
    tool: { driver: { rules: [] } },
  });
});

it('prints workflow commands that GitHub reads back', async () => {
  const commands = commandsIn(await check('github'));
  expect(commands).toContainEqual({
    command: 'warning',
    message: expect.stringContaining('is never taken'),
    properties: {
      file: 'the files/a.lifecycle',
      line: '5',
      endLine: '5',
      col: '13',
      endColumn: '39',
      title: 'choice/shadowed',
    },
  });
  const unknown = commands.find(({ command }) => command === 'error');
  expect(unknown?.message).toContain('"50% <&>, "so": 1"');
  expect(commands.some(({ command }) => command === 'notice')).toBe(true);
});

it('prints JUnit XML with a suite for each file and a failure for each error and warning', async () => {
  const elements = elementsOf(await check('junit'));
  const at = (path: string) => elements.filter((element) => element.path === path);
  expect(at('testsuites/testsuite').map(({ attributes }) => attributes.get('name'))).toEqual([
    'clean.lifecycle',
    join('the files', 'a.lifecycle'),
  ]);
  const [root] = at('testsuites');
  const failures = at('testsuites/testsuite/testcase/failure');
  expect(root?.attributes.get('failures')).toBe(String(failures.length));
  expect(root?.attributes.get('tests')).toBe(String(at('testsuites/testsuite/testcase').length));
  expect(failures.map(({ attributes }) => attributes.get('type'))).toEqual([
    'warning choice/shadowed',
    expect.stringMatching(/^error name\//),
  ]);
  expect(failures[1]?.text).toContain('"50% <&>, "so": 1"');
  expect(at('testsuites/testsuite/testcase/system-out').length).toBeGreaterThan(0);
});

it('exits alike in every format', async () => {
  for (const format of ['text', 'json', 'sarif', 'github', 'junit']) expect((await run(format)).code).toBe(1);
  expect((await run('xml')).code).toBe(64);
});
