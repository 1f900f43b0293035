import { expect, it } from 'vitest';
import { asset } from './campaign-kit.ts';
import { activate, day, hour, scoring, withLife } from './life-kit.ts';
import { named } from './vocabulary.ts';

it('runs an active campaign on a person whom the API creates', async () => {
  const { sandbox, campaign, create, read, activities } = await withLife();
  await using _ = sandbox;
  const writer = await scoring(await campaign('Welcome'), '+10');
  const before = await create({ email: 'early@example.com' });
  await activate(writer);
  const id = await create({ email: 'jo@example.com', firstName: 'Jo' });
  expect(await read(id, 'behaviorScore')).toEqual({ id, behaviorScore: 10 });
  expect(await read(before, 'behaviorScore')).toMatchObject({ behaviorScore: null });
  expect(await activities(id, 'New Lead', 'Change Score')).toMatchObject([
    { activityTypeId: 12 },
    {
      activityTypeId: 22,
      campaignId: writer.id,
      primaryAttributeValue: 'Behavior Score',
      attributes: [
        { name: 'Change Value', value: 10 },
        { name: 'New Value', value: 10 },
      ],
    },
  ]);
});

it('does not wake a campaign that is off', async () => {
  const { sandbox, caller, campaign, create, read } = await withLife();
  await using _ = sandbox;
  const writer = await scoring(await campaign('Welcome'), '+10');
  await activate(writer);
  await caller.form(`${asset}/smartCampaign/${writer.id}/deactivate.json`);
  const id = await create({ email: 'jo@example.com' });
  expect(await read(id, 'behaviorScore')).toMatchObject({ behaviorScore: null });
});

it('lets a person through once, every time, or once in an interval', async () => {
  const { sandbox, campaign, settle, create, read, later, update } = await withLife();
  await using _ = sandbox;
  const once = await scoring(await campaign('Once'), '+1', ['Data Value Changes', 'Country']);
  const always = await scoring(await campaign('Always'), '+10', ['Data Value Changes', 'Country']);
  const daily = await scoring(await campaign('Daily'), '+100', ['Data Value Changes', 'Country']);
  await settle(always, { qualification: 'any' });
  await settle(daily, { qualification: 'interval', interval: '1', unit: 'day' });
  for (const writer of [once, always, daily]) await activate(writer);
  const id = await create({ email: 'jo@example.com', country: 'US' });
  const moveTo = async (country: string): Promise<unknown> => {
    await update(id, { country });
    return (await read(id, 'behaviorScore'))['behaviorScore'];
  };
  expect(await moveTo('CA')).toBe(111);
  expect(await moveTo('DE')).toBe(121);
  later(day - 1);
  expect(await moveTo('FR')).toBe(131);
  later(1);
  expect(await moveTo('IT')).toBe(241);
});

it('hears a change only where a value really changes, letter case included', async () => {
  const { sandbox, campaign, settle, create, read, update, activities } = await withLife();
  await using _ = sandbox;
  const writer = await scoring(await campaign('Moves'), '+1', ['Data Value Changes', 'Country']);
  await settle(writer, { qualification: 'any' });
  await activate(writer);
  const id = await create({ email: 'jo@example.com', country: 'US' });
  await update(id, { country: 'US' });
  await update(id, { country: 'us' });
  expect(await read(id, 'behaviorScore')).toMatchObject({ behaviorScore: 1 });
  expect(
    (await activities(id, 'Change Data Value')).filter(
      ({ primaryAttributeValue: about }) => about === 'Country',
    ),
  ).toMatchObject([
    {
      attributes: [
        { name: 'New Value', value: 'us' },
        { name: 'Old Value', value: 'US' },
        { name: 'Source', value: 'Web service API' },
      ],
    },
  ]);
});

