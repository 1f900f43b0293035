import { expect, it } from 'vitest';
import {
  compile,
  makeBuildSheet,
  makePlan,
  outsideAssets,
  renderSheetPage,
  type DesiredCampaign,
  type DesiredState,
} from '../../server/src/compiler/index.ts';
import { apply, memoryJournal, verify } from '../../server/src/marketo/index.ts';
import { silentReporter } from '../../server/src/reporter/index.ts';
import { follow, inApiWords, switchedOn, type Built } from '../compiler/build-sheet/follow.ts';
import { readPage } from '../compiler/build-sheet/read-page.ts';
import { rich, small } from '../compiler/plan-examples.ts';
import { sampleModel, samples } from '../samples/samples.ts';
import { deployment, expectSuccess, type Deployment } from './deployment.ts';

it('links every campaign of a classic instance, and asks for nothing twice', async () => {
  await using local = await deployment({ profile: 'classic' });
  const plan = await local.plan(rich);
  const result = await local.apply(plan);
  expect(result).toMatchObject({ kind: 'applied', failures: [] });
  const assets = readPage(renderSheetPage(makeBuildSheet(plan, result.manual)));
  for (const { section, of, link } of assets) {
    if (section !== 'Smart lists')
      expect([of, link]).toEqual(['campaign', expect.stringMatching(/#SC\d+A1$/)]);
  }
  expect((await local.plan(rich)).operations).toEqual([]);
});

it('says what a classic instance does not show', async () => {
  await using local = await deployment({ profile: 'classic' });
  await local.deploy(small);
  const drifts = await local.verify(small);
  expect(drifts).toContainEqual(
    expect.objectContaining({ kind: 'unreadable', message: 'This instance does not show the flow.' }),
  );
});

it('asks again for what was built from another text, though the flow is hidden', async () => {
  await using local = await deployment({ profile: 'classic' });
  const [program] = small.programs;
  if (program === undefined) throw new Error('the example has a program');
  // Without rules, nothing but the mark can tell.
  const campaigns = program.campaigns.map((campaign) => ({
    ...campaign,
    kind: 'executable' as const,
    active: false,
    rules: { triggers: [], filters: [], logic: 'all' },
  }));
  const before: DesiredState = { ...small, programs: [{ ...program, campaigns }] };
  const after: DesiredState = {
    ...small,
    programs: [
      { ...program, campaigns: campaigns.map((one, at) => (at === 0 ? { ...one, flow: [] } : one)) },
    ],
  };
  const built = async (desired: DesiredState) =>
    (await local.plan(desired)).manual.filter(({ work }) => work?.kind === 'build').map(({ asset }) => asset);
  await local.deploy(before);
  expect(await built(before)).toEqual([]);
  expect(await built(after)).toEqual(['campaign "200 - MQL: Stamp"']);
  await local.deploy(after);
  expect(await built(after)).toEqual([]);
  const again = makePlan(after, await local.snapshot(after), 'Local', undefined, { handsOver: 'all' });
  expect(again.manual.filter(({ work }) => work?.kind === 'build')).toHaveLength(2);
});

/** An instance of which the deploy believes that it writes no rules, though a person's hands can. */
async function deployedByHalf(local: Deployment, desired: DesiredState) {
  const classic = { ...local.connection, capabilities: { rulesAndFlow: 'absent' } as const };
  const snapshot = { ...(await local.snapshot(desired)), capabilities: classic.capabilities };
  const plan = makePlan(desired, snapshot, 'Local');
  const result = await apply(plan, classic, { journal: memoryJournal(), reporter: silentReporter });
  expect(result).toMatchObject({ kind: 'applied', failures: [] });
  return readPage(renderSheetPage(makeBuildSheet(plan, result.manual)));
}

/** Builds what the page says and nothing else; of the files it knows only what the deploy has made by itself. */
async function build(local: Deployment, desired: DesiredState, page: ReturnType<typeof readPage>) {
  const built = new Map(follow(page).map((one) => [`${one.of} ${one.name}`, inApiWords(one)]));
  const awake = new Set(switchedOn(page));
  const nothing = { rules: { triggers: [], filters: [], logic: 'all' }, flow: [] };
  const programs = desired.programs.map((program) => ({
    ...program,
    smartLists: program.smartLists.map((list) => ({
      ...list,
      rules: (built.get(`smart list ${list.name}`) ?? nothing).rules,
    })),
    campaigns: program.campaigns.map((campaign): DesiredCampaign => {
      const { rules, flow } = built.get(`campaign ${campaign.name}`) ?? nothing;
      return { ...campaign, rules, flow, active: awake.has(campaign.name) };
    }),
  }));
  await local.deploy({ ...desired, programs });
  for (const one of built.values()) await setOnScreen(local, desired, one);
}

async function setOnScreen(local: Deployment, desired: DesiredState, { name, settings }: Built) {
  const { programs } = await local.snapshot(desired);
  const id = programs.flatMap(({ campaigns }) => campaigns).find((campaign) => campaign.name === name)?.id;
  if (id === undefined) return;
  const [, amount, unit] =
    /^every (\d+) (\w+?)s?$/.exec(settings.get('Each person can run through the flow') ?? '') ?? [];
  const rule = settings.get('Each person can run through the flow') === 'every time' ? 'any' : 'once';
  const form = new URLSearchParams({
    qualification: amount === undefined ? rule : 'interval',
    ...(amount !== undefined && { interval: amount, unit: unit ?? '' }),
    ...(settings.get('Executable') === 'ticked' && { executable: 'on' }),
    ...(settings.get('Communication limits') === 'on' && { limits: 'on' }),
  });
  const { ok } = await fetch(`${local.sandbox.url}/screen/campaign/${id}`, { method: 'POST', body: form });
  expect(ok).toBe(true);
}

it.for(samples.filter(({ name }) => !name.endsWith('-broken')))(
  'holds all that somebody needs to build the sample $name',
  async (sample) => {
    const model = sampleModel(sample);
    const desired = compile(model);
    await using local = await deployment({ seed: outsideAssets(model) });
    await build(local, desired, await deployedByHalf(local, desired));
    const drifts = expectSuccess(await verify(desired, local.connection));
    // The local Marketo's screen schedules no recurrence; the sheet asks for it all the same.
    const recurring = desired.programs
      .flatMap(({ campaigns }) => campaigns)
      .filter(({ recurrence }) => recurrence);
    expect(drifts.map(({ message }) => message)).toEqual(
      recurring.map(({ recurrence }) => `No recurrence is scheduled, the files say ${recurrence}.`),
    );
  },
);
