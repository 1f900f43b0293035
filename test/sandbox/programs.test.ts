import { expect, it } from 'vitest';
import { startSandbox, type Seed } from '../../server/src/sandbox/index.ts';
import { Caller, codeOf, first, idOf, type Fields } from './caller.ts';
import { closing } from './closing.ts';
import { CampaignWriter, rulesOf } from './vocabulary.ts';

const asset = '/rest/asset/v1';
const operations = { id: 1001, type: 'Folder' };
const lifecycle = { folder: operations, name: 'OPS Lifecycle', type: 'Default', channel: 'Operational' };

async function withPrograms(seed: Seed = {}) {
  const sandbox = closing(await startSandbox({ seed, clock: () => Date.UTC(2026, 5, 1, 9, 30, 15) }));
  const caller = await Caller.of(sandbox);
  const make = (changes: Fields = {}) => caller.form(`${asset}/programs.json`, { ...lifecycle, ...changes });
  return { sandbox, caller, make };
}

it('creates a program and reads it by id and by name', async () => {
  const { sandbox, caller, make } = await withPrograms();
  await using _ = sandbox;
  const made = first(
    await make({
      description: 'Moves people',
      tags: [{ tagType: 'Region', tagValue: 'EMEA' }],
      costs: [{ startDate: '2026-01-01', cost: 20, note: 'Setup' }],
    }),
  );
  expect(made).toEqual({
    id: 1001,
    name: 'OPS Lifecycle',
    description: 'Moves people',
    createdAt: '2026-06-01T09:30:15Z+0000',
    updatedAt: '2026-06-01T09:30:15Z+0000',
    url: `${sandbox.url}/screen/#PG1001A1`,
    type: 'Default',
    channel: 'Operational',
    folder: { type: 'Folder', value: 1001, folderName: 'Operations' },
    status: '',
    workspace: 'Default',
    headStart: false,
    tags: [{ tagType: 'Region', tagValue: 'EMEA' }],
    costs: [{ startDate: '2026-01-01', cost: 20, note: 'Setup' }],
  });
  expect(first(await caller.get(`${asset}/program/1001.json`))).toEqual(made);
  const byName = (query: Fields) =>
    caller.get(`${asset}/program/byName.json`, { name: 'OPS Lifecycle', ...query });
  expect(first(await byName({}))).toMatchObject({ tags: null, costs: null });
  expect(first(await byName({ includeTags: true }))).toMatchObject({ tags: made['tags'], costs: null });
  expect(await caller.get(`${asset}/program/byName.json`, { name: 'Nobody' })).not.toHaveProperty('result');
});

it('refuses a second program of the name, wherever it lies', async () => {
  const { sandbox, make } = await withPrograms();
  await using _ = sandbox;
  await make();
  expect(codeOf(await make({ folder: { id: 1002, type: 'Folder' } }))).toBe('709');
  expect(codeOf(await make({ name: 'x'.repeat(256) }))).toBe('701');
});

it('wants a folder of Marketing Activities', async () => {
  const { sandbox, make } = await withPrograms();
  await using _ = sandbox;
  const inFolder = async (id: number, type = 'Folder') => codeOf(await make({ folder: { id, type } }));
  expect(await inFolder(4711)).toBe('710');
  expect(await inFolder(14)).toBe('711');
  expect(await inFolder(15)).toBe('711');
  expect(await inFolder(11)).toBe('711');
  expect(await inFolder(13)).toBe('711');
});

it('nests Email programs anywhere and all kinds in Engagement programs', async () => {
  const { sandbox, make } = await withPrograms();
  await using _ = sandbox;
  const parent = { id: idOf(await make()), type: 'Program' };
  const nurture = { type: 'Engagement', channel: 'Nurture' };
  const engagement = { id: idOf(await make({ name: 'Nurture', ...nurture })), type: 'Program' };
  expect(codeOf(await make({ name: 'A', folder: parent }))).toBe('711');
  expect(
    codeOf(await make({ name: 'B', folder: parent, type: 'Email', channel: 'Email Send' })),
  ).toBeUndefined();
  expect(codeOf(await make({ name: 'C', folder: engagement }))).toBeUndefined();
});

