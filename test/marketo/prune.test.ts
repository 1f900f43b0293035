import { expect, it } from 'vitest';
import {
  makePlan,
  parsePlan,
  printPlan,
  type DesiredState,
  type Plan,
} from '../../server/src/compiler/index.ts';
import { memoryJournal } from '../../server/src/marketo/index.ts';
import { createCampaign } from '../../server/src/marketo/endpoints/campaigns.ts';
import { rich, step } from '../compiler/plan-examples.ts';
import { deployment, expectSuccess, type Deployment } from './deployment.ts';

/** The same without the campaign of this name, and without calling it. */
function without(desired: DesiredState, name: string): DesiredState {
  return {
    ...desired,
    programs: desired.programs.map((program) => ({
      ...program,
      campaigns: program.campaigns
        .filter((campaign) => campaign.name !== name)
        .map((campaign) => ({
          ...campaign,
          flow: campaign.flow.filter((one) => !JSON.stringify(one).includes(name)),
          calls: campaign.calls.filter((called) => called !== name),
        })),
    })),
  };
}

const fewer = without(rich, '210 - Tell Sales');

async function pruningPlan(local: Deployment, desired: DesiredState): Promise<Plan> {
  const plan = makePlan(desired, await local.snapshot(desired), 'Local', undefined, { prunes: true });
  // A kept plan is applied like a new one.
  const kept = parsePlan(printPlan(plan));
  expect(kept).toMatchObject({ kind: 'plan' });
  return kept.kind === 'plan' ? kept.plan : plan;
}

const names = ({ sandbox }: Deployment): readonly string[] => sandbox.campaigns().map(({ name }) => name);

it('leaves what the files no longer name, unless it is told to delete it', async () => {
  await using local = await deployment();
  await local.deploy(rich);
  await local.deploy(fewer);
  expect(names(local)).toContain('210 - Tell Sales');
  const plan = await pruningPlan(local, fewer);
  expect(plan.changes.filter(({ action }) => action === 'delete').map(({ asset }) => asset)).toContain(
    'campaign "210 - Tell Sales"',
  );
  expect(
    plan.operations.filter(({ kind }) => kind === 'delete-campaign').every((one) => one.destructive),
  ).toBe(true);
  expect(await local.apply(plan)).toMatchObject({ kind: 'applied', failures: [] });
  expect(names(local).toSorted()).toEqual(
    fewer.programs.flatMap(({ campaigns }) => campaigns.map(({ name }) => name)).toSorted(),
  );
  expect((await pruningPlan(local, fewer)).operations).toEqual([]);
});

it('deletes what a swap has left, and nothing that a person has made', async () => {
  await using local = await deployment();
  await local.deploy(rich);
  const moment = step('Interesting Moment', { Type: 'Web', Description: 'Became an MQL' });
  const louder: DesiredState = {
    ...rich,
    programs: rich.programs.map((program) => ({
      ...program,
      campaigns: program.campaigns.map((campaign) =>
        campaign.name === '210 - Tell Sales' ? { ...campaign, flow: [...campaign.flow, moment] } : campaign,
      ),
    })),
  };
  await local.deploy(louder);
  const [program] = (await local.snapshot(louder)).programs;
  const folder = { id: program?.id ?? 0, type: 'Program' } as const;
  expectSuccess(await createCampaign(local.connection.http, 'Made by hand', folder, 'Mine.'));
  expect(names(local).filter((name) => name.includes('⟦old'))).not.toEqual([]);
  expect(await local.apply(await pruningPlan(local, louder))).toMatchObject({
    kind: 'applied',
    failures: [],
  });
  expect(names(local).filter((name) => name.includes('⟦old'))).toEqual([]);
  expect(names(local)).toContain('Made by hand');
});

it('deletes once, whether the answer comes or not', async () => {
  await using local = await deployment();
  await local.deploy(rich);
  await local.deploy(fewer);
  const plan = await pruningPlan(local, fewer);
  const on = 'POST /rest/asset/v1/smartCampaign/{id}/delete.json';
  local.sandbox.inject({ on, performed: true, answer: 'drop' });
  expect(await local.apply(plan, memoryJournal())).toMatchObject({ kind: 'applied', failures: [] });
  expect(names(local)).not.toContain('210 - Tell Sales');
});
