import { expect, it } from 'vitest';
import { first } from './caller.ts';
import { activate, day, formId, hour, withLife } from './life-kit.ts';
import { type CampaignWriter, named } from './vocabulary.ts';

type Life = Awaited<ReturnType<typeof withLife>>;

const set = (field: string, value: string) => ({ Attribute: field, 'New Value': value });

/** Adds a trigger with its constraints, by names. */
async function listens(
  writer: CampaignWriter,
  trigger: string,
  primary: string,
  constraints: Readonly<Record<string, readonly [value: string, operator: string]>> = {},
): Promise<void> {
  const entry = named(writer.rules.triggers, trigger);
  const rule =
    primary === ''
      ? await writer.rule(trigger, { trigger: true })
      : await writer.test(trigger, primary, 'is', { trigger: true });
  for (const [name, [value, operator]] of Object.entries(constraints)) {
    await writer.constraint(rule, entry, value, operator, name);
  }
}

/** A lifecycle as the API writes it: scores, stages, stamps, alerts, and Salesforce as the master of the later stages. */
async function writeLifecycle({ campaign, settle }: Life): Promise<{ readonly handRaise: CampaignWriter }> {
  const handRaise = await campaign('Hand Raise');
  await listens(handRaise, 'Fills Out Form', 'Demo');
  await handRaise.step('Change Score', { 'Score Name': 'Behavior Score', Change: '+50' });
  await handRaise.step('Interesting Moment', {
    Type: 'Web',
    Description: '{{lead.First Name}} asked for a demo',
  });

  const qualifies = await campaign('Becomes MQL');
  await listens(qualifies, 'Score is Changed', 'Behavior Score', { 'New Score': ['100', 'at least'] });
  await qualifies.test('Lifecycle Status', 'MQL,SAL,Customer', 'is not');
  await qualifies.step('Change Data Value', set('Lifecycle Status', 'MQL'));

  const stamp = await campaign('Stamp MQL');
  await listens(stamp, 'Data Value Changes', 'Lifecycle Status', { 'New Value': ['MQL', 'is'] });
  await stamp.step('Change Data Value', set('MQL Date', '{{system.dateTime}}'));
  await stamp.step('Sync Lead to SFDC', { 'Assign To': 'auto-assignment rules' });

  const alert = await campaign('Alert');
  await listens(alert, 'Owner Changes', '');
  await alert.test('Lifecycle Status', 'MQL');
  await alert.step('Send Alert', { Email: 'OPS.New MQL', 'Send To': 'Sales Owner' });

  const accepted = await campaign('Accepted');
  await listens(accepted, 'Data Value Changes', 'Lifecycle Status', {
    'New Value': ['SAL', 'is'],
    Source: ['SFDC', 'is'],
  });
  await accepted.step('Change Status in Progression', { Program: 'OPS', 'New Status': 'Member' });
  await accepted.step('Wait', { Duration: '30 days' });
  await accepted.step('Change Data Value', set('Lifecycle Status', 'Recycled'));

  const won = await campaign('Won');
  await listens(won, 'Opportunity is Updated', 'Is Won', { 'Is Won': ['true', 'is'] });
  await won.step('Change Data Value', set('Lifecycle Status', 'Customer'));
  await won.step('Remove from Flow', { Campaign: 'OPS.Accepted' });
  await won.step('Send Email', { Email: 'OPS.Welcome' });

  for (const writer of [handRaise, qualifies, stamp, alert, accepted, won]) {
    await settle(writer, { qualification: 'any' });
    await activate(writer);
  }
  return { handRaise };
}

