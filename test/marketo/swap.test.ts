import { expect, it } from 'vitest';
import {
  renderDriftText,
  type CampaignSnapshot,
  type DesiredCampaign,
  type DesiredState,
  type Plan,
} from '../../server/src/compiler/index.ts';
import {
  activateCampaign,
  cloneCampaign,
  deactivateCampaign,
  updateCampaign,
} from '../../server/src/marketo/endpoints/campaigns.ts';
import { primary, rich, step } from '../compiler/plan-examples.ts';
import { deployment, expectSuccess, mendable, type Deployment } from './deployment.ts';

function changed(
  name: string,
  change: (campaign: DesiredCampaign) => Partial<DesiredCampaign>,
): DesiredState {
  return {
    ...rich,
    programs: rich.programs.map((program) => ({
      ...program,
      campaigns: program.campaigns.map((campaign) =>
        campaign.name === name ? { ...campaign, ...change(campaign) } : campaign,
      ),
    })),
  };
}

const oneMoment = step('Interesting Moment', { Type: 'Web', Description: 'Once more' });
const louder = changed('210 - Tell Sales', ({ flow }) => ({ flow: [...flow, oneMoment] }));

async function campaigns(local: Deployment): Promise<ReadonlyMap<string, CampaignSnapshot>> {
  const { programs } = await local.snapshot(louder);
  return new Map(programs[0]?.campaigns.map((campaign) => [campaign.name, campaign]));
}

const stepsOf = ({ operations }: Plan): readonly string[] =>
  operations.map(({ kind, id }) => `${kind} ${id.replace('campaign/OPS Lifecycle/', '')}`);

it('replaces an active campaign by a successor built beside it', async () => {
  await using local = await deployment();
  await local.deploy(rich);
  const before = await campaigns(local);
  await local.deploy(louder);
  const after = await campaigns(local);
  const [was, is] = [before.get('210 - Tell Sales'), after.get('210 - Tell Sales')];
  expect(is).toMatchObject({ isActive: true });
  expect(is?.id).not.toBe(was?.id);
  expect(is?.flow).toHaveLength(2);
  expect(after.get(`210 - Tell Sales ⟦old ${was?.id}⟧`)).toMatchObject({ id: was?.id, isActive: false });
  expect(renderDriftText(mendable(await local.verify(louder)))).toBe('');
  expect((await local.plan(louder)).operations).toEqual([]);
});

it('replaces active callers with it, because Marketo would go on naming the old one', async () => {
  await using local = await deployment();
  await local.deploy(rich);
  const plan = await local.plan(louder);
  expect(stepsOf(plan)).toEqual([
    'clone-campaign 050 - Hand Raise/successor',
    'clone-campaign 210 - Tell Sales/successor',
    'write-flow 210 - Tell Sales/flow',
    'check-campaign 210 - Tell Sales/check',
    'rename-campaign 210 - Tell Sales/set aside',
    'rename-campaign 210 - Tell Sales/rename',
    'rename-campaign 050 - Hand Raise/set aside',
    'rename-campaign 050 - Hand Raise/rename',
    'write-flow 050 - Hand Raise/flow',
    'check-campaign 050 - Hand Raise/check',
    'describe-asset 050 - Hand Raise/description',
    'describe-asset 210 - Tell Sales/description',
    'deactivate-campaign 210 - Tell Sales/deactivate',
    'activate-campaign 210 - Tell Sales/activate',
    'deactivate-campaign 050 - Hand Raise/deactivate',
    'activate-campaign 050 - Hand Raise/activate',
  ]);
  const caller = plan.changes.find(({ asset }) => asset === 'campaign "050 - Hand Raise"');
  expect(caller?.diff.filter((line) => !line.startsWith(' '))).toEqual([]);
  expect(caller?.notes).toEqual([
    'It names "210 - Tell Sales", which is replaced, and has to name the successor.',
    'It is active, so a successor is built beside it and takes its place; people who wait in the old one finish there.',
    'The successor starts with no history: "qualify every 2 days" begins again for everybody.',
  ]);
});

