import type { ValueKind } from './property-form.ts';

/**
 * What tools are wanted for. Adobe says that each tool makes the REST call of the same name, and publishes no input
 * schemas: an operation is therefore told by its REST call, and its arguments by their names there.
 */
export interface ToolOperation {
  readonly name: OperationName;
  /** Names of tools that do it, the likeliest first. */
  readonly tools: readonly string[];
  readonly method: 'GET' | 'POST';
  /** Path of the REST call, with its parameters in braces; undefined: REST has no such call. */
  readonly path: string;
  readonly arguments: readonly ToolArgument[];
  /** What a write changes, which is read back after it. */
  readonly changes?: 'list' | 'campaign';
}

export interface ToolArgument {
  /** The name of the parameter in REST. */
  readonly name: string;
  /** Other names by which a schema may call it. */
  readonly synonyms: readonly string[];
  readonly kind: ValueKind;
  /**
   * - `needed`: without it the operation cannot be done.
   * - `when true`: left out it is false; without it that is all that can be said.
   * - `welcome`: the tool does without.
   */
  readonly demand: 'needed' | 'when true' | 'welcome';
}

export type OperationName =
  | 'add rule'
  | 'set constraint'
  | 'remove constraint'
  | 'order rules'
  | 'set filter logic'
  | 'create smart list'
  | 'add step'
  | 'set choice'
  | 'rule catalogue'
  | 'step catalogue'
  | 'read smart list'
  | 'read smart list of campaign'
  | 'read campaign'
  | 'scheduled runs'
  | 'smart list used by';

const asset = '/rest/asset/v1';

const needed = (kind: ValueKind, name: string, ...synonyms: readonly string[]): ToolArgument => ({
  name,
  synonyms,
  kind,
  demand: 'needed',
});
const whenTrue = (name: string): ToolArgument => ({
  name,
  synonyms: [],
  kind: 'boolean',
  demand: 'when true',
});
const welcome = (kind: ValueKind, name: string, ...synonyms: readonly string[]): ToolArgument => ({
  name,
  synonyms,
  kind,
  demand: 'welcome',
});

const list = needed('integer', 'id', 'smartListId', 'listId');
const campaign = needed('integer', 'id', 'smartCampaignId', 'campaignId');
const constraint = needed('reference', 'attributeId', 'constraintId');

export const toolOperations: readonly ToolOperation[] = [
  {
    name: 'add rule',
    tools: ['add_smart_list_rule'],
    method: 'POST',
    path: `${asset}/smartList/{id}/rules.json`,
    arguments: [
      list,
      needed('reference', 'ruleId', 'ruleTypeId', 'ruleType'),
      needed('integer', 'index', 'position'),
      whenTrue('trigger'),
      whenTrue('negative'),
    ],
    changes: 'list',
  },
  {
    name: 'set constraint',
    tools: ['update_smart_list_rule'],
    method: 'POST',
    path: `${asset}/smartList/{id}/rule/{ruleId}.json`,
    arguments: [
      list,
      needed('integer', 'ruleId'),
      constraint,
      needed('list', 'values', 'value'),
      needed('text', 'operator'),
    ],
    changes: 'list',
  },
  {
    name: 'remove constraint',
    tools: ['remove_smart_list_rule_constraint'],
    method: 'POST',
    path: `${asset}/smartList/{id}/rule/{ruleId}/removeConstraint.json`,
    arguments: [list, needed('integer', 'ruleId'), constraint],
    changes: 'list',
  },
  {
    name: 'order rules',
    tools: ['reorder_smart_list_rules'],
    method: 'POST',
    path: `${asset}/smartList/{id}/reorder.json`,
    arguments: [list, needed('order', 'order')],
    changes: 'list',
  },
  {
    name: 'set filter logic',
    tools: ['update_smart_list_filter_logic'],
    method: 'POST',
    path: `${asset}/smartList/{id}/filterLogic.json`,
    arguments: [
      list,
      needed('text', 'matchType', 'filterMatchType'),
      needed('text', 'customRuleLogic', 'filterCustomRuleLogic'),
    ],
    changes: 'list',
  },
  {
    name: 'create smart list',
    tools: ['create_smart_list'],
    method: 'POST',
    path: `${asset}/smartLists.json`,
    arguments: [
      needed('text', 'name'),
      needed('reference', 'folder', 'parent', 'folderId'),
      welcome('text', 'description'),
    ],
  },
  {
    name: 'add step',
    tools: ['add_flow_step'],
    method: 'POST',
    path: `${asset}/smartCampaign/{id}/flows.json`,
    arguments: [
      campaign,
      needed('reference', 'activityType', 'stepType', 'activityTypeId'),
      needed('integer', 'index', 'position'),
    ],
    changes: 'campaign',
  },
  {
    name: 'set choice',
    tools: ['update_flow_step_choice'],
    method: 'POST',
    path: `${asset}/smartCampaign/{id}/flow/{stepId}/choice/{choiceId}.json`,
    arguments: [
      campaign,
      needed('integer', 'stepId', 'flowStepId'),
      needed('integer', 'choiceId'),
      needed('attributes', 'attributes'),
    ],
    changes: 'campaign',
  },
  {
    name: 'rule catalogue',
    tools: ['get_smart_campaign_rules'],
    method: 'GET',
    path: `${asset}/smartCampaign/rules.json`,
    arguments: [],
  },
  {
    name: 'step catalogue',
    tools: ['get_smart_campaign_flow_steps'],
    method: 'GET',
    path: `${asset}/smartCampaign/flowSteps.json`,
    arguments: [],
  },
  {
    name: 'read smart list',
    tools: ['get_smart_list_by_id'],
    method: 'GET',
    path: `${asset}/smartList/{id}.json`,
    arguments: [list, welcome('boolean', 'includeRules')],
  },
  {
    name: 'read smart list of campaign',
    tools: ['get_smart_list_by_campaign_id'],
    method: 'GET',
    path: `${asset}/smartCampaign/{id}/smartList.json`,
    arguments: [campaign, welcome('boolean', 'includeRules')],
  },
  {
    name: 'read campaign',
    tools: ['get_smart_campaign_by_id'],
    method: 'GET',
    path: `${asset}/smartCampaign/{id}.json`,
    arguments: [campaign, welcome('boolean', 'includeFlowSteps')],
  },
  {
    name: 'scheduled runs',
    tools: ['get_smart_campaign_scheduled_runs'],
    method: 'GET',
    path: '/mcp/smartCampaign/{campaignId}/scheduledRuns',
    arguments: [needed('integer', 'campaignId', 'id', 'smartCampaignId')],
  },
  {
    name: 'smart list used by',
    tools: ['get_smart_list_used_by'],
    method: 'GET',
    path: '/mcp/smartList/{id}/usedBy',
    arguments: [list],
  },
];

export function operationNamed(name: OperationName): ToolOperation {
  const found = toolOperations.find((operation) => operation.name === name);
  if (found === undefined) throw new Error(`There is no operation ${name}`);
  return found;
}
