import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, type Client, codesOf, folderWith, startClient } from './server-process.ts';

let client: Client;

beforeAll(async () => {
  client = await startClient();
});
afterAll(() => client.shutDown());

const caller = `campaign "A" {
  qualify every time
  trigger Person is Created
  flow { Request Campaign "B" }
}
`;
const callee = `campaign "B" {
  qualify every time
  trigger Campaign is Requested "Marketo Flow Action"
  flow { Wait 1 day }
}
`;

it('publishes after each change what is wrong with the text of now', async () => {
  const uri = 'untitled:push';
  await client.open(uri, 'campaign "A" {\n  trigger Nobody Knows\n}\n');
  const [diagnostic] = await client.published(uri, (found) => found.length > 0);
  expect(diagnostic).toMatchObject({
    code: 'name/unknown-trigger',
    source: 'lifecycle',
    severity: 1,
    range: at(1, 10, 22),
  });
  await client.change(uri, at(1, 10, 22), 'Person is Created');
  await client.published(uri, (found) => !codesOf(found).includes('name/unknown-trigger'));
});

it('takes back what it said about a document that is closed', async () => {
  const uri = 'untitled:closing';
  await client.open(uri, 'campaign "A" { trigger Nobody Knows }');
  await client.published(uri, (found) => found.length > 0);
  await client.notify('textDocument/didClose', { textDocument: { uri } });
  expect(await client.published(uri, (found) => found.length === 0)).toEqual([]);
});

it('keeps untitled documents apart: each is a workspace of its own', async () => {
  await client.open('untitled:one', callee);
  await client.open('untitled:two', caller);
  expect(codesOf(await client.published('untitled:two'))).toContain('name/unknown-campaign');
});

it('says in words what the problem is, why it matters and what to do', async () => {
  await client.open('untitled:words', caller);
  const found = await client.published('untitled:words', (list) => list.length > 0);
  const diagnostic = found.find(({ code }) => code === 'name/unknown-campaign');
  expect(diagnostic?.message).toMatch(/^[^\n]*"B"[^\n]*\n[^\n]+$/);
});

it('checks the files of a folder together, opened or not', async () => {
  await using folder = await folderWith({
    'a.lifecycle': caller,
    'deep/b.lifecycle': 'campaign "C" { trigger Nobody Knows }',
  });
  const own = await startClient({ folders: [folder.uri] });
  expect(codesOf(await own.published(folder.fileUri('deep/b.lifecycle')))).toContain('name/unknown-trigger');
  expect(codesOf(await own.published(folder.fileUri('a.lifecycle')))).toContain('name/unknown-campaign');

  await own.open(folder.fileUri('deep/b.lifecycle'), callee);
  const after = await own.published(
    folder.fileUri('a.lifecycle'),
    (found) => !codesOf(found).includes('name/unknown-campaign'),
  );
  expect(codesOf(after)).not.toContain('name/unknown-campaign');
  await own.shutDown();
});

it('follows changes on disk and in the configuration', async () => {
  await using folder = await folderWith({ 'a.lifecycle': caller, 'b.lifecycle': callee });
  const own = await startClient({ folders: [folder.uri] });
  const a = folder.fileUri('a.lifecycle');
  const changed = (name: string): Promise<void> =>
    own.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: folder.fileUri(name), type: 2 }] });

  await rm(join(folder.path, 'b.lifecycle'));
  await changed('b.lifecycle');
  await own.published(a, (found) => codesOf(found).includes('name/unknown-campaign'));

  await writeFile(
    join(folder.path, 'lifecycle.config.json'),
    '{ "rules": { "name/unknown-campaign": "hint" } }',
  );
  await changed('lifecycle.config.json');
  await own.published(a, (found) =>
    found.some(({ code, severity }) => code === 'name/unknown-campaign' && severity === 4),
  );

  await writeFile(join(folder.path, 'b.lifecycle'), callee);
  await changed('b.lifecycle');
  await own.published(a, (found) => !codesOf(found).includes('name/unknown-campaign'));
  await own.shutDown();
});

it('forgets the files of a folder that was deleted in the editor', async () => {
  await using folder = await folderWith({ 'a.lifecycle': caller, 'deep/b.lifecycle': callee });
  const own = await startClient({ folders: [folder.uri] });
  const a = folder.fileUri('a.lifecycle');
  await own.request('workspace/symbol', { query: '' });
  await rm(join(folder.path, 'deep'), { recursive: true });
  await own.notify('workspace/didDeleteFiles', { files: [{ uri: folder.fileUri('deep') }] });
  await own.published(a, (found) => codesOf(found).includes('name/unknown-campaign'));
  await own.shutDown();
});

it('says what is wrong with a configuration, at the configuration', async () => {
  await using folder = await folderWith({
    'a.lifecycle': callee,
    'lifecycle.config.json': '{ "rules": { "x": "loud" } }',
  });
  const own = await startClient({ folders: [folder.uri] });
  const [problem] = await own.published(folder.fileUri('lifecycle.config.json'), (found) => found.length > 0);
  expect(problem?.message).toMatch(/^lifecycle.config.json: rules.x: /);
  await own.shutDown();
});

it('knows one file by its two spellings', async () => {
  await using folder = await folderWith({
    'a+b.lifecycle': caller,
    'c.lifecycle': 'campaign "C" { trigger Nobody Knows }',
  });
  const own = await startClient({ folders: [folder.uri] });
  await own.published(folder.fileUri('c.lifecycle'), (found) => found.length > 0);
  const spelled = folder.fileUri('a+b.lifecycle').replace('+', '%2B');
  await own.open(spelled, caller);
  const found = await own.published(spelled, (list) => list.length > 0);
  expect(codesOf(found)).not.toContain('name/duplicate');
  await own.shutDown();
});

it('keeps the names of two folders apart, and of two configurations in one folder', async () => {
  await using one = await folderWith({ 'a.lifecycle': caller });
  await using two = await folderWith({
    'b.lifecycle': callee,
    'inner/lifecycle.config.json': '{}',
    'inner/a.lifecycle': caller,
  });
  const own = await startClient({ folders: [one.uri, two.uri] });
  await own.published(one.fileUri('a.lifecycle'), (found) =>
    codesOf(found).includes('name/unknown-campaign'),
  );
  await own.published(two.fileUri('inner/a.lifecycle'), (found) =>
    codesOf(found).includes('name/unknown-campaign'),
  );
  await own.shutDown();
});
