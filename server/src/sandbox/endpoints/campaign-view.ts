import { flowView } from '../flow/flow-view.ts';
import type { Instance } from '../instance.ts';
import { assetTime } from '../protocol/time.ts';
import type { Campaign, CampaignSettings, SmartList } from '../store/records.ts';
import { programAbove } from '../store/tree.ts';
import { workspaceNameOf } from '../store/workspaces.ts';

/**
 * A campaign's record. Qualification rule and limits cannot be written by the API: a person sets them on the screen.
 * Members that only other rules have are left out.
 */
export function campaignView(
  instance: Instance,
  campaign: Campaign,
  withFlow: boolean,
): Record<string, unknown> {
  const list = instance.store.smartLists.get(campaign.smartListId);
  const type = campaignType(instance, list);
  const program = programAbove(instance.store, campaign.folder);
  return {
    id: campaign.id,
    name: campaign.name,
    description: campaign.description,
    createdAt: assetTime(campaign.createdAt),
    updatedAt: assetTime(campaign.updatedAt),
    folder: campaign.folder,
    status: campaignStatus(campaign, type),
    type,
    isSystem: false,
    isActive: campaign.isActive,
    isRequestable: isRequestable(instance, campaign, list),
    isCommunicationLimitEnabled: campaign.settings.communicationLimits,
    recurrence: { weekdayOnly: false },
    ...qualificationView(campaign.settings),
    workspace: workspaceNameOf(instance.store, campaign.folder),
    smartListId: campaign.smartListId,
    flowId: campaign.flowId,
    ...(program === undefined ? {} : { parentProgramId: program.id }),
    computedUrl: `${instance.appUrl}/#SC${campaign.id}A1`,
    ...(withFlow && instance.profile !== 'classic' ? { flow: flowView(instance, campaign) } : {}),
  };
}

function qualificationView({ qualification }: CampaignSettings): Record<string, unknown> {
  if (qualification.rule !== 'interval') return { qualificationRuleType: qualification.rule };
  const { rule, interval, unit } = qualification;
  return { qualificationRuleType: rule, qualificationRuleInterval: interval, qualificationRuleUnit: unit };
}

export type CampaignType = 'trigger' | 'batch' | 'default';

export function campaignType(instance: Instance, list: SmartList | undefined): CampaignType {
  if (list !== undefined && list.triggers.length > 0) return 'trigger';
  return list !== undefined && list.filters.length > 0 ? 'batch' : instance.readings.emptyCampaignType;
}

function campaignStatus(campaign: Campaign, type: CampaignType): string {
  if (type === 'trigger') return campaign.isActive ? 'Active' : 'Inactive';
  return campaign.scheduledRuns.length > 0 ? 'Single Run' : 'Never Run';
}

/** Active, with Campaign is Requested from the source Web Service API. */
export function isRequestable(instance: Instance, campaign: Campaign, list: SmartList | undefined): boolean {
  if (!campaign.isActive || list === undefined) return false;
  return list.triggers.some((rule) => {
    const type = instance.vocabulary.triggers.get(rule.typeId);
    const source = type?.constraints.find((constraint) => constraint.name === 'Source');
    return (
      type?.name === 'Campaign is Requested' &&
      rule.conditions.some(
        (condition) =>
          condition.constraintId === source?.id &&
          condition.values.some((value) => value.text.toLowerCase() === 'web service api'),
      )
    );
  });
}
