import { expect, it } from 'vitest';
import { codeOf, first, type Fields } from './caller.ts';
import { asset, withCampaigns } from './campaign-kit.ts';
import { named, stepsIn, type CampaignWriter, type ReadStep } from './vocabulary.ts';

const change = { Attribute: 'Lifecycle Status', 'New Value': '2 - MQL' };

async function withFlow() {
  const kit = await withCampaigns();
  const writer = await kit.campaign('C');
  const path = `${asset}/smartCampaign/${writer.id}`;
  const addStep = (name: string, index: number) =>
    kit.caller.form(`${path}/flows.json`, {
      activityType: { id: named(kit.rules.steps, name).id, type: 'activity' },
      index,
    });
  const condition = (name: string, values: string, operator?: string): Fields => ({
    conditionTypeId: { id: named(kit.rules.conditions, name).id, type: 'attribute' },
    conditionValues: values,
    ...(operator === undefined ? {} : { operator }),
  });
  const activationError = async (): Promise<string | undefined> => {
    const answer = await kit.caller.form(`${path}/activate.json`);
    return answer.errors?.[0]?.message;
  };
  return { ...kit, writer, path, addStep, condition, activationError };
}

const names = (steps: readonly ReadStep[]): string[] => steps.map(({ activityTypeName }) => activityTypeName);
const choiceIds = (step: ReadStep): number[] => step.stepChoice.map(({ id }) => id);

it('adds steps at positions that count from 0', async () => {
  const { sandbox, addStep } = await withFlow();
  await using _ = sandbox;
  await addStep('Wait', 0);
  await addStep('Send Email', 0);
  expect(names(stepsIn(first(await addStep('Call Webhook', 1))))).toEqual([
    'Send Email',
    'Call Webhook',
    'Wait',
  ]);
  expect(codeOf(await addStep('Wait', -1))).toBe('1003');
  expect(codeOf(await addStep('Wait', 4))).toBe('1003');
});

it('gives a new step one default choice without values and without a rule', async () => {
  const { sandbox, caller, rules, path, addStep } = await withFlow();
  await using _ = sandbox;
  const [step] = stepsIn(first(await addStep('Change Data Value', 0)));
  const type = named(rules.steps, 'Change Data Value');
  expect(type.id).toBe(13);
  expect(step).toMatchObject({
    activityTypeId: 13,
    activityTypeName: 'Change Data Value',
    stepChoice: [
      {
        default: true,
        attributes: [
          {
            activityTypeAttribId: type.constraints[0]?.id,
            name: 'Attribute',
            dataType: 'field',
            primary: true,
          },
          { activityTypeAttribId: type.constraints[1]?.id, name: 'New Value', primary: false },
        ],
      },
    ],
  });
  expect(step?.stepChoice[0]).not.toHaveProperty('rule');
  expect(step?.stepChoice[0]?.attributes[0]).not.toHaveProperty('value');
  const wrong = await caller.form(`${path}/flows.json`, {
    activityType: { id: 999999, type: 'activity' },
    index: 0,
  });
  expect(codeOf(wrong)).toBe('1003');
});

it('adds choices before the default one and sets their condition and values', async () => {
  const { sandbox, caller, writer, path, condition } = await withFlow();
  await using _ = sandbox;
  const step = await writer.step('Change Data Value', change);
  const added = stepsIn(first(await caller.form(`${path}/flow/${step.id}/addChoice.json`)))[0];
  expect(added?.stepChoice.map((choice) => choice.default)).toEqual([false, true]);
  expect(added?.stepChoice[0]?.rule).toEqual({ values: [] });
  const choice = added?.stepChoice[0]?.id ?? 0;
  const set = await writer.choose(
    step.id,
    choice,
    { Attribute: 'Lifecycle Status', 'New Value': '1 - MAL' },
    condition('Country', 'US,"Korea, Republic of"', 'is'),
  );
  expect(set.stepChoice[0]).toMatchObject({
    id: choice,
    default: false,
    attributes: [{ value: 'Lifecycle Status' }, { value: '1 - MAL' }],
    rule: { name: 'Country', operator: 'is', ruleType: 'Attribute', values: ['US', 'Korea, Republic of'] },
  });
  // What a call leaves out stays as it was.
  const later = await writer.choose(step.id, choice, {}, { conditionValues: 'CA' });
  expect(later.stepChoice[0]?.rule).toMatchObject({ name: 'Country', operator: 'is', values: ['CA'] });
  expect(later.stepChoice[0]?.attributes[1]?.value).toBe('1 - MAL');
  const emptied = await writer.choose(step.id, choice, { 'New Value': '' });
  expect(emptied.stepChoice[0]?.attributes[1]).not.toHaveProperty('value');
});

