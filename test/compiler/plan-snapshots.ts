import type {
  CampaignSnapshot,
  DesiredProgram,
  DesiredState,
  ProgramSnapshot,
  Snapshot,
} from '../../server/src/compiler/index.ts';
import { campaignMark, programMark, withMark } from '../../server/src/compiler/plan/mark.ts';

/** An instance that holds nothing but the folders of Marketing Activities. */
export const emptyInstance: Snapshot = {
  fields: [],
  folders: [
    { path: ['Marketing Activities'], id: 15 },
    { path: ['Marketing Activities', 'Operations'], id: 1001 },
  ],
  programs: [],
  templates: [],
  capabilities: { rulesAndFlow: 'present' },
  calls: 0,
};

/** An instance that holds what the files say, as a deploy leaves it: nothing of it shows which filters are negated. */
export function deployed(desired: DesiredState): Snapshot {
  return { ...emptyInstance, fields: desired.fields, programs: desired.programs.map(deployedProgram) };
}

function deployedProgram(program: DesiredProgram, index: number): ProgramSnapshot {
  const first = (index + 1) * 10_000;
  return {
    ...program,
    id: first,
    url: `https://app.example/#PG${first}A1`,
    description: withMark(program.description, programMark(program.smartLists, program.name)),
    folders: program.folders.map((path, at) => ({ path, id: first + at })),
    lists: program.lists.map((list, at) => ({ ...list, id: first + at })),
    smartLists: program.smartLists.map((list, at) => ({
      ...list,
      id: first + at,
      url: '',
      rules: hiddenNegation(list.rules),
      errors: [],
    })),
    campaigns: program.campaigns.map((campaign, at): CampaignSnapshot => ({
      id: first + at,
      smartListId: first + 1000 + at,
      name: campaign.name,
      folder: campaign.folder,
      description: withMark(campaign.description, campaignMark(campaign.rules, campaign.flow, program.name)),
      url: `https://app.example/#SC${first + at}A1`,
      kind: campaign.kind === 'executable' ? 'default' : campaign.kind,
      isActive: campaign.kind === 'trigger' && campaign.active,
      status: campaign.recurrence === undefined ? 'Inactive' : 'Recurring Run',
      rules: hiddenNegation(campaign.rules),
      flow: campaign.flow,
      errors: [],
      qualification: campaign.qualification,
      communicationLimits: campaign.communicationLimits ?? false,
    })),
  };
}

function hiddenNegation<T extends { readonly filters: readonly { readonly negative: boolean }[] }>(
  rules: T,
): T {
  return { ...rules, filters: rules.filters.map((filter) => ({ ...filter, negative: false })) };
}
