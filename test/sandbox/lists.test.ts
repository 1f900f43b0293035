import { expect, it } from 'vitest';
import { startSandbox } from '../../server/src/sandbox/index.ts';
import { Caller, codeOf, first, idOf } from './caller.ts';
import { closing } from './closing.ts';
import { CampaignWriter, rulesOf } from './vocabulary.ts';

const asset = '/rest/asset/v1';
const place = { id: 1001, type: 'Program' };

async function withLists() {
  const sandbox = closing(await startSandbox({ seed: { programs: [{ name: 'OPS' }] } }));
  const caller = await Caller.of(sandbox);
  const makeStatic = (name: string, folder: object = place) =>
    caller.form(`${asset}/staticLists.json`, { name, folder });
  const makeSmart = (name: string, folder: object = place) =>
    caller.form(`${asset}/smartLists.json`, { name, folder });
  return { sandbox, caller, makeStatic, makeSmart };
}

it('keeps the names of static lists unique, and tells a miss by id from a miss by name', async () => {
  const { sandbox, caller, makeStatic } = await withLists();
  await using _ = sandbox;
  const id = idOf(await makeStatic('Competitors'));
  expect(await makeStatic('Competitors', { id: 13, type: 'Folder' })).toMatchObject({
    errors: [{ code: '709', message: 'Static List with the same name already exists' }],
  });
  expect(first(await caller.get(`${asset}/staticList/byName.json`, { name: 'Competitors' }))).toMatchObject({
    id,
    folder: place,
    workspace: 'Default',
    computedUrl: expect.stringContaining(`#ST${id}A1`),
  });
  expect(await caller.get(`${asset}/staticList/4711.json`)).toMatchObject({
    errors: [{ code: '702', message: 'Static List not found or it has been deleted' }],
  });
  expect(await caller.get(`${asset}/staticList/byName.json`, { name: 'Nobody' })).not.toHaveProperty(
    'result',
  );
  const other = idOf(await makeStatic('Other'));
  expect(codeOf(await caller.form(`${asset}/staticList/${other}.json`, { name: 'Competitors' }))).toBe('709');
});

it('puts lists into programs and into the Lead Database, nowhere else', async () => {
  const { sandbox, makeStatic, makeSmart } = await withLists();
  await using _ = sandbox;
  for (const make of [makeStatic, makeSmart]) {
    const inFolder = async (id: number, type = 'Folder') => codeOf(await make(`In ${id}`, { id, type }));
    expect(await inFolder(1001)).toBe('711');
    expect(await inFolder(15)).toBe('711');
    expect(await inFolder(11)).toBe('711');
    expect(await inFolder(4711)).toBe('710');
    expect(await inFolder(13)).toBeUndefined();
  }
});

it('keeps the names of smart lists unique within a program', async () => {
  const { sandbox, makeSmart } = await withLists();
  await using _ = sandbox;
  expect(codeOf(await makeSmart('Fits MQL'))).toBeUndefined();
  expect(codeOf(await makeSmart('Fits MQL'))).toBe('709');
  expect(codeOf(await makeSmart('Fits MQL', { id: 31, type: 'Folder' }))).toBeUndefined();
});

it('takes the form and the JSON that the specification declares for a new smart list', async () => {
  const { sandbox, caller } = await withLists();
  await using _ = sandbox;
  const made = await caller.json(`${asset}/smartLists.json`, {
    name: 'By JSON',
    folder: place,
    description: 'x',
  });
  expect(first(made)).toMatchObject({ name: 'By JSON', description: 'x', folder: place });
  expect(first(made)).not.toHaveProperty('rules');
});

it('clones a smart list with rules of its own', async () => {
  const { sandbox, caller, makeSmart } = await withLists();
  await using _ = sandbox;
  const id = idOf(await makeSmart('Fits MQL'));
  const writer = new CampaignWriter(caller, await rulesOf(caller), { id: 0, smartListId: id });
  const rule = await writer.test('Country', 'US,CA', 'is');
  const clone = idOf(
    await caller.form(`${asset}/smartList/${id}/clone.json`, { name: 'Copy', folder: place }),
  );
  const copied = await new CampaignWriter(caller, writer.rules, { id: 0, smartListId: clone }).read();
  expect(copied.filters).toMatchObject([{ name: 'Country', conditions: [{ values: ['US', 'CA'] }] }]);
  expect(copied.filters[0]?.id).not.toBe(rule);
});

it('deletes lists only while nothing uses them', async () => {
  const { sandbox, caller, makeStatic, makeSmart } = await withLists();
  await using _ = sandbox;
  const inner = idOf(await makeStatic('Competitors'));
  const outer = idOf(await makeSmart('Fits MQL'));
  const writer = new CampaignWriter(caller, await rulesOf(caller), { id: 0, smartListId: outer });
  await writer.test('Member of List', 'Competitors', 'in');
  expect(codeOf(await caller.form(`${asset}/staticList/${inner}/delete.json`))).toBe('709');
  expect(first(await caller.form(`${asset}/smartList/${outer}/delete.json`))).toEqual({ id: outer });
  expect(first(await caller.form(`${asset}/staticList/${inner}/delete.json`))).toEqual({ id: inner });
});

it('browses below a program, or in it alone: both readings of the parameter can be had', async () => {
  for (const [browse, names] of [
    ['below', ['Top', 'Deep']],
    ['direct', ['Top']],
  ] as const) {
    await using sandbox = closing(
      await startSandbox({ readings: { browse }, seed: { programs: [{ name: 'OPS' }] } }),
    );
    const caller = await Caller.of(sandbox);
    const folder = idOf(await caller.form(`${asset}/folders.json`, { name: 'F', parent: place }));
    await caller.form(`${asset}/smartLists.json`, { name: 'Top', folder: place });
    await caller.form(`${asset}/smartLists.json`, { name: 'Deep', folder: { id: folder, type: 'Folder' } });
    const lists = await caller.get(`${asset}/smartLists.json`, { folder: place });
    expect(lists.result?.map(({ name }) => name)).toEqual(names);
  }
});
