import { expect, it } from 'vitest';
import { activate, day, scoring, withLife } from './life-kit.ts';
import { named } from './vocabulary.ts';

const complete = { email: 'jo@example.com', lastName: 'Doe', company: 'Doe Inc' };

async function withSync(options: Parameters<typeof withLife>[0] = {}) {
  const life = await withLife(options);
  const writer = await life.campaign('Sync');
  await writer.rule('Lead is Created', { trigger: true });
  await writer.step('Sync Lead to SFDC', { 'Assign To': 'auto-assignment rules' });
  await writer.step('Send Alert', { Email: 'Too early', 'Send To': 'Sales Owner' });
  await activate(writer);
  const owned = await life.campaign('Owned');
  await owned.rule('Owner Changes', { trigger: true });
  await owned.step('Send Alert', {
    Email: 'In time',
    'Send To': 'Sales Owner',
    'To Other Emails': 'ops@example.com',
  });
  await activate(owned);
  return life;
}

it('assigns an owner after a sync, too late for an alert of the same flow', async () => {
  const life = await withSync({ salesforce: { owner: { email: 'kim@example.com' } } });
  await using _ = life.sandbox;
  const id = await life.create(complete);
  expect(await life.activities(id, 'Send Alert')).toMatchObject([
    {
      primaryAttributeValue: 'In time',
      attributes: [
        { name: 'Send To Owner', value: 'kim@example.com' },
        { name: 'Send To List', value: 'ops@example.com' },
      ],
    },
  ]);
});

it('may keep Salesforce silent', async () => {
  const life = await withSync({ salesforce: 'silent' });
  await using _ = life.sandbox;
  const id = await life.create(complete);
  life.later(30 * day);
  expect(await life.about(id, 'Sync Lead to SFDC', 'Change Owner', 'Send Alert')).toEqual([undefined]);
});

it('syncs nobody without a last name and a company, and lets no rep change whom Salesforce does not have', async () => {
  const life = await withSync();
  await using _ = life.sandbox;
  const id = await life.create({ email: 'jo@example.com' });
  expect(await life.about(id, 'Sync Lead to SFDC', 'Change Owner')).toEqual([]);
  const rep = { in: 'Salesforce', fields: { Country: 'US' } };
  expect(await life.screen(`person/${id}`, rep)).toMatchObject({
    done: false,
    problem: expect.stringContaining('not in Salesforce') as unknown,
  });
});

it('lets a visitor do what a trigger can hear', async () => {
  const { sandbox, campaign, create, read, screen, activities } = await withLife();
  await using _ = sandbox;
  const writer = await scoring(await campaign('Visits'), '+5', ['Visits Web Page', '/pricing']);
  await activate(writer);
  const id = await create({ email: 'jo@example.com' });
  const visit = (page: string) =>
    screen(`person/${id}`, {
      event: 'Visits Web Page',
      attributes: { 'Web Page': page, Browser: 'Firefox' },
    });
  expect(await visit('/careers')).toEqual({ done: true });
  expect(await read(id, 'behaviorScore')).toMatchObject({ behaviorScore: null });
  await visit('/pricing');
  expect(await read(id, 'behaviorScore')).toMatchObject({ behaviorScore: 5 });
  expect(await activities(id, 'Visit Webpage')).toMatchObject([
    { primaryAttributeValue: '/careers' },
    { primaryAttributeValue: '/pricing', attributes: [{ name: 'Browser', value: 'Firefox' }] },
  ]);
});

it('knows who has an opportunity, and what is said of it', async () => {
  const { sandbox, campaign, settle, create, read, update, screen } = await withLife();
  await using _ = sandbox;
  const writer = await scoring(await campaign('Big deals'), '+1', ['Data Value Changes', 'Country']);
  const rule = await writer.test('Has Opportunity', 'true');
  const has = named(writer.rules.filters, 'Has Opportunity');
  await writer.constraint(rule, has, '10000', 'at least', 'Amount');
  await writer.constraint(rule, has, 'Closed Lost', 'is not', 'Stage');
  await settle(writer, { qualification: 'any' });
  await activate(writer);
  const id = await create({ email: 'jo@example.com' });
  const scoreAfter = async (country: string): Promise<unknown> => {
    await update(id, { country });
    return (await read(id, 'behaviorScore'))['behaviorScore'];
  };
  expect(await scoreAfter('US')).toBeNull();
  await screen(`person/${id}`, { opportunity: { Name: 'Small', Stage: 'Open', Amount: 500 } });
  await screen(`person/${id}`, { opportunity: { Name: 'Gone', Stage: 'Closed Lost', Amount: 90000 } });
  expect(await scoreAfter('CA')).toBeNull();
  await screen(`person/${id}`, { opportunity: { Name: 'Small', Amount: 10000 } });
  expect(await scoreAfter('DE')).toBe(1);
});

it('takes the same from the page’s forms', async () => {
  const { sandbox, create, read, about } = await withLife();
  await using _ = sandbox;
  const id = await create({ email: 'jo<&>@example.com' });
  expect(await (await fetch(`${sandbox.url}/screen`)).text()).toContain('jo&lt;&amp;&gt;@example.com');
  const send = (fields: Record<string, string>) =>
    fetch(`${sandbox.url}/screen/person/${id}`, { method: 'POST', body: new URLSearchParams(fields) });
  expect((await send({ field: 'Country', value: 'US' })).status).toBe(200);
  expect((await send({ event: 'Visits Web Page', attribute: 'Web Page', value: '/demo' })).status).toBe(200);
  expect((await send({ name: 'Doe', stage: 'Open' })).status).toBe(200);
  expect((await send({ field: 'Shoe Size', value: '44' })).status).toBe(400);
  expect(await read(id, 'country')).toMatchObject({ country: 'US' });
  expect(await about(id, 'Visit Webpage')).toEqual(['/demo']);
});

it('moves its clock when somebody says so', async () => {
  const { sandbox, campaign, create, read, screen } = await withLife();
  await using _ = sandbox;
  const writer = await campaign('Slow');
  await writer.rule('Lead is Created', { trigger: true });
  await writer.step('Wait', { Duration: '3 days' });
  await writer.step('Change Score', { 'Score Name': 'Behavior Score', Change: '+1' });
  await activate(writer);
  const id = await create({ email: 'jo@example.com' });
  expect(await screen('clock', { forward: '3 days' })).toEqual({ done: true });
  expect(await read(id, 'behaviorScore', 'updatedAt')).toEqual({
    id,
    behaviorScore: 1,
    updatedAt: '2026-06-04T09:00:00Z',
  });
});

it('says what it does not understand', async () => {
  const { sandbox, create, screen } = await withLife();
  await using _ = sandbox;
  const id = await create({ email: 'jo@example.com' });
  const problem = async (body: unknown): Promise<unknown> => (await screen(`person/${id}`, body))['problem'];
  expect(await problem({ fields: { Country: 'US' }, opportunity: { Name: 'X' } })).toBeDefined();
  expect(await problem({ event: 'Sneezes' })).toContain('Sneezes');
  expect(await problem({ event: 'Data Value Changes', attributes: { Attribute: 'Country' } })).toBeDefined();
  expect(await problem({ event: 'Visits Web Page', attributes: { Colour: 'red' } })).toContain('Colour');
  expect(await problem({ opportunity: { Stage: 'Open' } })).toContain('Name');
  expect(await problem({ opportunity: { Name: 'X', Amount: 'much' } })).toContain('Amount');
  expect(await screen('person/99', { event: 'Visits Web Page' })).toEqual({ status: 404 });
  expect(await screen('clock', { forward: 'soon' })).toMatchObject({ done: false });
});