it('switches the old campaign on again when Marketo refuses the new one', async () => {
  await using local = await deployment();
  await local.deploy(rich);
  const old = (await campaigns(local)).get('210 - Tell Sales');
  const plan = await local.plan(louder);
  local.sandbox.inject({
    on: 'POST /rest/asset/v1/smartCampaign/{id}/activate.json',
    answer: { code: '709', message: 'The flow is not valid' },
  });
  const result = await local.apply(plan);
  expect(result.kind).toBe('incomplete');
  expect(result.failures.map(({ message }) => message)).toEqual([
    expect.stringMatching(/709: The flow is not valid.*The old one is switched on again\.$/),
  ]);
  const now = await campaigns(local);
  expect(now.get(`210 - Tell Sales ⟦old ${old?.id}⟧`)?.isActive).toBe(true);
  expect(now.get('050 - Hand Raise')?.isActive).toBe(false);

  await local.deploy(louder);
  const active = [...(await campaigns(local)).values()].filter(({ isActive }) => isActive);
  expect(active.map(({ name }) => name).sort()).toEqual(['050 - Hand Raise', '210 - Tell Sales']);
});

it('edits a campaign that is off, or executable, where it is', async () => {
  await using local = await deployment();
  await local.deploy(rich);
  const edited = changed('090 - Sort', ({ flow }) => ({ flow: [...flow, oneMoment] }));
  expect(stepsOf(await local.plan(edited))).toEqual([
    'write-flow 090 - Sort/flow',
    'check-campaign 090 - Sort/check',
    'describe-asset 090 - Sort/description',
  ]);
  const before = local.sandbox.calls.length;
  await local.deploy(edited);
  const writes = local.sandbox.calls
    .slice(before)
    .filter(({ method, path }) => method === 'POST' && path.includes('/flow'));
  // The step that is right stays: one is added and filled in.
  expect(writes.map(({ path }) => path.replaceAll(/\d+/g, '#'))).toEqual([
    '/rest/asset/v#/smartCampaign/#/flows.json',
    '/rest/asset/v#/smartCampaign/#/flow/#/choice/#.json',
  ]);
});

it('notices a negation that came or went, although Marketo does not show it', async () => {
  await using local = await deployment();
  await local.deploy(rich);
  const turned = changed('900 - Paused', ({ rules }) => ({
    rules: {
      ...rules,
      filters: [
        {
          name: 'Filled Out Form',
          type: 'activity',
          negative: true,
          constraints: [primary('Form Name', 'is', 'Demo')],
        },
      ],
    },
  }));
  await local.deploy(turned);
  const back = changed('900 - Paused', ({ rules }) => ({
    rules: {
      ...rules,
      filters: [
        {
          name: 'Filled Out Form',
          type: 'activity',
          negative: false,
          constraints: [primary('Form Name', 'is', 'Demo')],
        },
      ],
    },
  }));
  const drift = await local.verify(back);
  expect(drift.filter(({ asset }) => asset === 'campaign "900 - Paused"')).toEqual([
    expect.objectContaining({
      kind: 'unreadable',
      message: expect.stringContaining('whether a filter is negated'),
    }),
  ]);
  expect(stepsOf(await local.plan(back))).toContain('write-rules 900 - Paused/rules');
  await local.deploy(back);
  expect((await local.plan(back)).operations).toEqual([]);
  expect((await local.plan(turned)).operations).not.toEqual([]);
});

