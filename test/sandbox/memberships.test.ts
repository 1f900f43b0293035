import { expect, it } from 'vitest';
import { codeOf } from './caller.ts';
import { program } from './campaign-kit.ts';
import { activate, hour, scoring, withLife } from './life-kit.ts';

const list = '/rest/v1/lists/1001/leads';

it('adds people to a list, removes them, and campaigns hear of both', async () => {
  const { sandbox, caller, campaign, settle, create, read, about } = await withLife();
  await using _ = sandbox;
  const added = await scoring(await campaign('Added'), '+1', ['Added to List', 'Competitors']);
  const removed = await scoring(await campaign('Removed'), '+10', ['Removed from List', 'Competitors']);
  for (const writer of [added, removed]) {
    await settle(writer, { qualification: 'any' });
    await activate(writer);
  }
  const id = await create({ email: 'jo@example.com' });
  const add = () => caller.json(`${list}.json?id=${id}&id=99`, {});
  expect((await add()).result).toEqual([
    { id, status: 'added' },
    { id: 99, status: 'skipped', reasons: [{ code: '1004', message: 'Lead not found' }] },
  ]);
  await add();
  expect(await read(id, 'behaviorScore')).toMatchObject({ behaviorScore: 1 });
  expect((await caller.get(`${list}.json`, { fields: 'email' })).result).toEqual([
    { id, email: 'jo@example.com' },
  ]);
  expect((await caller.get(`${list}/ismember.json`, { id: `${id},98` })).result).toMatchObject([
    { id, status: 'memberof' },
    { id: 98, status: 'skipped' },
  ]);
  const remove = () => caller.send('DELETE', `${list}.json?id=${id}`);
  expect((await remove()).result).toEqual([{ id, status: 'removed' }]);
  expect((await remove()).result).toMatchObject([{ id, status: 'skipped', reasons: [{ code: '1015' }] }]);
  expect(await read(id, 'behaviorScore')).toMatchObject({ behaviorScore: 11 });
  expect((await caller.get(`${list}/ismember.json`, { id })).result).toEqual([{ id, status: 'notmemberof' }]);
  expect(await about(id, 'Add to List', 'Remove from List')).toEqual(['Competitors', 'Competitors']);
  expect(codeOf(await caller.get('/rest/v1/lists/4711/leads.json'))).toBe('1013');
  expect(codeOf(await caller.json(`${list}.json`, {}))).toBe('1002');
});

it('moves members of a program forward only, by the steps of its channel', async () => {
  const { sandbox, caller, campaign, settle, create, read } = await withLife({
    seed: {
      programs: [{ name: 'OPS' }, { name: 'Webinar', type: 'Event', channel: 'Live Event' }],
      forms: [],
    },
  });
  await using _ = sandbox;
  const writer = await scoring(await campaign('Attended'), '+5', [
    'Progression Status is Changed',
    'Webinar',
  ]);
  await settle(writer, { qualification: 'any' });
  await activate(writer);
  const id = await create({ email: 'jo@example.com' });
  const move = (statusName: string, ...leads: number[]) =>
    caller.json('/rest/v1/programs/1002/members/status.json', {
      statusName,
      input: leads.map((leadId) => ({ leadId })),
    });
  expect((await move('Registered', id, 99)).result).toEqual([
    { seq: 0, leadId: id, status: 'created' },
    { seq: 1, leadId: 99, status: 'skipped', reasons: [{ code: '1004', message: 'Lead not found' }] },
  ]);
  expect((await move('Attended', id)).result).toMatchObject([{ status: 'updated' }]);
  expect((await move('Invited', id)).result).toMatchObject([
    { status: 'skipped', reasons: [{ code: '1037' }] },
  ]);
  expect((await move('Attended', id)).result).toMatchObject([
    { status: 'skipped', reasons: [{ code: '1037' }] },
  ]);
  expect(codeOf(await move('Dancing', id))).toBe('1025');
  expect(await read(id, 'behaviorScore', 'acquisitionProgramId')).toMatchObject({
    behaviorScore: 10,
    acquisitionProgramId: 1002,
  });
  expect((await caller.get(`/rest/v1/leads/${id}/programMembership.json`)).result).toEqual([
    {
      id: 1002,
      progressionStatus: 'Attended',
      isExhausted: false,
      acquiredBy: true,
      reachedSuccess: true,
      membershipDate: '2026-06-01T09:00:00Z',
      updatedAt: '2026-06-01T09:00:00Z',
    },
  ]);
});

it('tells the lists, programs and campaigns that somebody is in, by the time of the last change', async () => {
  const { sandbox, caller, campaign, create, later } = await withLife();
  await using _ = sandbox;
  const writer = await campaign('Joins');
  await writer.rule('Lead is Created', { trigger: true });
  await writer.step('Add to List', { 'List Name': 'Competitors' });
  await writer.step('Wait', { Duration: '1 hour' });
  await writer.step('Change Status in Progression', { Program: 'this program', 'New Status': 'Member' });
  await activate(writer);
  const id = await create({ email: 'jo@example.com' });
  later(2 * hour);
  const of = async (what: string, query: object = {}) =>
    (await caller.get(`/rest/v1/leads/${id}/${what}.json`, { ...query })).result;
  const dates = { createdAt: '2026-06-01T09:00:00Z', updatedAt: '2026-06-01T09:00:00Z' };
  expect(await of('listMembership')).toEqual([{ listId: 1001, ...dates }]);
  expect(await of('smartCampaignMembership')).toEqual([{ smartCampaignId: writer.id, ...dates }]);
  expect(await of('programMembership')).toMatchObject([
    { id: program.id, progressionStatus: 'Member', membershipDate: '2026-06-01T10:00:00Z' },
  ]);
  expect(await of('programMembership', { filterType: 'programId', filterValues: '4711' })).toEqual([]);
  expect(await of('smartCampaignMembership', { earliestUpdatedAt: '2026-06-01T09:30:00Z' })).toEqual([]);
  expect(codeOf(await caller.get('/rest/v1/leads/99/listMembership.json'))).toBe('1004');
});

it('keeps memberships and campaigns of an asset that gets another name', async () => {
  const { sandbox, caller, campaign, create, read } = await withLife();
  await using _ = sandbox;
  const writer = await scoring(await campaign('Outsiders'), '+1', [
    'Campaign is Requested',
    'Web Service API',
  ]);
  await writer.test('Member of List', 'Competitors', 'in');
  await activate(writer);
  const id = await create({ email: 'jo@example.com' });
  await caller.json(`${list}.json?id=${id}`, {});
  await caller.form('/rest/asset/v1/staticList/1001.json', { name: 'Rivals' });
  await caller.json(`/rest/v1/campaigns/${writer.id}/trigger.json`, { input: { leads: [{ id }] } });
  expect(await read(id, 'behaviorScore')).toMatchObject({ behaviorScore: 1 });
});
