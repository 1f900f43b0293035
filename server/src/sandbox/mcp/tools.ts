import { get, readAssets, type Endpoint } from '../protocol/endpoint.ts';
import { endpoints } from '../endpoints/index.ts';
import { integer, path } from '../protocol/parameter.ts';
import { nothing, success } from '../protocol/answer.ts';
import { assetTime } from '../protocol/time.ts';
import { useView } from '../endpoints/used-by.ts';
import { usesOf } from '../store/links.ts';

/** A tool of the MCP server: the call of the same name in REST, under its own argument names. */
export interface Tool {
  readonly name: string;
  readonly description: string;
  readonly endpoint: Endpoint;
  /** The asset that `id` names, for the variant with longer names. */
  readonly subject: string;
  /** The member that frames the result; undefined: `result` with an array. */
  readonly frame: string | undefined;
}

const asset = '/rest/asset/v1';

/** What MCP knows and REST does not. */
const usedBy = get({
  path: '/mcp/smartList/{id}/usedBy',
  permissions: readAssets,
  parameters: { id: path(integer) },
  handle: (instance, { id }) => {
    if (!instance.store.smartLists.has(id)) return nothing;
    const uses = usesOf(instance.store, { kind: 'smart list', id });
    return success({
      usedByCount: String(uses.length),
      usedBy: uses.map((use) => useView(instance, use)),
    });
  },
});

const scheduledRuns = get({
  path: '/mcp/smartCampaign/{campaignId}/scheduledRuns',
  permissions: readAssets,
  parameters: { campaignId: path(integer) },
  handle: (instance, { campaignId }) => {
    const campaign = instance.store.campaigns.get(campaignId);
    if (campaign === undefined) return nothing;
    const runs = campaign.scheduledRuns.filter(({ done }) => !done);
    return success(...runs.map(({ runAt }) => ({ campaignId, runAt: assetTime(runAt) })));
  },
});