it('keeps the default choice last and in place', async () => {
  const { sandbox, caller, writer, path } = await withFlow();
  await using _ = sandbox;
  const step = await writer.step('Change Data Value', change);
  const at = `${path}/flow/${step.id}`;
  await caller.form(`${at}/addChoice.json`);
  await caller.form(`${at}/addChoice.json`);
  const [a = 0, b = 0, last = 0] = choiceIds((await writer.flow())[0] ?? step);
  const move = (choice: number, to: number) =>
    caller.form(`${at}/choice/${choice}/reorder.json?newSeqNumZeroBased=${to}`);
  const order = async () => choiceIds((await writer.flow())[0] ?? step);
  await move(b, 0);
  expect(await order()).toEqual([b, a, last]);
  expect(codeOf(await move(b, 2))).toBe('1003');
  expect(codeOf(await move(b, -1))).toBe('1003');
  expect(codeOf(await move(last, 0))).toBe('709');
  expect(codeOf(await caller.form(`${at}/choice/${b}/reorder.json`, { newSeqNumZeroBased: 1 }))).toBe('1002');
  expect(codeOf(await caller.form(`${at}/choice/${last}/remove.json`))).toBe('709');
  await caller.form(`${at}/choice/${a}/remove.json`);
  expect(await order()).toEqual([b, last]);
});

it('removes a step with its choices', async () => {
  const { sandbox, caller, writer, path } = await withFlow();
  await using _ = sandbox;
  const step = await writer.step('Wait');
  await writer.step('Call Webhook');
  const left = stepsIn(first(await caller.form(`${path}/flow/${step.id}/remove.json`)));
  expect(names(left)).toEqual(['Call Webhook']);
  expect(codeOf(await caller.form(`${path}/flow/${step.id}/remove.json`))).toBe('702');
  expect(codeOf(await caller.form(`${path}/flow/${step.id}/addChoice.json`))).toBe('702');
});

it('refuses conditions that cannot be and changes nothing then', async () => {
  const { sandbox, caller, writer, path, condition } = await withFlow();
  await using _ = sandbox;
  const step = await writer.step('Change Data Value', change);
  await caller.form(`${path}/flow/${step.id}/addChoice.json`);
  const [choice = 0, last = 0] = choiceIds((await writer.flow())[0] ?? step);
  const set = async (id: number, fields: Fields) =>
    codeOf(await caller.form(`${path}/flow/${step.id}/choice/${id}.json`, fields));
  expect(await set(last, condition('Country', 'US'))).toBe('709');
  expect(await set(choice, { conditionTypeId: { id: 2, type: 'activity' }, conditionValues: 'x' })).toBe(
    '1003',
  );
  expect(await set(choice, { operator: 'is' })).toBe('1003');
  expect(await set(choice, { ...condition('Country', 'US'), attributes: { '1': 'x' } })).toBe('1003');
  expect(await set(choice, { attributes: 'Lifecycle Status' })).toBe('1001');
  expect(await set(choice, { attributes: '{"__proto__":"x"}' })).toBe('1003');
  expect(await set(4711, {})).toBe('702');
  expect((await writer.flow())[0]?.stepChoice[0]?.rule).toEqual({ values: [] });
});

it('shows campaigns of a program as Program.Asset in steps, and follows a renaming', async () => {
  const { sandbox, caller, campaign, writer } = await withFlow();
  await using _ = sandbox;
  const callee = await campaign('090 - Sort');
  await writer.step('Execute Campaign', {
    Campaign: '090 - Sort',
    'Use Parent Campaign Token Context': 'false',
  });
  const value = async () => (await writer.flow())[0]?.stepChoice[0]?.attributes[0]?.value;
  expect(await value()).toBe('OPS.090 - Sort');
  await caller.form(`${asset}/smartCampaign/${callee.id}.json`, { name: '091 - Sort' });
  expect(await value()).toBe('OPS.091 - Sort');
});