it('tests filters by their logic, and memberships by the names of assets', async () => {
  const { sandbox, caller, campaign, create, read } = await withLife();
  await using _ = sandbox;
  const writer = await scoring(await campaign('Filtered'), '+1');
  await writer.test('Country', 'US,CA');
  await writer.test('Job Title', 'VP', 'contains');
  await writer.test('Member of List', 'Competitors', 'not in');
  await caller.form(`${asset}/smartList/${writer.smartListId}/filterLogic.json`, {
    matchType: 'custom',
    customRuleLogic: '(1 or 2) and 3',
  });
  await activate(writer);
  const score = async (values: object): Promise<unknown> =>
    (await read(await create(values), 'behaviorScore'))['behaviorScore'];
  expect(await score({ email: 'a@example.com', country: 'us' })).toBe(1);
  expect(await score({ email: 'b@example.com', title: 'vp sales' })).toBe(1);
  expect(await score({ email: 'c@example.com', country: 'FR', title: 'Clerk' })).toBeNull();
});

it('takes the first choice that fits, and the default otherwise', async () => {
  const { sandbox, caller, campaign, create, read } = await withLife();
  await using _ = sandbox;
  const writer = await campaign('Route');
  await writer.rule('Lead is Created', { trigger: true });
  const step = await writer.step('Change Data Value', {
    Attribute: 'Lifecycle Status',
    'New Value': 'elsewhere',
  });
  for (let added = 0; added < 2; added++)
    await caller.form(`${asset}/smartCampaign/${writer.id}/flow/${step.id}/addChoice.json`);
  const [first, second] = (await writer.flow())[0]?.stepChoice ?? [];
  const country = named(writer.rules.conditions, 'Country');
  const title = named(writer.rules.conditions, 'Job Title');
  await writer.choose(
    step.id,
    first?.id ?? 0,
    { Attribute: 'Lifecycle Status', 'New Value': '{{lead.Country}} of {{program.Name}}' },
    { conditionTypeId: { id: country.id, type: 'attribute' }, operator: 'is', conditionValues: 'US,CA' },
  );
  // A choice without values does nothing.
  await writer.choose(
    step.id,
    second?.id ?? 0,
    {},
    { conditionTypeId: { id: title.id, type: 'attribute' }, operator: 'is not empty', conditionValues: '' },
  );
  await activate(writer);
  const status = async (values: object): Promise<unknown> =>
    (await read(await create(values), 'lifecycleStatus'))['lifecycleStatus'];
  expect(await status({ email: 'a@example.com', country: 'US', title: 'VP' })).toBe('US of OPS');
  expect(await status({ email: 'b@example.com', title: 'VP' })).toBeNull();
  expect(await status({ email: 'c@example.com' })).toBe('elsewhere');
});

it('goes on after a wait once the clock has moved, and dates what it does by its own time', async () => {
  const { sandbox, campaign, create, read, later, activities } = await withLife();
  await using _ = sandbox;
  const writer = await campaign('Slow');
  await writer.rule('Lead is Created', { trigger: true });
  await writer.step('Wait', { Duration: '2 hours' });
  await writer.step('Change Data Value', { Attribute: 'MQL Date', 'New Value': '{{system.dateTime}}' });
  await activate(writer);
  const id = await create({ email: 'jo@example.com' });
  later(hour);
  expect(await read(id, 'mqlDate')).toEqual({ id, mqlDate: null });
  later(5 * hour);
  expect(await read(id, 'mqlDate')).toEqual({ id, mqlDate: '2026-06-01T11:00:00Z' });
  expect(await activities(id, 'Change Data Value')).toMatchObject([{ activityDate: '2026-06-01T11:00:00Z' }]);
});

it('lets people who wait go on in the flow as it is by then', async () => {
  const { sandbox, caller, campaign, create, read } = await withLife({
    readings: { editActiveCampaign: 'allow' },
  });
  await using _ = sandbox;
  const writer = await campaign('Slow');
  await writer.rule('Lead is Created', { trigger: true });
  await writer.step('Wait', { Duration: '1 day' });
  const step = await writer.step('Change Score', { 'Score Name': 'Behavior Score', Change: '+1' });
  await activate(writer);
  const stays = await create({ email: 'jo@example.com' });
  await writer.choose(step.id, step.stepChoice[0]?.id ?? 0, { Change: '+5' });
  await caller.form(`${asset}/smartCampaign/${writer.id}/deactivate.json`);
  const comesLate = await create({ email: 'al@example.com' });
  sandbox.forward(day);
  expect(await read(stays, 'behaviorScore')).toMatchObject({ behaviorScore: 5 });
  expect(await read(comesLate, 'behaviorScore')).toMatchObject({ behaviorScore: null });
});