/** The tools that a deployer has use for. None deactivates, deletes a campaign, adds a choice or removes a step. */
export const tools: readonly Tool[] = [
  tool('activate_smart_campaign', 'smartCampaign', rest('POST', 'smartCampaign/{id}/activate.json')),
  tool('add_flow_step', 'smartCampaign', rest('POST', 'smartCampaign/{id}/flows.json')),
  tool('browse_smart_campaigns', 'smartCampaign', rest('GET', 'smartCampaigns.json')),
  tool('create_smart_campaign', 'smartCampaign', rest('POST', 'smartCampaigns.json'), 'campaign'),
  tool('get_smart_campaign_by_id', 'smartCampaign', rest('GET', 'smartCampaign/{id}.json')),
  tool('get_smart_campaign_by_name', 'smartCampaign', rest('GET', 'smartCampaign/byName.json')),
  tool('get_smart_campaign_flow_steps', 'smartCampaign', rest('GET', 'smartCampaign/flowSteps.json')),
  tool(
    'get_smart_campaign_flow_step_types',
    'smartCampaign',
    rest('GET', 'smartCampaign/flowStepTypes.json'),
  ),
  tool('get_smart_campaign_rules', 'smartCampaign', rest('GET', 'smartCampaign/rules.json')),
  tool(
    'get_smart_campaign_auto_suggest',
    'smartCampaign',
    rest('GET', 'smartCampaign/{id}/autoSuggest.json'),
  ),
  tool('get_smart_campaign_used_by', 'smartCampaign', rest('GET', 'smartCampaign/{id}/usedBy.json')),
  tool('get_smart_campaign_scheduled_runs', 'smartCampaign', scheduledRuns),
  tool('get_smart_list_by_campaign_id', 'smartCampaign', rest('GET', 'smartCampaign/{id}/smartList.json')),
  tool(
    'update_flow_step_choice',
    'smartCampaign',
    rest('POST', 'smartCampaign/{id}/flow/{stepId}/choice/{choiceId}.json'),
  ),
  tool('update_smart_campaign', 'smartCampaign', rest('POST', 'smartCampaign/{id}.json')),
  tool('add_smart_list_rule', 'smartList', rest('POST', 'smartList/{id}/rules.json')),
  tool('browse_smart_lists', 'smartList', rest('GET', 'smartLists.json')),
  tool('clone_smart_list', 'smartList', rest('POST', 'smartList/{id}/clone.json')),
  tool('create_smart_list', 'smartList', rest('POST', 'smartLists.json')),
  tool('delete_all_smart_list_rules', 'smartList', rest('POST', 'smartList/{id}/rules/delete.json')),
  tool('get_smart_list_auto_suggest', 'smartList', rest('GET', 'smartList/{id}/autoSuggest.json')),
  tool('get_smart_list_by_id', 'smartList', rest('GET', 'smartList/{id}.json')),
  tool('get_smart_list_by_name', 'smartList', rest('GET', 'smartList/byName.json')),
  tool('get_smart_list_rules', 'smartList', rest('GET', 'smartList/rules.json')),
  tool('get_smart_list_used_by', 'smartList', usedBy),
  tool(
    'remove_smart_list_rule_constraint',
    'smartList',
    rest('POST', 'smartList/{id}/rule/{ruleId}/removeConstraint.json'),
  ),
  tool('reorder_smart_list_rules', 'smartList', rest('POST', 'smartList/{id}/reorder.json')),
  tool('update_smart_list_filter_logic', 'smartList', rest('POST', 'smartList/{id}/filterLogic.json')),
  tool('update_smart_list_rule', 'smartList', rest('POST', 'smartList/{id}/rule/{ruleId}.json')),
  tool('browse_programs', 'program', rest('GET', 'programs.json')),
  tool('create_program', 'program', rest('POST', 'programs.json')),
  tool('get_program_by_id', 'program', rest('GET', 'program/{id}.json')),
  tool('get_program_by_name', 'program', rest('GET', 'program/byName.json')),
  tool('update_program', 'program', rest('POST', 'program/{id}.json')),
  tool('browse_folders', 'folder', rest('GET', 'folders.json')),
  tool('create_folder', 'folder', rest('POST', 'folders.json')),
  tool('delete_folder', 'folder', rest('POST', 'folder/{id}/delete.json')),
  tool('get_folder_by_id', 'folder', rest('GET', 'folder/{id}.json')),
  tool('get_folder_by_name', 'folder', rest('GET', 'folder/byName.json')),
  tool('get_folder_content', 'folder', rest('GET', 'folder/{id}/content.json')),
  tool('update_folder', 'folder', rest('POST', 'folder/{id}.json')),
  tool('create_token', 'folder', rest('POST', 'folder/{id}/tokens.json')),
  tool('delete_token', 'folder', rest('POST', 'folder/{id}/tokens/delete.json')),
  tool('get_tokens_by_folder', 'folder', rest('GET', 'folder/{id}/tokens.json')),
  tool('browse_lists', 'list', rest('GET', 'staticLists.json')),
  tool('create_list', 'list', rest('POST', 'staticLists.json')),
  tool('get_list_by_id', 'list', rest('GET', 'staticList/{id}.json')),
  tool('get_list_by_name', 'list', rest('GET', 'staticList/byName.json')),
  tool('update_list', 'list', rest('POST', 'staticList/{id}.json')),
  tool('browse_channels', 'channel', rest('GET', 'channels.json')),
  tool('get_channel_by_name', 'channel', rest('GET', 'channel/byName.json')),
  tool('browse_tag_types', 'tagType', rest('GET', 'tagTypes.json')),
  tool('get_tag_type_by_name', 'tagType', rest('GET', 'tagType/byName.json')),
];

function tool(name: string, subject: string, endpoint: Endpoint, frame?: string): Tool {
  const words = name.replaceAll('_', ' ');
  return {
    name,
    description: `${words.charAt(0).toUpperCase()}${words.slice(1)}.`,
    endpoint,
    subject,
    frame,
  };
}

function rest(method: 'GET' | 'POST', end: string): Endpoint {
  const found = endpoints.find(
    (endpoint) => endpoint.method === method && endpoint.path === `${asset}/${end}`,
  );
  if (found === undefined) throw new Error(`The sandbox has no ${method} ${end}`);
  return found;
}