it('lets a choice do nothing, and a lone step not', async () => {
  const { sandbox, caller, writer, path, condition, activationError } = await withFlow();
  await using _ = sandbox;
  await writer.rule('Lead is Created', { trigger: true });
  const step = await writer.step('Change Data Value');
  expect(await activationError()).toContain('Attribute needs a value');
  await caller.form(`${path}/flow/${step.id}/addChoice.json`);
  const [choice = 0, last = 0] = choiceIds((await writer.flow())[0] ?? step);
  expect(await activationError()).toContain('a choice has no condition');
  await writer.choose(step.id, choice, change, condition('Country', 'US'));
  await writer.choose(step.id, last, { Attribute: 'Do Nothing' });
  expect(await activationError()).toBeUndefined();
  await caller.form(`${path}/deactivate.json`);
  await writer.choose(step.id, last, { Attribute: '' });
  expect(await activationError()).toBeUndefined();
});

it('finds mistakes in steps when the campaign is activated', async () => {
  const { sandbox, campaign, writer, caller, activationError } = await withFlow();
  await using _ = sandbox;
  await writer.rule('Lead is Created', { trigger: true });
  const quiet = await campaign('Quiet');
  const loud: CampaignWriter = await campaign('Loud');
  await loud.test('Campaign is Requested', 'Marketo Flow Action', 'is', { trigger: true });
  const expectError = async (name: string, values: Record<string, string>, error: string | undefined) => {
    const step = await writer.step(name, values);
    const message = await activationError();
    if (error === undefined) expect(message).toBeUndefined();
    else expect(message).toContain(error);
    await caller.form(`${asset}/smartCampaign/${writer.id}/deactivate.json`);
    await caller.form(`${asset}/smartCampaign/${writer.id}/flow/${step.id}/remove.json`);
  };
  await expectError(
    'Change Data Value',
    { Attribute: 'No Field', 'New Value': 'x' },
    `there is no field 'No Field'`,
  );
  await expectError(
    'Change Data Value',
    { Attribute: 'MQL Date', 'New Value': '{{system.dateTime}}' },
    undefined,
  );
  await expectError(
    'Change Score',
    { 'Score Name': 'Behavior Score', Change: 'lots' },
    'is not a score value',
  );
  await expectError('Change Score', { 'Score Name': 'Behavior Score', Change: '=5' }, undefined);
  await expectError(
    'Request Campaign',
    { Campaign: 'Nowhere' },
    `there is no requestable campaign 'Nowhere'`,
  );
  await expectError('Request Campaign', { Campaign: 'Quiet' }, 'has no trigger Campaign is Requested');
  await expectError('Request Campaign', { Campaign: 'Loud' }, undefined);
  await expectError(
    'Execute Campaign',
    { Campaign: 'Loud', 'Use Parent Campaign Token Context': 'false' },
    'has triggers and cannot be executed',
  );
  await expectError(
    'Execute Campaign',
    { Campaign: 'Quiet', 'Use Parent Campaign Token Context': 'false' },
    undefined,
  );
  await expectError('Remove from Flow', { Campaign: 'this campaign' }, undefined);
  await expectError('Send Email', { Email: '{{my.Email}}' }, 'takes no tokens');
  expect(quiet.id).not.toBe(loud.id);
});

it('suggests values for a step’s attribute', async () => {
  const { sandbox, caller, rules, path, campaign } = await withFlow();
  await using _ = sandbox;
  await campaign('090 - Sort');
  const execute = named(rules.steps, 'Execute Campaign');
  const answer = await caller.get(`${path}/autoSuggest.json`, {
    ruleTypeId: { id: execute.id, type: 'activity' },
    optionTypeId: { id: execute.constraints[0]?.id ?? 0, type: 'activity' },
    primaryAttributeValue: 'sort',
  });
  expect(answer.result).toMatchObject([[{ displayName: 'OPS.090 - Sort', name: '090 - Sort' }]]);
});
