import { compare, makePlan, renderDriftText, type DesiredState } from '../../server/src/compiler/index.ts';
import { small, step } from '../compiler/plan-examples.ts';
import { mendable, type Deployment } from './deployment.ts';

const moment = step('Interesting Moment', { Type: 'Web', Description: 'Became an MQL' });

export interface Case {
  readonly desired: DesiredState;
  /** What the instance holds already. */
  readonly before: DesiredState | undefined;
}

/** Everything is new. */
export const creation: Case = { desired: small, before: undefined };

/** The campaign that the other one requests has another flow: both are active and are replaced. */
export const swap: Case = {
  before: small,
  desired: {
    ...small,
    programs: small.programs.map((program) => ({
      ...program,
      campaigns: program.campaigns.map((campaign) =>
        campaign.name.startsWith('210') ? { ...campaign, flow: [...campaign.flow, moment] } : campaign,
      ),
    })),
  },
};

/** What the instance holds, each asset as often as it is there, and what is wrong with it. */
export async function outcome(local: Deployment, desired: DesiredState) {
  const snapshot = await local.snapshot(desired);
  const plan = makePlan(desired, snapshot, 'Local');
  return {
    left: plan.operations.map(({ id }) => id),
    drift: renderDriftText(mendable(compare(desired, snapshot))),
    programs: snapshot.programs.map(({ tokens, folders, lists, smartLists, campaigns }) => ({
      tokens,
      folders: folders.map(({ path }) => path),
      lists: lists.map(({ name }) => name),
      smartLists: smartLists.map(({ name }) => name),
      campaigns: campaigns.map(({ name, isActive, rules, flow }) => ({
        // The ids in the names of replaced campaigns differ from run to run.
        name: name.replaceAll(/\d+⟧/g, '⟧'),
        isActive,
        rules,
        flow,
      })),
    })),
  };
}
