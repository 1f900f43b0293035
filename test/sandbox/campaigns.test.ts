import { expect, it } from 'vitest';
import { codeOf, first, idOf } from './caller.ts';
import { asset, program, withCampaigns } from './campaign-kit.ts';
import { CampaignWriter, stepsIn } from './vocabulary.ts';

it('makes an empty campaign with a smart list and a flow of its own', async () => {
  const { sandbox, caller } = await withCampaigns({ clock: () => Date.UTC(2026, 5, 1) });
  await using _ = sandbox;
  const made = first(
    await caller.form(`${asset}/smartCampaigns.json`, {
      name: '090 - Sort',
      folder: program,
      description: 'Sorts',
    }),
  );
  expect(made).toEqual({
    id: 1001,
    name: '090 - Sort',
    description: 'Sorts',
    createdAt: '2026-06-01T00:00:00Z+0000',
    updatedAt: '2026-06-01T00:00:00Z+0000',
    folder: program,
    status: 'Never Run',
    type: 'default',
    isSystem: false,
    isActive: false,
    isRequestable: false,
    isCommunicationLimitEnabled: false,
    recurrence: { weekdayOnly: false },
    qualificationRuleType: 'once',
    workspace: 'Default',
    smartListId: 1002,
    flowId: 1001,
    parentProgramId: 1001,
    computedUrl: `${sandbox.url}/screen/#SC1001A1`,
  });
  const read = await caller.get(`${asset}/smartCampaign/1001.json`);
  expect(first(read)).toEqual({ ...made, flow: { steps: [] } });
  const brief = await caller.get(`${asset}/smartCampaign/1001.json`, { includeFlowSteps: false });
  expect(first(brief)).toEqual(made);
  const list = await caller.get(`${asset}/smartCampaign/1001/smartList.json`, { includeRules: true });
  expect(first(list)).toMatchObject({
    id: 1002,
    rules: { filterMatchType: 'all', triggers: [], filters: [] },
  });
});

it('tells the type from the rules; an empty campaign reads as the sandbox is told', async () => {
  const { sandbox, caller, campaign } = await withCampaigns({ readings: { emptyCampaignType: 'batch' } });
  await using _ = sandbox;
  const writer = await campaign('C');
  const type = async () => first(await caller.get(`${asset}/smartCampaign/${writer.id}.json`));
  expect(await type()).toMatchObject({ type: 'batch', status: 'Never Run' });
  await writer.test('Country', 'US');
  expect(await type()).toMatchObject({ type: 'batch' });
  await writer.rule('Lead is Created', { trigger: true });
  expect(await type()).toMatchObject({ type: 'trigger', status: 'Inactive' });
});

it('keeps names unique within a program, and knows campaigns by name all the same', async () => {
  const { sandbox, caller, campaign } = await withCampaigns({
    seed: { programs: [{ name: 'OPS' }, { name: 'Two' }] },
  });
  await using _ = sandbox;
  const { id } = await campaign('Sort');
  const make = async (folder: object) =>
    codeOf(await caller.form(`${asset}/smartCampaigns.json`, { name: 'Sort', folder }));
  expect(await make(program)).toBe('709');
  expect(await make({ id: 1002, type: 'Program' })).toBeUndefined();
  expect(await make({ id: 15, type: 'Folder' })).toBe('711');
  expect(await make({ id: 13, type: 'Folder' })).toBe('711');
  expect(first(await caller.get(`${asset}/smartCampaign/byName.json`, { name: 'Sort' }))).toMatchObject({
    id,
  });
  expect(await caller.get(`${asset}/smartCampaign/byName.json`, { name: 'Nobody' })).not.toHaveProperty(
    'result',
  );
});

it('takes a change of name as a form and as JSON', async () => {
  const { sandbox, caller, campaign } = await withCampaigns();
  await using _ = sandbox;
  const { id } = await campaign('A');
  await campaign('B');
  const path = `${asset}/smartCampaign/${id}.json`;
  expect(first(await caller.form(path, { name: 'By form' }))).toMatchObject({ name: 'By form' });
  expect(first(await caller.json(path, { description: 'By JSON' }))).toMatchObject({
    description: 'By JSON',
  });
  expect(codeOf(await caller.form(path, { name: 'B' }))).toBe('709');
});

it('activates only an inactive campaign with a trigger, a step and no mistake', async () => {
  const { sandbox, caller, campaign } = await withCampaigns();
  await using _ = sandbox;
  const writer = await campaign('C');
  const turn = (onOrOff: string) => caller.form(`${asset}/smartCampaign/${writer.id}/${onOrOff}.json`);
  const refusal = async () => (await turn('activate')).errors?.[0];
  expect(await refusal()).toMatchObject({ code: '709', message: expect.stringContaining('no trigger') });
  await writer.rule('Lead is Created', { trigger: true });
  expect(await refusal()).toMatchObject({ message: expect.stringContaining('no flow step') });
  const step = await writer.step('Change Data Value');
  expect(await refusal()).toMatchObject({ message: expect.stringContaining('Step 1') });
  await writer.choose(step.id, step.stepChoice[0]?.id ?? 0, {
    Attribute: 'Lifecycle Status',
    'New Value': 'MQL',
  });
  const filter = await writer.test('Member of List', 'Nobody knows it', 'in');
  expect(await refusal()).toMatchObject({ message: expect.stringContaining('Member of List') });
  await caller.form(`${asset}/smartList/${writer.smartListId}/rule/${filter}/delete.json`);
  expect(codeOf(await turn('deactivate'))).toBe('709');
  expect(first(await turn('activate'))).toEqual({ id: writer.id });
  expect(await refusal()).toMatchObject({ message: expect.stringContaining('already active') });
  expect(first(await caller.get(`${asset}/smartCampaign/${writer.id}.json`))).toMatchObject({
    isActive: true,
    status: 'Active',
    isRequestable: false,
  });
  const active = await caller.get(`${asset}/smartCampaigns.json`, { isActive: true });
  expect(active.result).toHaveLength(1);
  expect(first(await turn('deactivate'))).toEqual({ id: writer.id });
});

