import { expect, it } from 'vitest';
import { startSandbox } from '../../server/src/sandbox/index.ts';
import { Caller, codeOf, first, idOf } from './caller.ts';
import { closing } from './closing.ts';

const asset = '/rest/asset/v1';
const operations = { id: 1001, type: 'Folder' };

it('has the roots, below each the folder of the workspace', async () => {
  await using sandbox = closing(await startSandbox());
  const caller = await Caller.of(sandbox);
  const roots = await caller.get(`${asset}/folders.json`, { maxDepth: 0 });
  expect(roots.result?.map(({ name }) => name)).toEqual([
    'Marketing Activities',
    'Design Studio',
    'Lead Database',
  ]);
  const tree = await caller.get(`${asset}/folders.json`, { root: { id: 14, type: 'Folder' } });
  expect(tree.result?.map(({ path, folderType }) => [path, folderType])).toEqual([
    ['/Marketing Activities', 'Zone'],
    ['/Marketing Activities/Default', 'Zone'],
    ['/Marketing Activities/Default/Operations', 'Marketing Folder'],
    ['/Marketing Activities/Default/Archive', 'Marketing Folder'],
  ]);
  expect(tree.result?.[0]).toMatchObject({ id: 14, parent: null, isSystem: true, url: null });
});

it('needs a type to read by id, because programs and folders share numbers', async () => {
  await using sandbox = closing(await startSandbox({ seed: { programs: [{ name: 'OPS' }] } }));
  const caller = await Caller.of(sandbox);
  const read = (type: string) => caller.get(`${asset}/folder/1001.json`, { type });
  expect(codeOf(await caller.get(`${asset}/folder/1001.json`))).toBe('1002');
  expect(await read('Elephant')).toMatchObject({
    errors: [{ code: '1001', message: `Invalid value 'Elephant'. Required of type 'FolderVariantType'` }],
  });
  expect(first(await read('Folder'))).toMatchObject({ name: 'Operations', folderId: operations });
  expect(first(await read('Program'))).toMatchObject({
    name: 'OPS',
    folderType: 'Marketing Program',
    folderId: { id: 1001, type: 'Program' },
    path: '/Marketing Activities/Default/Operations/OPS',
  });
});

it('says not found by a warning, without a result', async () => {
  await using sandbox = closing(await startSandbox());
  const caller = await Caller.of(sandbox);
  for (const answer of [
    await caller.get(`${asset}/folder/4711.json`, { type: 'Folder' }),
    await caller.get(`${asset}/folder/byName.json`, { name: 'Nowhere' }),
  ]) {
    expect(answer.success).toBe(true);
    expect(answer).not.toHaveProperty('result');
    expect(answer.warnings).toEqual(['No assets found for the given search criteria.']);
  }
});

it('finds all folders of a name, writes the type in capitals then, and refuses odd searches', async () => {
  await using sandbox = closing(await startSandbox());
  const caller = await Caller.of(sandbox);
  const byName = (query: Record<string, string | object>) => caller.get(`${asset}/folder/byName.json`, query);
  const all = await byName({ name: 'Default' });
  expect(all.result?.map(({ path }) => path)).toEqual([
    '/Marketing Activities/Default',
    '/Design Studio/Default',
    '/Lead Database/Default',
  ]);
  expect(all.result?.[0]).toMatchObject({ folderId: { id: 15, type: 'FOLDER' } });
  const below = await byName({ name: 'Default', type: 'Folder', root: { id: 14, type: 'Folder' } });
  expect(below.result).toHaveLength(1);
  expect(codeOf(await byName({ name: 'Default', root: { id: 14, type: 'Folder' } }))).toBe('1003');
  expect(codeOf(await byName({ name: 'Default', type: 'folder' }))).toBe('1003');
  expect(codeOf(await byName({ name: 'Default', workSpace: 'Elsewhere' }))).toBe('611');
});

