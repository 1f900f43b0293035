import { expect, it } from 'vitest';
import { compile, outsideAssets } from '../../server/src/compiler/index.ts';
import { deployment } from '../marketo/deployment.ts';
import { sampleModel, samples } from '../samples/samples.ts';
import { Caller, first } from './caller.ts';
import { peopleOf, screen, set } from './life-kit.ts';

/** What the deploy leaves to a person: qualification rules and the box 'executable'. */
async function doByHand(url: string, caller: Caller, desired: ReturnType<typeof compile>): Promise<void> {
  for (const { name, kind, qualification } of desired.programs.flatMap(({ campaigns }) => campaigns)) {
    const campaign = first(await caller.get('/rest/asset/v1/smartCampaign/byName.json', { name }));
    const settings = {
      qualification: qualification.rule,
      ...(kind === 'executable' && { executable: 'on' }),
    };
    await set(url, Number(campaign['id']), settings);
  }
}

it('lives through the first lifecycle as its scenario says, once a person has done what no API can', async () => {
  const sample = samples.find(({ name }) => name === 'first-lifecycle');
  if (sample === undefined) throw new Error('The sample is gone');
  const model = sampleModel(sample);
  const desired = compile(model);
  await using local = await deployment({ seed: outsideAssets(model) });
  await local.deploy(desired);
  const { sandbox } = local;
  const caller = await Caller.of(sandbox);
  await doByHand(sandbox.url, caller, desired);
  const { read, activities, about, create, update } = peopleOf(caller);
  const stage = async (id: number): Promise<unknown> =>
    (await read(id, 'lifecycleStatus'))['lifecycleStatus'];

  // The only asset beside the email: its id is the first.
  const formFields = {
    email: 'jo@example.com',
    firstName: 'Jo',
    lastName: 'Doe',
    company: 'Example',
    title: 'VP Sales',
  };
  const submitted = await caller.json('/rest/v1/leads/submitForm.json', {
    formId: 1001,
    input: [{ leadFormFields: formFields }],
  });
  const id = Number(first(submitted)['id']);
  expect(await stage(id)).toBe('2 - MQL');
  expect(await read(id, 'handRaised', 'demographicScore', 'mqlDate')).toMatchObject({
    handRaised: true,
    demographicScore: 30,
    mqlDate: expect.stringMatching(/^20/) as unknown,
  });
  const [sync, alert, ...more] = await activities(id, 'Sync Lead to SFDC', 'Send Alert');
  expect(sync).toMatchObject({ activityTypeId: 19 });
  expect(alert).toMatchObject({
    activityTypeId: 38,
    primaryAttributeValue: 'OPS Alerts.New MQL',
    attributes: [{ name: 'Send To Owner', value: 'sam.rep@sandbox.invalid' }],
  });
  expect(more).toEqual([]);

  // Salesforce is master from here on.
  for (const next of ['3 - SAL', '4 - SQL', '5 - Customer']) {
    const rep = { in: 'Salesforce', fields: { 'Lifecycle Status': next } };
    expect(await screen(sandbox.url, `person/${id}`, rep)).toEqual({ done: true });
    expect(await stage(id)).toBe(next);
  }
  // A customer who scores on is not sorted again.
  await update(id, { behaviorScore: 150 });
  expect(await stage(id)).toBe('5 - Customer');
  expect(await about(id, 'Send Alert')).toHaveLength(1);

  // Somebody else grows into it by scores.
  const other = await create({
    email: 'al@example.com',
    title: 'Director',
    country: 'DE',
    lastName: 'Li',
    company: 'Li',
  });
  expect(await stage(other)).toBe('1 - MAL');
  await update(other, { behaviorScore: 99 });
  expect(await stage(other)).toBe('1 - MAL');
  await update(other, { behaviorScore: 100 });
  expect(await stage(other)).toBe('2 - MQL');
});