it('requests a campaign beside the flow, and executes one within it', async () => {
  const { sandbox, campaign, settle, create, read, activities, about } = await withLife();
  await using _ = sandbox;
  const requested = await scoring(await campaign('Requested'), '+1', [
    'Campaign is Requested',
    'Marketo Flow Action',
  ]);
  await activate(requested);
  const executable = await campaign('Executable');
  await executable.step('Change Score', { 'Score Name': 'Behavior Score', Change: '=40' });
  await settle(executable, { qualification: 'any', executable: 'on' });
  const caller = await campaign('Calls');
  await caller.rule('Lead is Created', { trigger: true });
  await caller.step('Request Campaign', { Campaign: 'OPS.Requested' });
  await caller.step('Execute Campaign', {
    Campaign: 'Executable',
    'Use Parent Campaign Token Context': 'false',
  });
  await activate(caller);
  const id = await create({ email: 'jo@example.com' });
  expect(await read(id, 'behaviorScore')).toMatchObject({ behaviorScore: 41 });
  expect(await activities(id, 'Request Campaign', 'Execute Campaign')).toMatchObject([
    { primaryAttributeValue: 'OPS.Requested', primaryAttributeValueId: requested.id, campaignId: caller.id },
    {
      primaryAttributeValue: 'OPS.Executable',
      primaryAttributeValueId: executable.id,
      campaignId: caller.id,
    },
  ]);
  expect(await about(id, 'Change Score')).toEqual(['Behavior Score', 'Behavior Score']);
});

it('hears a request of the API, for each person', async () => {
  const { sandbox, caller, campaign, create, read, about } = await withLife();
  await using _ = sandbox;
  const writer = await scoring(await campaign('Requested'), '+1', [
    'Campaign is Requested',
    'Web Service API',
  ]);
  await activate(writer);
  const ids = [await create({ email: 'jo@example.com' }), await create({ email: 'al@example.com' })];
  const leads = ids.map((id) => ({ id }));
  expect(
    (await caller.json(`/rest/v1/campaigns/${writer.id}/trigger.json`, { input: { leads } })).success,
  ).toBe(true);
  for (const id of ids) {
    expect(await read(id, 'behaviorScore')).toMatchObject({ behaviorScore: 1 });
    expect(await about(id, 'Request Campaign')).toEqual(['OPS.Requested']);
  }
});

it('runs a batch campaign when its time has come, over everybody who fits then', async () => {
  const { sandbox, caller, campaign, create, read, later } = await withLife();
  await using _ = sandbox;
  const batch = await campaign('Batch');
  await batch.test('Country', 'US');
  await batch.step('Add to List', { 'List Name': 'Competitors' });
  const listener = await scoring(await campaign('Listener'), '+7', ['Added to List', 'Competitors']);
  await activate(listener);
  const american = await create({ email: 'jo@example.com', country: 'US' });
  const french = await create({ email: 'al@example.com', country: 'FR' });
  await caller.json(`/rest/v1/campaigns/${batch.id}/schedule.json`, {
    input: { runAt: '2026-06-02T09:00:00Z' },
  });
  later(day - 1);
  expect(await read(american, 'behaviorScore')).toMatchObject({ behaviorScore: null });
  later(1);
  expect(await read(american, 'behaviorScore')).toMatchObject({ behaviorScore: 7 });
  expect(await read(french, 'behaviorScore')).toMatchObject({ behaviorScore: null });
  later(day);
  expect(await read(american, 'behaviorScore')).toMatchObject({ behaviorScore: 7 });
});

it('finds what happened before, with constraints and in a span of time', async () => {
  const { sandbox, campaign, create, read, update, later } = await withLife();
  await using _ = sandbox;
  const writer = await scoring(await campaign('Returns'), '+1', ['Data Value Changes', 'City']);
  const was = named(writer.rules.filters, 'Data Value Changed');
  const rule = await writer.test('Data Value Changed', 'Country');
  await writer.constraint(rule, was, 'CA', 'is', 'New Value');
  await writer.constraint(rule, was, '7 days', 'in past', 'Date of Activity');
  await activate(writer);
  const id = await create({ email: 'jo@example.com' });
  await update(id, { country: 'US' });
  await update(id, { city: 'Here' });
  expect(await read(id, 'behaviorScore')).toMatchObject({ behaviorScore: null });
  await update(id, { country: 'CA' });
  later(8 * day);
  await update(id, { city: 'There' });
  expect(await read(id, 'behaviorScore')).toMatchObject({ behaviorScore: null });
  await update(id, { country: 'US' });
  await update(id, { country: 'CA' });
  await update(id, { city: 'Everywhere' });
  expect(await read(id, 'behaviorScore')).toMatchObject({ behaviorScore: 1 });
});