it('takes a channel only for the type of program that it is made for', async () => {
  const { sandbox, caller, make } = await withPrograms();
  await using _ = sandbox;
  expect(codeOf(await make({ channel: 'Smoke Signals' }))).toBe('709');
  expect(codeOf(await make({ channel: 'Webinar' }))).toBe('709');
  expect(codeOf(await make({ type: 'Festival' }))).toBe('1003');
  expect(first(await make({ name: 'W', type: 'Event with Webinar', channel: 'Webinar' }))['type']).toBe(
    'Event with Webinar',
  );
  const channels = await caller.get(`${asset}/channels.json`, { maxReturn: 200 });
  expect(channels.result?.[0]).toMatchObject({
    name: 'Operational',
    applicableProgramType: 'program',
    progressionStatuses: [
      { name: 'Not in Program', step: 0, success: false, hidden: false, description: null },
      { name: 'Member', step: 10, success: false },
    ],
  });
  for (const spelling of ['name', 'Name']) {
    const found = await caller.get(`${asset}/channel/byName.json`, { [spelling]: 'Webinar' });
    expect(first(found)).toMatchObject({ applicableProgramType: 'webinar' });
  }
});

it('wants required tags, and values that their type allows', async () => {
  const { sandbox, caller, make } = await withPrograms({
    tagTypes: [{ name: 'Owner', values: ['Ops', 'Field'], required: true }],
  });
  await using _ = sandbox;
  const tag = (tagType: string, tagValue: string) => ({ tags: [{ tagType, tagValue }] });
  expect(await make()).toMatchObject({ errors: [{ code: '709', message: 'Missing required tag Owner' }] });
  expect(codeOf(await make(tag('Owner', 'Nobody')))).toBe('709');
  expect(codeOf(await make(tag('Mood', 'Good')))).toBe('709');
  expect(codeOf(await make(tag('Owner', 'Ops')))).toBeUndefined();
  expect(first(await caller.get(`${asset}/tagType/byName.json`, { name: 'Owner' }))).toEqual({
    tagType: 'Owner',
    applicableProgramTypes: '[program,event,webinar,nurture,email_batch]',
    required: true,
    allowableValues: '[Ops, Field]',
  });
  expect((await caller.get(`${asset}/tagTypes.json`)).result?.[0]).not.toHaveProperty('allowableValues');
  const tagged = await caller.get(`${asset}/program/byTag.json`, { tagType: 'Owner', tagValue: 'Ops' });
  expect(tagged.result).toHaveLength(1);
});

it('adds costs, or puts new ones in the place of all', async () => {
  const { sandbox, caller, make } = await withPrograms();
  await using _ = sandbox;
  const cost = (amount: number) => [{ startDate: '2026-02-01', cost: amount }];
  const id = idOf(await make({ costs: cost(1) }));
  const change = async (fields: Fields) =>
    first(await caller.form(`${asset}/program/${id}.json`, fields))['costs'];
  expect(await change({ costs: cost(2) })).toEqual([...cost(1), ...cost(2)]);
  expect(await change({ costs: cost(3), costsDestructiveUpdate: true })).toEqual(cost(3));
  expect(await change({ costsDestructiveUpdate: true })).toBeNull();
  const wrong = await caller.form(`${asset}/program/${id}.json`, {
    costs: [{ startDate: 'today', cost: 1 }],
  });
  expect(codeOf(wrong)).toBe('1001');
});

