import { expect, it } from 'vitest';
import { codeOf, first, idOf } from './caller.ts';
import { program } from './campaign-kit.ts';
import { activate, formId, scoring, withLife } from './life-kit.ts';
import { named } from './vocabulary.ts';

const withForms = { seed: { forms: ['Hand-Raise: Demo', 'Newsletter'] } };

it('fills out a form for somebody new or known, and campaigns hear which form and page', async () => {
  const { sandbox, caller, campaign, settle, read, activities } = await withLife(withForms);
  await using _ = sandbox;
  const writer = await campaign('Hand Raise');
  const rule = await writer.test('Fills Out Form', 'Hand-Raise:', 'starts with', { trigger: true });
  const fillsOut = named(writer.rules.triggers, 'Fills Out Form');
  await writer.constraint(rule, fillsOut, '/careers', 'not contains', 'Web Page');
  await writer.step('Change Score', { 'Score Name': 'Behavior Score', Change: '+30' });
  await settle(writer, { qualification: 'any' });
  await activate(writer);
  const demo = await formId(caller, writer, 'Hand-Raise: Demo');
  const submit = (form: number, email: string, pageURL: string) =>
    caller.json('/rest/v1/leads/submitForm.json', {
      formId: form,
      input: [{ leadFormFields: { email, firstName: 'Jo' }, visitorData: { pageURL, queryString: 'a=b' } }],
    });
  expect((await submit(demo, 'jo@example.com', 'https://example.com/demo')).result).toEqual([
    { id: 1, status: 'created' },
  ]);
  expect((await submit(demo, 'jo@example.com', 'https://example.com/careers')).result).toEqual([
    { id: 1, status: 'updated' },
  ]);
  await submit(await formId(caller, writer, 'Newsletter'), 'jo@example.com', 'https://example.com/');
  expect(await read(1, 'behaviorScore', 'firstName')).toEqual({ id: 1, behaviorScore: 30, firstName: 'Jo' });
  expect(await activities(1, 'New Lead', 'Fill Out Form')).toMatchObject([
    {
      activityTypeId: 12,
      attributes: [{ name: 'Source Type', value: 'Web form fillout' }, { name: 'Created Date' }],
    },
    {
      primaryAttributeValueId: demo,
      primaryAttributeValue: 'Hand-Raise: Demo',
      attributes: [
        { name: 'Webpage ID', value: 'https://example.com/demo' },
        { name: 'Query Parameters', value: 'a=b' },
      ],
    },
    { primaryAttributeValue: 'Hand-Raise: Demo' },
    { primaryAttributeValue: 'Newsletter' },
  ]);
});

it('needs a form that exists, an email address and known fields', async () => {
  const { sandbox, caller, campaign } = await withLife(withForms);
  await using _ = sandbox;
  const form = await formId(caller, await campaign('Any'), 'Newsletter');
  const submit = (formId: number, leadFormFields: object) =>
    caller.json('/rest/v1/leads/submitForm.json', { formId, input: [{ leadFormFields }] });
  expect(codeOf(await submit(4711, { email: 'jo@example.com' }))).toBe('1013');
  expect(first(await submit(form, { firstName: 'Jo' }))).toMatchObject({
    status: 'skipped',
    reasons: [{ code: '1003' }],
  });
  expect(first(await submit(form, { email: 'a@example.com', shoe: 1 }))).toMatchObject({
    reasons: [{ code: '1006' }],
  });
});

it('pushes people into a program, which acquires them', async () => {
  const { sandbox, caller, campaign, read, activities } = await withLife();
  await using _ = sandbox;
  const pushed = await scoring(await campaign('Pushed'), '+3', ['Lead is Pushed to Marketo']);
  await activate(pushed);
  const push = (extra: object) =>
    caller.json('/rest/v1/leads/push.json', {
      programName: 'OPS',
      source: 'Site',
      reason: 'Pricing',
      input: [{ email: 'jo@example.com' }],
      ...extra,
    });
  expect(idOf(await push({}))).toBe(1);
  expect(await read(1, 'behaviorScore', 'acquisitionProgramId')).toEqual({
    id: 1,
    behaviorScore: 3,
    acquisitionProgramId: program.id,
  });
  expect(await activities(1, 'Push Lead to Marketo', 'Change Status in Progression')).toMatchObject([
    {
      attributes: [
        { name: 'Reason', value: 'Pricing' },
        { name: 'Source', value: 'Site' },
      ],
    },
    {
      primaryAttributeValue: 'OPS',
      attributes: [{ name: 'New Status', value: 'Member' }, { name: 'Old Status' }],
    },
  ]);
  expect(codeOf(await push({ programName: undefined }))).toBe('1002');
  expect(codeOf(await push({ programName: 'Nowhere' }))).toBe('1013');
  expect(codeOf(await push({ programStatus: 'Dancing' }))).toBe('1025');
});