it('stops a person whose campaigns wake one another for ever', async () => {
  const { sandbox, campaign, settle, create, read, update } = await withLife();
  await using _ = sandbox;
  const writer = await scoring(await campaign('Loop'), '+1', ['Score is Changed', 'Behavior Score']);
  await settle(writer, { qualification: 'any' });
  await activate(writer);
  const id = await create({ email: 'jo@example.com' });
  await update(id, { behaviorScore: 1 });
  const score = Number((await read(id, 'behaviorScore'))['behaviorScore']);
  expect(score).toBeGreaterThan(100);
  expect((await read(id, 'behaviorScore'))['behaviorScore']).toBe(score);
});

it('resolves the tokens of a step, from the innermost place that has one', async () => {
  const { sandbox, caller, campaign, create, read } = await withLife();
  await using _ = sandbox;
  const token = { type: 'score', name: 'Points' };
  await caller.form(`${asset}/folder/1001/tokens.json`, { ...token, folderType: 'Folder', value: '+3' });
  const writer = await scoring(await campaign('Tokens'), '{{my.Points}}');
  await writer.step('Change Data Value', {
    Attribute: 'Lifecycle Status',
    'New Value': '{{campaign.name}}/{{my.Nothing}}/{{trigger.Name}}/{{lead.First Name:default=you}}/{{',
  });
  await activate(writer);
  const first = await create({ email: 'jo@example.com', firstName: 'Jo' });
  expect(await read(first, 'behaviorScore', 'lifecycleStatus')).toEqual({
    id: first,
    behaviorScore: 3,
    lifecycleStatus: 'Tokens///Jo/{{',
  });
  await caller.form(`${asset}/folder/1001/tokens.json`, { ...token, folderType: 'Program', value: '8' });
  const second = await create({ email: 'al@example.com' });
  expect(await read(second, 'behaviorScore')).toMatchObject({ behaviorScore: 8 });
});

it('executes no campaign whose box is not ticked, and goes on', async () => {
  const { sandbox, campaign, settle, create, read, update } = await withLife();
  await using _ = sandbox;
  const child = await campaign('Child');
  await child.step('Change Score', { 'Score Name': 'Behavior Score', Change: '+1' });
  const parent = await campaign('Parent');
  await parent.test('Data Value Changes', 'Country', 'is', { trigger: true });
  await parent.step('Execute Campaign', { Campaign: 'Child', 'Use Parent Campaign Token Context': 'false' });
  await parent.step('Change Data Value', { Attribute: 'City', 'New Value': 'reached' });
  await settle(parent, { qualification: 'any' });
  await activate(parent);
  const id = await create({ email: 'jo@example.com' });
  await update(id, { country: 'US' });
  expect(await read(id, 'behaviorScore', 'city')).toEqual({ id, behaviorScore: null, city: 'reached' });
  await settle(child, { qualification: 'any', executable: 'on' });
  await update(id, { country: 'CA' });
  expect(await read(id, 'behaviorScore')).toMatchObject({ behaviorScore: 1 });
});

it('finds who did not do something', async () => {
  const { sandbox, campaign, settle, create, read, update, screen } = await withLife();
  await using _ = sandbox;
  const writer = await scoring(await campaign('Quiet'), '+1', ['Data Value Changes', 'Country']);
  await writer.test('Visited Web Page', '/pricing', 'is', { negative: true });
  await settle(writer, { qualification: 'any' });
  await activate(writer);
  const id = await create({ email: 'jo@example.com' });
  await update(id, { country: 'US' });
  await screen(`person/${id}`, { event: 'Visits Web Page', attributes: { 'Web Page': '/pricing' } });
  await update(id, { country: 'CA' });
  expect(await read(id, 'behaviorScore')).toMatchObject({ behaviorScore: 1 });
});