it('renames, and never to a name that is taken', async () => {
  const { sandbox, caller, make } = await withPrograms();
  await using _ = sandbox;
  const id = idOf(await make());
  await make({ name: 'Other' });
  const rename = (name: string) => caller.form(`${asset}/program/${id}.json`, { name });
  expect(codeOf(await rename('Other'))).toBe('709');
  expect(first(await rename('Better'))).toMatchObject({ name: 'Better', channel: 'Operational' });
  expect(codeOf(await caller.form(`${asset}/program/4711.json`, { name: 'X' }))).toBe('702');
});

it('browses programs without tags, by folder and by time', async () => {
  const { sandbox, caller, make } = await withPrograms();
  await using _ = sandbox;
  await make({ tags: [{ tagType: 'Region', tagValue: 'EMEA' }] });
  await make({ name: 'Kept', folder: { id: 1002, type: 'Folder' } });
  const browse = (query: Fields) => caller.get(`${asset}/programs.json`, query);
  const all = await browse({});
  expect(all.result).toHaveLength(2);
  expect(all.result?.[0]).not.toHaveProperty('tags');
  expect((await browse({ filterType: 'folderId', filterValues: '1002' })).result).toHaveLength(1);
  expect(codeOf(await browse({ filterType: 'folderId' }))).toBe('1003');
  expect((await browse({ earliestUpdatedAt: '2026-06-01T09:00:00+00:00' })).result).toHaveLength(2);
  expect(await browse({ latestUpdatedAt: '2026-06-01T09:00:00Z' })).not.toHaveProperty('result');
  expect(codeOf(await browse({ latestUpdatedAt: 'yesterday' }))).toBe('1001');
});

it('deletes a program with what is in it, unless something outside needs it', async () => {
  const { sandbox, caller, make } = await withPrograms();
  await using _ = sandbox;
  const id = idOf(await make());
  const place = { id, type: 'Program' };
  const list = idOf(await caller.form(`${asset}/staticLists.json`, { name: 'Competitors', folder: place }));
  const campaign = idOf(await caller.form(`${asset}/smartCampaigns.json`, { name: 'C', folder: place }));
  const other = { id: idOf(await make({ name: 'Other' })), type: 'Program' };
  const outside = first(await caller.form(`${asset}/smartLists.json`, { name: 'S', folder: other }));
  const writer = new CampaignWriter(caller, await rulesOf(caller), { id: 0, smartListId: outside['id'] });
  await writer.test('Member of Program', 'OPS Lifecycle', 'in');
  const remove = () => caller.form(`${asset}/program/${id}/delete.json`);
  expect(await remove()).toMatchObject({
    errors: [
      { code: '709', message: 'Cannot delete program. The assets are in use elsewhere or not deletable' },
    ],
  });
  await caller.form(`${asset}/smartList/${writer.smartListId}/rules/delete.json`);
  expect(first(await remove())).toEqual({ id });
  expect(codeOf(await caller.get(`${asset}/staticList/${list}.json`))).toBe('702');
  expect(await caller.get(`${asset}/smartCampaign/${campaign}.json`)).not.toHaveProperty('result');
});

it('approves email programs that have a date, and no others', async () => {
  const { sandbox, caller, make } = await withPrograms();
  await using _ = sandbox;
  const approve = async (id: number, verb = 'approve') =>
    codeOf(await caller.form(`${asset}/program/${id}/${verb}.json`));
  const status = async (id: number) => first(await caller.get(`${asset}/program/${id}.json`))['status'];
  expect(await approve(idOf(await make()))).toBe('709');
  const email = { type: 'Email', channel: 'Email Send' };
  expect(await approve(idOf(await make({ ...email, name: 'Undated' })))).toBe('709');
  const id = idOf(await make({ ...email, name: 'Dated', startDate: '2026-08-02T09:00:00Z' }));
  expect(await approve(id, 'unapprove')).toBe('709');
  expect([await approve(id), await status(id)]).toEqual([undefined, 'locked']);
  expect(await approve(id)).toBe('709');
  expect([await approve(id, 'unapprove'), await status(id)]).toEqual([undefined, 'unlocked']);
});