it('finds what somebody changed by hand, says it in the words of the language, and mends it', async () => {
  await using local = await deployment();
  await local.deploy(rich);
  const { http } = local.connection;
  const paused = (await campaigns(local)).get('210 - Tell Sales');
  expectSuccess(await deactivateCampaign(http, paused?.id ?? 0));
  const other = changed('900 - Paused', () => ({ flow: [oneMoment] }));
  const drift = mendable(await local.verify(other));
  expect(renderDriftText(drift)).toBe(
    [
      '~ campaign "210 - Tell Sales"',
      '    The campaign is switched off.',
      '~ campaign "900 - Paused"',
      '    The flow is not the one in the files.',
      '     flow {',
      '    -  Change Data Value [Lifecycle Status] to empty',
      '    +  Interesting Moment "Web" { [Description] is "Once more" }',
      '     }',
      '',
    ].join('\n'),
  );
  await local.deploy(other);
  expect(mendable(await local.verify(other))).toEqual([]);
});

it('knows a campaign again that somebody renamed', async () => {
  await using local = await deployment();
  await local.deploy(rich);
  const { http } = local.connection;
  const known = (await campaigns(local)).get('210 - Tell Sales');
  expectSuccess(await updateCampaign(http, known?.id ?? 0, { name: '210 - Tell Everybody' }));
  expect(stepsOf(await local.plan(rich))).toEqual(['rename-campaign 210 - Tell Sales/rename']);
  await local.deploy(rich);
  expect((await campaigns(local)).get('210 - Tell Sales')?.id).toBe(known?.id);
});

it('switches off what the files switch off, before anything else of it changes', async () => {
  await using local = await deployment();
  await local.deploy(rich);
  const off = changed('210 - Tell Sales', ({ flow }) => ({ active: false, flow: [...flow, oneMoment] }));
  expect(stepsOf(await local.plan(off))).toEqual([
    'deactivate-campaign 210 - Tell Sales/deactivate',
    'write-flow 210 - Tell Sales/flow',
    'check-campaign 210 - Tell Sales/check',
    'describe-asset 210 - Tell Sales/description',
  ]);
  await local.deploy(off);
  expect(mendable(await local.verify(off))).toEqual([]);
});

it('goes on with a successor that an earlier run left half built', async () => {
  await using local = await deployment();
  await local.deploy(rich);
  const old = (await campaigns(local)).get('210 - Tell Sales');
  const { programs } = await local.snapshot(rich);
  const folder = programs[0]?.folders.find(({ path }) => path.at(-1) === 'Alerts');
  const where = { id: folder?.id ?? 0, type: 'Folder' } as const;
  expectSuccess(
    await cloneCampaign(local.connection.http, old?.id ?? 0, '210 - Tell Sales ⟦next⟧', where, ''),
  );
  await local.deploy(louder);
  expect(mendable(await local.verify(louder))).toEqual([]);
  expect([...(await campaigns(local)).keys()].filter((name) => name.startsWith('210'))).toEqual([
    `210 - Tell Sales ⟦old ${old?.id}⟧`,
    '210 - Tell Sales',
  ]);
});

it('asks about an active campaign that the files built and no longer name', async () => {
  await using local = await deployment();
  await local.deploy(rich);
  const fewer: DesiredState = {
    ...rich,
    programs: rich.programs.map((program) => ({
      ...program,
      campaigns: program.campaigns.filter(({ name }) => name !== '050 - Hand Raise'),
    })),
  };
  const plan = await local.plan(fewer);
  expect(plan.operations).toEqual([]);
  expect(plan.manual.map(({ action }) => action)).toContain(
    'Deactivate "050 - Hand Raise" if it is no longer wanted: these files built it and no longer name it.',
  );
  expect(await local.verify(fewer)).toContainEqual(
    expect.objectContaining({ kind: 'extra', asset: 'campaign "050 - Hand Raise"' }),
  );
});

it('switches a forgotten leftover off before its namesake goes on', async () => {
  await using local = await deployment();
  await local.deploy(rich);
  const old = (await campaigns(local)).get('210 - Tell Sales');
  await local.deploy(louder);
  expectSuccess(await activateCampaign(local.connection.http, old?.id ?? 0));
  const plan = await local.plan(louder);
  expect(stepsOf(plan)).toEqual(['deactivate-campaign 210 - Tell Sales/deactivate']);
});