it('lives a life from the first visit to the won opportunity, over HTTP alone', async () => {
  const life = await withLife({ seed: { forms: ['Demo'] }, salesforce: { afterMinutes: 2 } });
  await using _ = life.sandbox;
  const { caller, read, about, activities, screen, later } = life;
  const { handRaise } = await writeLifecycle(life);
  const form = await formId(caller, handRaise, 'Demo');
  const demo = {
    formId: form,
    input: [
      { leadFormFields: { email: 'jo@example.com', firstName: 'Jo', lastName: 'Doe', company: 'Doe Inc' } },
    ],
  };
  const submit = () => caller.json('/rest/v1/leads/submitForm.json', demo);
  const id = Number(first(await submit())['id']);
  expect(await read(id, 'behaviorScore', 'lifecycleStatus')).toMatchObject({
    behaviorScore: 50,
    lifecycleStatus: null,
  });
  expect(await activities(id, 'Interesting Moment')).toMatchObject([
    { primaryAttributeValue: 'Web', attributes: [{ name: 'Description', value: 'Jo asked for a demo' }] },
  ]);

  later(hour);
  await submit();
  expect(await read(id, 'behaviorScore', 'lifecycleStatus', 'mqlDate', 'sfdcType')).toEqual({
    id,
    behaviorScore: 100,
    lifecycleStatus: 'MQL',
    mqlDate: '2026-06-01T10:00:00Z',
    sfdcType: 'Lead',
  });
  // Salesforce has the person, and has not said yet whose it is.
  expect(await about(id, 'Send Alert')).toEqual([]);
  later(2 * 60_000);
  expect(await activities(id, 'Change Owner', 'Send Alert')).toMatchObject([
    {
      activityDate: '2026-06-01T10:02:00Z',
      attributes: [{ name: 'Owner', value: 'sam.rep@sandbox.invalid' }],
    },
    {
      primaryAttributeValue: 'OPS.New MQL',
      attributes: [{ name: 'Send To Owner', value: 'sam.rep@sandbox.invalid' }],
    },
  ]);

  await screen(`person/${id}`, { in: 'Salesforce', fields: { 'Lifecycle Status': 'SAL' } });
  expect(await about(id, 'Change Status in Progression')).toEqual(['OPS']);

  later(20 * day);
  await screen(`person/${id}`, {
    opportunity: { Name: 'Doe', Stage: 'Proposal', 'Is Won': false, Amount: 5000 },
  });
  expect(await read(id, 'lifecycleStatus')).toMatchObject({ lifecycleStatus: 'SAL' });
  await screen(`person/${id}`, {
    opportunity: { Name: 'Doe', Stage: 'Closed Won', 'Is Won': true, 'Is Closed': true },
  });
  expect(await read(id, 'lifecycleStatus')).toMatchObject({ lifecycleStatus: 'Customer' });
  expect(await about(id, 'Send Email', 'Email Delivered')).toEqual(['OPS.Welcome', 'OPS.Welcome']);

  // The flow that would have recycled the person has been left.
  later(20 * day);
  expect(await read(id, 'lifecycleStatus')).toMatchObject({ lifecycleStatus: 'Customer' });
  expect(
    (await activities(id, 'Change Data Value'))
      .filter(({ primaryAttributeValue }) => primaryAttributeValue === 'Lifecycle Status')
      .map(({ activityDate, attributes }) => [activityDate, attributes[0]?.value, attributes[2]?.value]),
  ).toEqual([
    ['2026-06-01T10:00:00Z', 'MQL', 'Marketo Flow Action'],
    ['2026-06-01T10:02:00Z', 'SAL', 'SFDC'],
    ['2026-06-21T10:02:00Z', 'Customer', 'Marketo Flow Action'],
  ]);
});

it('recycles whom Sales has accepted and left alone', async () => {
  const life = await withLife({ seed: { forms: ['Demo'] } });
  await using _ = life.sandbox;
  await writeLifecycle(life);
  const id = await life.create({ email: 'jo@example.com', lastName: 'Doe', company: 'Doe Inc' });
  await life.update(id, { behaviorScore: 120 });
  await life.screen(`person/${id}`, { in: 'Salesforce', fields: { 'Lifecycle Status': 'SAL' } });
  life.later(30 * day - 1);
  expect(await life.read(id, 'lifecycleStatus')).toMatchObject({ lifecycleStatus: 'SAL' });
  life.later(1);
  expect(await life.read(id, 'lifecycleStatus')).toMatchObject({ lifecycleStatus: 'Recycled' });
});
