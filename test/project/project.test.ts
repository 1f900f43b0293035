import { chmod, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { discover, readConfig, readTextFile, ruleChoices } from '../../server/src/project/index.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lifecycle-project-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(path: string, content: string | Uint8Array = ''): Promise<string> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

it('groups files by the nearest configuration above them', async () => {
  await write('one/lifecycle.config.json', '{}');
  await write('one/a.lifecycle');
  await write('one/deep/er/b.lifecycle');
  await write('two/lifecycle.config.json', '{}');
  await write('two/c.lifecycle');
  await write('loose.lifecycle');
  const { projects } = await discover([], folder);
  expect(
    projects.map(({ root, files }) => [
      root.slice(folder.length),
      files.map(({ path }) => path.slice(folder.length)),
    ]),
  ).toEqual([
    ['', ['/loose.lifecycle']],
    ['/one', ['/one/a.lifecycle', '/one/deep/er/b.lifecycle']],
    ['/two', ['/two/c.lifecycle']],
  ]);
});

it('starts at the folder of the nearest configuration when no path is named', async () => {
  await write('lifecycle.config.json', '{}');
  await write('a.lifecycle');
  await write('deep/b.lifecycle');
  const { projects } = await discover([], join(folder, 'deep'));
  expect(projects.map(({ files }) => files.length)).toEqual([2]);
});

it('leaves out node_modules, hidden folders and links', async () => {
  await write('node_modules/x/a.lifecycle');
  await write('.git/b.lifecycle');
  await write('c.lifecycle');
  await symlink(folder, join(folder, 'loop'));
  const { projects } = await discover([], folder);
  expect(projects.flatMap(({ files }) => files)).toHaveLength(1);
});

it('says which path does not exist', async () => {
  const { unreadable } = await discover(['nowhere'], folder);
  expect(unreadable).toEqual([`${join(folder, 'nowhere')} does not exist.`]);
});

it.each([
  ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x41, 0), /UTF-16. Save it as UTF-8/],
  ['Windows-1252', Uint8Array.of(0x4d, 0xfc, 0x6c, 0x6c), /not UTF-8 text/],
])('refuses a file in %s and says what to do', async (_name, bytes, message) => {
  const read = await readTextFile(await write('a.lifecycle', bytes));
  expect(read).toMatchObject({ ok: false, message: expect.stringMatching(message) });
});

it('refuses a very large file without reading it', async () => {
  const path = await write('a.lifecycle');
  await truncate(path, 50 * 1024 * 1024);
  expect(await readTextFile(path)).toMatchObject({
    ok: false,
    message: expect.stringContaining('has 50 MB'),
  });
});

it('reads an empty file and one with a byte order mark', async () => {
  expect(await readTextFile(await write('a.lifecycle'))).toEqual({ ok: true, text: '' });
  expect(await readTextFile(await write('b.lifecycle', Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)))).toEqual({
    ok: true,
    text: 'a',
  });
});

it('says that a folder is no file and that permission is missing', async () => {
  expect(await readTextFile(folder)).toMatchObject({ message: expect.stringContaining('is a folder') });
  const path = await write('a.lifecycle');
  await chmod(path, 0o000);
  // Whoever runs as root may read it all the same.
  if (process.getuid?.() !== 0)
    expect(await readTextFile(path)).toMatchObject({ message: expect.stringContaining('permission denied') });
});

it('reads instances, with the address that follows from the munchkin id', () => {
  const { config, problems } = readConfig(
    '{ "instances": { "prod": { "munchkinId": "123-ABC-456", "kind": "production" } }, /* why */ "rules": { "slow/*": "off", }, }',
  );
  expect(problems).toEqual([]);
  expect(config.instances.get('prod')).toEqual({
    name: 'prod',
    kind: 'production',
    url: 'https://123-ABC-456.mktorest.com',
    timeZone: undefined,
    mcp: undefined,
  });
  expect(config.rules.get('slow/*')).toBe('off');
});

it.each([
  ['"munchkinId": "123-ABC-456"', 'https://marketo-mcp.adobe.io/mcp'],
  ['"munchkinId": "123-ABC-456", "url": "http://127.0.0.1:8765/"', 'http://127.0.0.1:8765/mcp'],
])('asks the MCP server of an instance with %s at %s', (members, url) => {
  const { config } = readConfig(`{ "instances": { "a": { ${members}, "kind": "sandbox", "mcp": true } } }`);
  expect(config.instances.get('a')?.mcp).toEqual({ url, munchkinId: '123-ABC-456' });
});

it('reads how strict the workspace is, and its folders', () => {
  const { config, problems } = readConfig(
    '{ "preset": "strict", "folders": { "./legacy/old/": { "preset": "recommended", "rules": { "slow/*": "off" } } } }',
  );
  expect(problems).toEqual([]);
  expect(ruleChoices('/work', config)).toEqual({
    severities: new Map(),
    preset: 'strict',
    folders: [
      {
        uri: pathToFileURL('/work/legacy/old/').href,
        preset: 'recommended',
        severities: new Map([['slow/*', 'off']]),
      },
    ],
    names: new Map(),
  });
  // A document that is no file is in no folder.
  expect(ruleChoices(undefined, config).folders).toEqual([]);
});

it('reads what names have to look like', () => {
  const { config } = readConfig('{ "names": { "campaign": "^[0-9]{3} - ", "smart list": "^\\\\p{Lu}" } }');
  expect(config.names.get('campaign')?.test('050 - Hand Raise')).toBe(true);
  expect(config.names.get('smart list')?.test('élan')).toBe(false);
  expect(config.names.get('field')).toBeUndefined();
});

it.each([
  ['{', /not valid JSON: .* in line 1/],
  ['{ "instances": { "a": { "kind": "sandbox" } } }', /instances\.a: needs a munchkinId or a url/],
  ['{ "instances": { "a": { "munchkinId": "abc", "kind": "sandbox" } } }', /looks like 123-ABC-456/],
  [
    '{ "instances": { "a": { "url": "http://127.0.0.1", "kind": "sandbox", "mcp": true } } }',
    /instances\.a: needs a munchkinId for its MCP server/,
  ],
  [
    '{ "instances": { "a": { "munchkinId": "123-ABC-456", "kind": "sandbox", "mcp": "https://example.com" } } }',
    /instances\.a\.mcp/,
  ],
  ['{ "rules": { "slow/order": "loud" } }', /rules\.slow\/order/],
  ['{ "preset": "lax" }', /preset/],
  ['{ "folders": { "../other": {} } }', /folders.*is not a folder below the configuration/],
  ['{ "folders": { "C:/old": {} } }', /folders.*is not a folder below the configuration/],
  ['{ "folders": { "old": { "names": {} } } }', /folders\.old/],
  ['{ "names": { "campaign": "(" } }', /names\.campaign: is not a regular expression/],
  ['{ "names": { "campain": "^A" } }', /names.*campain/],
  [
    '{ "instances": { "a": { "munchkinId": "123-ABC-456", "kind": "sandbox", "timeZone": "Mars" } } }',
    /Europe\/Berlin/,
  ],
  ['{ "secret": "x" }', /secret/],
])('says what is wrong with %j', (text, message) => {
  const [problem] = readConfig(text).problems;
  expect(problem?.message).toMatch(message);
});

it('takes names that look like JavaScript as names', () => {
  const { config } = readConfig('{ "rules": { "constructor": "off" } }');
  expect([...config.rules]).toEqual([['constructor', 'off']]);
});
