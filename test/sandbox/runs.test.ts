import { expect, it } from 'vitest';
import { codeOf, first } from './caller.ts';
import { asset, withCampaigns } from './campaign-kit.ts';

it('schedules batch campaigns, at most two years ahead', async () => {
  const { sandbox, caller, campaign } = await withCampaigns({ clock: () => Date.UTC(2026, 5, 1) });
  await using _ = sandbox;
  const batch = await campaign('Batch');
  await batch.test('Country', 'US');
  const schedule = (id: number, input: object) =>
    caller.json(`/rest/v1/campaigns/${id}/schedule.json`, { input });
  const answer = await schedule(batch.id, { runAt: '2026-07-01T09:00:00+0200' });
  expect(answer).toEqual({ requestId: answer.requestId, result: [{ id: batch.id }], success: true });
  expect(first(await caller.get(`${asset}/smartCampaign/${batch.id}.json`))).toMatchObject({
    status: 'Single Run',
  });
  expect(await schedule(batch.id, { runAt: '2029-01-01T00:00:00Z' })).toMatchObject({
    errors: [{ code: '1042', message: 'Invalid runAt date' }],
  });
  expect(codeOf(await schedule(batch.id, { runAt: 'tomorrow' }))).toBe('1001');
  expect(codeOf(await schedule(batch.id, { tokens: [{ name: 'my.x', value: '1' }] }))).toBe('1003');
  expect(codeOf(await schedule(batch.id, { tokens: [{ name: '{{my.x}}', value: '1' }] }))).toBeUndefined();
  expect(await schedule(4711, {})).toMatchObject({
    errors: [{ code: '1013', message: 'Campaign not found' }],
  });
  const triggered = await campaign('Triggered');
  await triggered.rule('Lead is Created', { trigger: true });
  expect(codeOf(await schedule(triggered.id, {}))).toBe('1003');
});

it('requests active campaigns that listen to the web service, for people who exist', async () => {
  const { sandbox, caller, campaign } = await withCampaigns({ seed: { leads: [7, 8] } });
  await using _ = sandbox;
  const writer = await campaign('Requested');
  const request = (...leads: number[]) =>
    caller.json(`/rest/v1/campaigns/${writer.id}/trigger.json`, {
      input: { leads: leads.map((id) => ({ id })) },
    });
  expect(codeOf(await request(7))).toBe('1003');
  const rule = await writer.test('Campaign is Requested', 'Marketo Flow Action', 'is', { trigger: true });
  await writer.step('Change Score', { 'Score Name': 'Behavior Score', Change: '5' });
  await caller.form(`${asset}/smartCampaign/${writer.id}/activate.json`);
  expect(codeOf(await request(7))).toBe('1003');
  await caller.form(`${asset}/smartCampaign/${writer.id}/deactivate.json`);
  const trigger = writer.rules.triggers.find(({ name }) => name === 'Campaign is Requested');
  if (trigger !== undefined) await writer.constraint(rule, trigger, 'Web Service API');
  await caller.form(`${asset}/smartCampaign/${writer.id}/activate.json`);
  expect(first(await caller.get(`${asset}/smartCampaign/${writer.id}.json`))).toMatchObject({
    isRequestable: true,
  });
  expect((await request(7, 8)).result).toEqual([{ id: writer.id }]);
  expect(await request(7, 1234)).toMatchObject({
    errors: [{ code: '1004', message: 'Lead [1234] not found' }],
  });
  expect(codeOf(await request(...Array.from({ length: 101 }, () => 7)))).toBe('1003');
  const missing = await caller.json('/rest/v1/campaigns/4711/trigger.json', { input: { leads: [] } });
  expect(codeOf(missing)).toBe('1013');
  const broken = await caller.json(`/rest/v1/campaigns/${writer.id}/trigger.json`, { input: {} });
  expect(codeOf(broken)).toBe('1002');
});

it('schedules the campaign of a copy of the program, twenty times a day', async () => {
  let now = Date.UTC(2026, 5, 1, 12);
  const { sandbox, caller, campaign } = await withCampaigns({ clock: () => now, tokenSeconds: 1_000_000 });
  await using _ = sandbox;
  const batch = await campaign('Batch');
  await batch.test('Country', 'US');
  const path = `/rest/v1/campaigns/${batch.id}/schedule.json`;
  const schedule = (input: object) => caller.json(path, { input });
  const copy = first(await schedule({ cloneToProgramName: 'OPS 2' }));
  expect(first(await caller.get(`${asset}/smartCampaign/${String(copy['id'])}.json`))).toMatchObject({
    name: 'Batch',
    status: 'Single Run',
    folder: { id: 1002, type: 'Program' },
  });
  expect(first(await caller.get(`${asset}/smartCampaign/${batch.id}.json`))['status']).toBe('Never Run');
  // The other spelling of Adobe's documents.
  expect(codeOf(await schedule({ cloneToProgram: 'OPS 3' }))).toBeUndefined();
  for (let at = 4; at <= 21; at++)
    expect(codeOf(await schedule({ cloneToProgramName: `OPS ${at}` }))).toBeUndefined();
  expect(codeOf(await schedule({ cloneToProgramName: 'OPS 22' }))).toBe('1020');
  now += 86_400_000;
  expect(codeOf(await schedule({ cloneToProgramName: 'OPS 22' }))).toBeUndefined();
  const list = { name: 'Customers', folder: { id: 1001, type: 'Program' } };
  await caller.form(`${asset}/staticLists.json`, list);
  expect(codeOf(await schedule({ cloneToProgramName: 'OPS 23' }))).toBe('709');
});
