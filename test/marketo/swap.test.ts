import { expect, it } from 'vitest';
import {
  renderDriftText,
  renderPlanText,
  type DesiredCampaign,
  type DesiredState,
} from '../../server/src/compiler/index.ts';
import { activity, choices, field, inactivity, member, primary, rich, step } from './desired-examples.ts';
import { deployment, mendable } from './deployment.ts';

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

const louder = changed('210 - Tell Sales', ({ flow }) => ({
  flow: [...flow, step('Interesting Moment', { Type: 'Web', Description: 'Once more' })],
}));

it('tries', async () => {
  await using local = await deployment();
  await local.deploy(rich);
  const plan = await local.plan(louder);
  console.log(renderPlanText(plan));
  console.log(plan.operations.map(({ id, dependsOn }) => `${id} <- ${dependsOn.join(' | ')}`).join('\n'));
  const result = await local.apply(plan);
  console.log(JSON.stringify(result, null, 1));
  console.log(renderDriftText(await local.verify(louder)));
  console.log((await local.plan(louder)).operations);
  const s = await local.snapshot(louder);
  console.log(
    JSON.stringify(
      s.programs[0]?.campaigns.map(({ name, description, isActive, flow }) => ({
        name,
        description,
        isActive,
        flow,
      })),
      null,
      1,
    ),
  );
});
