import { expect, it } from 'vitest';
import { codeOf, first, idOf, type Caller, type Envelope, type Fields } from './caller.ts';
import { asset, program, withCampaigns } from './campaign-kit.ts';
import { rulesIn, stepsIn } from './vocabulary.ts';

const operations = { id: 1001, type: 'Folder' };

function clone(caller: Caller, fields: Fields = {}, id = 1001): Promise<Envelope> {
  return caller.form(`${asset}/program/${id}/clone.json`, { name: 'OPS 2', folder: operations, ...fields });
}

it('copies a program with its folders, tokens, lists and campaigns', async () => {
  const { sandbox, caller, campaign } = await withCampaigns();
  await using _ = sandbox;
  const router = await campaign('Router');
  await router.rule('Lead is Created', { trigger: true });
  await router.step('Change Score', { 'Score Name': 'Behavior Score', Change: '+5' });
  await caller.form(`${asset}/smartCampaign/${router.id}/activate.json`);
  const threshold = { folderType: 'Program', name: 'Threshold', type: 'number', value: '100' };
  await caller.form(`${asset}/folder/1001/tokens.json`, threshold);
  const stages = await caller.form(`${asset}/folders.json`, { name: 'Stages', parent: program });
  const place = { id: idOf(stages), type: 'Folder' };
  await caller.form(`${asset}/staticLists.json`, { name: 'Customers', folder: place });

  const copy = first(await clone(caller, { description: 'The second' }));
  expect(copy).toMatchObject({ id: 1002, name: 'OPS 2', description: 'The second', channel: 'Operational' });
  const inside = { id: 1002, type: 'Program' };
  const campaigns = (await caller.get(`${asset}/smartCampaigns.json`, { folder: inside })).result;
  expect(campaigns).toMatchObject([{ name: 'Router', isActive: false, folder: inside }]);
  const lists = (await caller.get(`${asset}/staticLists.json`, { folder: inside })).result;
  expect(lists).toMatchObject([{ name: 'Customers' }]);
  const tokens = first(await caller.get(`${asset}/folder/1002/tokens.json`, { folderType: 'Program' }));
  expect(tokens['tokens']).toMatchObject([{ name: 'Threshold', value: '100' }]);
  const original = first(await caller.get(`${asset}/smartCampaign/${router.id}.json`));
  expect(original).toMatchObject({ isActive: true, folder: program });
});

it('lets the copies name each other, and the outside as before', async () => {
  const { sandbox, caller, campaign } = await withCampaigns();
  await using _ = sandbox;
  const stamp = await campaign('Stamp');
  await stamp.test('Campaign is Requested', 'Web Service API', 'is', { trigger: true });
  const router = await campaign('Router');
  await router.test('Member of Smart List', 'OPS.Fits MQL', 'in');
  await router.test('Member of List', 'Competitors', 'not in');
  await router.step('Request Campaign', { Campaign: 'OPS.Stamp' });
  await router.step('Send Alert', { Email: 'OPS.New MQL', 'Send To': 'Sales Owner' });
  await router.step('Send Email', { Email: 'Shared.Welcome' });

  await clone(caller);
  const copies = await caller.get(`${asset}/smartCampaigns.json`, { folder: { id: 1002, type: 'Program' } });
  const copy = copies.result?.find(({ name }) => name === 'Router');
  const flow = stepsIn(first(await caller.get(`${asset}/smartCampaign/${String(copy?.['id'])}.json`)));
  expect(flow.map(({ stepChoice }) => stepChoice[0]?.attributes[0]?.value)).toEqual([
    'OPS 2.Stamp',
    'OPS 2.New MQL',
    'Shared.Welcome',
  ]);
  const path = `${asset}/smartList/${String(copy?.['smartListId'])}.json`;
  const { filters } = rulesIn(first(await caller.get(path, { includeRules: true })));
  expect(filters.map(({ conditions }) => conditions[0]?.values)).toEqual([
    ['OPS 2.Fits MQL'],
    ['Competitors'],
  ]);
  expect((await router.flow())[0]?.stepChoice[0]?.attributes[0]?.value).toBe('OPS.Stamp');
});

it('refuses a clone without a free name or a folder to lie in', async () => {
  const { sandbox, caller } = await withCampaigns();
  await using _ = sandbox;
  expect(codeOf(await clone(caller, { name: 'OPS' }))).toBe('709');
  expect(codeOf(await clone(caller, { name: 'x'.repeat(256) }))).toBe('701');
  expect(codeOf(await clone(caller, { folder: program }))).toBe('711');
  expect(codeOf(await clone(caller, { folder: { id: 15, type: 'Folder' } }))).toBe('711');
  expect(codeOf(await clone(caller, {}, 4711))).toBe('702');
});

it('refuses to clone what no clone can take along', async () => {
  const programs = [{ name: 'App', uncloneable: ['In-App Message', 'Report'] }];
  const { sandbox, caller } = await withCampaigns({ seed: { programs } });
  await using _ = sandbox;
  expect((await clone(caller)).errors).toEqual([
    { code: '709', message: 'The following assets are unsupported:In-App Message,Report' },
  ]);
});

it('names a nested program after the copy that it is part of', async () => {
  const { sandbox, caller } = await withCampaigns();
  await using _ = sandbox;
  const email = { name: 'Invitation', type: 'Email', channel: 'Email Send', folder: program };
  await caller.form(`${asset}/programs.json`, email);
  await clone(caller);
  expect(
    first(await caller.get(`${asset}/program/byName.json`, { name: 'Invitation - OPS 2' })),
  ).toMatchObject({
    folder: { type: 'Program', value: 1003 },
  });
});