it('creates below the workspace folder and below programs, not below a root', async () => {
  await using sandbox = closing(await startSandbox({ seed: { programs: [{ name: 'OPS' }] } }));
  const caller = await Caller.of(sandbox);
  const make = (name: string, id: number, type = 'Folder') =>
    caller.form(`${asset}/folders.json`, { name, parent: { id, type } });
  expect(first(await make('Kit', 15))).toMatchObject({
    path: '/Marketing Activities/Default/Kit',
    isSystem: false,
  });
  expect(first(await make('0. Processing', 1001, 'Program'))).toMatchObject({
    parent: { id: 1001, type: 'PROGRAM' },
    folderType: 'Marketing Folder',
  });
  expect(first(await make('Drafts', 11))).toMatchObject({ folderType: 'Email' });
  expect(codeOf(await make('Kit', 14))).toBe('711');
  expect(codeOf(await make('Kit', 8))).toBe('711');
  expect(codeOf(await make('Kit', 4711))).toBe('710');
  expect(codeOf(await make('Kit', 15))).toBe('709');
  expect(first(await make('Kit', 1001))).toMatchObject({
    path: '/Marketing Activities/Default/Operations/Kit',
  });
});

it('changes and deletes folders that are empty and not the system’s', async () => {
  await using sandbox = closing(await startSandbox({ seed: { programs: [{ name: 'OPS' }] } }));
  const caller = await Caller.of(sandbox);
  const change = (id: number, fields: Record<string, string>) =>
    caller.form(`${asset}/folder/${id}.json`, fields);
  const remove = (id: number, type = 'Folder') => caller.form(`${asset}/folder/${id}/delete.json`, { type });
  const kit = idOf(await caller.form(`${asset}/folders.json`, { name: 'Kit', parent: operations }));
  const renamed = await change(kit, { type: 'Folder', name: 'Tools', isArchive: 'true' });
  expect(first(renamed)).toMatchObject({ name: 'Tools', isArchive: true });
  expect(codeOf(await change(kit, { name: 'Untyped' }))).toBe('1002');
  expect(codeOf(await change(15, { type: 'Folder', name: 'Mine' }))).toBe('709');
  expect(codeOf(await change(1001, { type: 'Program', name: 'Mine' }))).toBe('709');
  expect(await remove(75)).toMatchObject({ errors: [{ code: '702', message: '75 Folder not found' }] });
  expect(await remove(1001, 'Program')).toMatchObject({
    errors: [{ code: '709', message: 'Program Programs cant be deleted with Folder API' }],
  });
  expect(codeOf(await remove(1001))).toBe('709');
  expect(codeOf(await remove(13))).toBe('709');
  expect(first(await remove(kit))).toEqual({ id: kit });
  expect(await caller.get(`${asset}/folder/${kit}.json`, { type: 'Folder' })).not.toHaveProperty('result');
});

it('lists content and browses by pages whose last is the short one', async () => {
  await using sandbox = closing(
    await startSandbox({
      seed: {
        programs: [{ name: 'OPS' }],
        lists: [{ name: 'L', program: 'OPS' }],
        smartLists: [{ name: 'S', program: 'OPS' }],
        campaigns: [{ name: 'C', program: 'OPS' }],
      },
    }),
  );
  const caller = await Caller.of(sandbox);
  await caller.form(`${asset}/folders.json`, { name: 'F', parent: { id: 1001, type: 'Program' } });
  const content = await caller.get(`${asset}/folder/1001/content.json`, { type: 'Program' });
  expect(content.result?.map(({ type }) => type)).toEqual(['Folder', 'Smart Campaign', 'Smart List', 'List']);

  for (let at = 1; at <= 25; at++)
    await caller.form(`${asset}/folders.json`, { name: `N${at}`, parent: operations });
  const page = (query: Record<string, string | number | object>) =>
    caller.get(`${asset}/folders.json`, { root: operations, maxDepth: 1, ...query });
  expect((await page({})).result).toHaveLength(20);
  expect((await page({ offset: 20, maxReturn: 20 })).result).toHaveLength(7);
  expect(await page({ offset: 27 })).not.toHaveProperty('result');
  expect(codeOf(await page({ maxReturn: 201 }))).toBe('1003');
  await using small = closing(await startSandbox({ pageSize: 2 }));
  const channels = await (
    await Caller.of(small)
  ).get(`${asset}/channels.json`, { maxReturn: 200, offset: 2 });
  expect(channels.result).toHaveLength(2);
});