it('refuses changes of an active campaign, or allows them when told', async () => {
  for (const [editActiveCampaign, code] of [
    ['refuse', '709'],
    ['allow', undefined],
  ] as const) {
    const { sandbox, caller, campaign } = await withCampaigns({ readings: { editActiveCampaign } });
    await using _ = sandbox;
    const writer = await campaign('C');
    await writer.rule('Lead is Created', { trigger: true });
    await writer.step('Sync Lead to SFDC', { 'Assign To': 'Auto-Assign' });
    await caller.form(`${asset}/smartCampaign/${writer.id}/activate.json`);
    const logic = await caller.form(`${asset}/smartList/${writer.smartListId}/filterLogic.json`, {
      matchType: 'any',
    });
    const wait = writer.rules.steps.find(({ name }) => name === 'Wait')?.id ?? 0;
    const step = await caller.form(`${asset}/smartCampaign/${writer.id}/flows.json`, {
      activityType: { id: wait, type: 'activity' },
      index: 0,
    });
    expect([codeOf(logic), codeOf(step)]).toEqual([code, code]);
    const removed = await caller.form(`${asset}/smartCampaign/${writer.id}/delete.json`);
    expect(codeOf(removed)).toBe('709');
  }
});

it('clones rules and flow with ids of their own, inactive', async () => {
  const { sandbox, caller, campaign } = await withCampaigns();
  await using _ = sandbox;
  const writer = await campaign('Kit');
  const rule = await writer.rule('Lead is Created', { trigger: true });
  const step = await writer.step('Change Score', { 'Score Name': 'Behavior Score', Change: '+5' });
  await caller.form(`${asset}/smartCampaign/${writer.id}/activate.json`);
  const clone = await caller.form(`${asset}/smartCampaign/${writer.id}/clone.json`, {
    name: 'Copy',
    folder: program,
  });
  expect(first(clone)).toMatchObject({ name: 'Copy', isActive: false, type: 'trigger', status: 'Inactive' });
  const copy = new CampaignWriter(caller, writer.rules, first(clone));
  expect(copy.smartListId).not.toBe(writer.smartListId);
  const copiedRules = await copy.read();
  expect(copiedRules.triggers).toMatchObject([{ name: 'Lead is Created' }]);
  expect(copiedRules.triggers[0]?.id).not.toBe(rule);
  const copiedSteps = stepsIn(first(await caller.get(`${asset}/smartCampaign/${copy.id}.json`)));
  expect(copiedSteps[0]?.stepChoice[0]?.attributes).toMatchObject([
    { value: 'Behavior Score' },
    { value: '+5' },
  ]);
  expect(copiedSteps[0]?.id).not.toBe(step.id);
});

it('says who uses a campaign, and keeps it from being deleted then', async () => {
  const { sandbox, caller, campaign } = await withCampaigns();
  await using _ = sandbox;
  const callee = await campaign('090 - Sort');
  const router = await campaign('Router');
  await router.step('Execute Campaign', { Campaign: '090 - Sort' });
  const filter = await campaign('Filter');
  await filter.test('Member of Smart Campaign', 'OPS.090 - Sort', 'in');
  const usedBy = (query: Record<string, string | number> = {}) =>
    caller.get(`${asset}/smartCampaign/${callee.id}/usedBy.json`, query);
  expect(first(await usedBy({ sortByColumn: 'name', order: 'asc' }))).toEqual({
    usedByCount: '2',
    usedBy: [
      expect.objectContaining({ id: filter.id, name: 'Filter', compType: 'Smart Campaign', programId: 1001 }),
      expect.objectContaining({ id: router.id, name: 'Router', status: 'Inactive' }),
    ],
  });
  expect(first(await usedBy({ query: 'rout', maxReturn: 1 }))['usedBy']).toHaveLength(1);
  expect(codeOf(await usedBy({ maxReturn: 51 }))).toBe('1003');
  expect(codeOf(await caller.form(`${asset}/smartCampaign/${callee.id}/delete.json`))).toBe('709');
  expect(idOf(await caller.form(`${asset}/smartCampaign/${router.id}/delete.json`))).toBe(router.id);
  expect(idOf(await caller.form(`${asset}/smartCampaign/${filter.id}/delete.json`))).toBe(filter.id);
  expect(idOf(await caller.form(`${asset}/smartCampaign/${callee.id}/delete.json`))).toBe(callee.id);
  expect(await caller.get(`${asset}/smartList/${callee.smartListId}.json`)).not.toHaveProperty('result');
});
