import type { DesiredChoice, DesiredRule, DesiredRules, DesiredStep } from '../desired.ts';
import type { Action, PlannedCall } from '../plan.ts';
import { canonicalLogic } from './filter-logic.ts';
import { normalStep, sameText } from './normal-form.ts';

/** What an asset holds before it is written; undefined: it is new and empty. */
export interface Before {
  readonly rules?: DesiredRules | undefined;
  readonly flow?: readonly DesiredStep[] | undefined;
}

/**
 * The API calls of an operation in their order. Ids that nobody knows yet stand as `{id}`, and rule types, constraints
 * and steps by their names: the instance's catalogues have the numbers.
 */
export function callsOf(action: Action, before?: Before): readonly PlannedCall[] {
  switch (action.kind) {
    case 'create-field':
      return [post('/rest/v1/leads/schema/fields.json', { displayName: action.field.displayName })];
    case 'create-folder':
      return [post(`${asset}/folders.json`, { name: action.name })];
    case 'create-program':
      return [post(`${asset}/programs.json`, { name: action.program.name, channel: action.program.channel })];
    case 'clone-program': {
      const source = 'id' in action.source ? action.source.id : '{id}';
      return [post(`${asset}/program/${source}/clone.json`, { name: action.program.name })];
    }
    case 'find-copy':
      return [get(`${asset}/${copyPaths[action.of]}.json`)];
    case 'update-program':
      return [post(`${asset}/program/${idOf(action)}.json`, { name: action.program.name })];
    case 'set-token':
      return [
        post(`${asset}/folder/${idOf(action)}/tokens.json`, {
          name: action.token.name,
          type: action.token.type,
        }),
      ];
    case 'create-list':
      return [post(`${asset}/staticLists.json`, { name: action.name })];
    case 'create-smart-list':
      return [post(`${asset}/smartLists.json`, { name: action.name })];
    case 'create-campaign':
      return [post(`${asset}/smartCampaigns.json`, { name: action.name })];
    case 'clone-campaign': {
      const source = 'id' in action.source ? action.source.id : '{id}';
      return [post(`${asset}/smartCampaign/${source}/clone.json`, { name: action.name })];
    }
    case 'write-rules':
      return ruleCalls(action, before);
    case 'write-flow':
      return flowCalls(action, before);
    case 'check-campaign':
      return [
        get(`${asset}/smartCampaign/${idOf(action)}.json?includeFlowSteps=true`),
        get(`${asset}/smartCampaign/${idOf(action)}/smartList.json?includeRules=true`),
      ];
    case 'rename-campaign':
      return [post(`${asset}/smartCampaign/${idOf(action)}.json`, { name: action.to })];
    case 'activate-campaign':
      return [post(`${asset}/smartCampaign/${idOf(action)}/activate.json`)];
    case 'deactivate-campaign':
      return [post(`${asset}/smartCampaign/${idOf(action)}/deactivate.json`)];
    case 'delete-campaign':
      return [post(`${asset}/smartCampaign/${idOf(action)}/delete.json`)];
    case 'schedule-campaign':
      return [post(`/rest/v1/campaigns/${idOf(action)}/schedule.json`, { runAt: action.runAt })];
    default: {
      const kind = action.asset === 'campaign' ? 'smartCampaign' : 'staticList';
      return [post(`${asset}/${kind}/${idOf(action)}.json`, { description: action.description })];
    }
  }
}

const asset = '/rest/asset/v1';

const copyPaths = {
  folder: 'folders',
  list: 'staticLists',
  'smart list': 'smartLists',
  campaign: 'smartCampaigns',
} as const;

function ruleCalls(
  action: Action & { readonly kind: 'write-rules' },
  before: Before | undefined,
): readonly PlannedCall[] {
  const { rules } = action;
  const list = action.of === 'smart list' ? `${asset}/smartList/${idOf(action)}` : `${asset}/smartList/{id}`;
  const old = [...(before?.rules?.triggers ?? []), ...(before?.rules?.filters ?? [])];
  const logicBefore = before?.rules ? canonicalLogic(before.rules.logic, before.rules.filters.length) : 'all';
  const logic = canonicalLogic(rules.logic, rules.filters.length);
  const narrowed = old.length > 0 && logicBefore !== 'all';
  const read =
    action.of === 'smart list' ? `${list}.json` : `${asset}/smartCampaign/${idOf(action)}/smartList.json`;
  return [
    ...(before === undefined ? [] : [get(`${read}?includeRules=true`)]),
    ...(narrowed ? [post(`${list}/filterLogic.json`, { matchType: 'all' })] : []),
    ...[rules.triggers, rules.filters].flatMap((group, kind) =>
      group.flatMap((rule, index) => addedRule(list, rule, index, kind === 0)),
    ),
    ...old.map(() => post(`${list}/rule/{id}/delete.json`)),
    ...(logic === 'all' ? [] : [post(`${list}/filterLogic.json`, logicParameters(logic))]),
  ];
}

function addedRule(list: string, rule: DesiredRule, index: number, trigger: boolean): readonly PlannedCall[] {
  const added = {
    ruleId: rule.name,
    index: String(index + 1),
    trigger: String(trigger),
    negative: String(rule.negative),
  };
  return [
    post(`${list}/rules.json`, added),
    ...rule.constraints.map(({ name, operator, values }) =>
      post(`${list}/rule/{id}.json`, { attributeId: name, operator, values: values.join(',') }),
    ),
  ];
}

function logicParameters(logic: string): Readonly<Record<string, string>> {
  return logic === 'any' ? { matchType: 'any' } : { matchType: 'custom', customRuleLogic: logic };
}

function flowCalls(
  action: Action & { readonly kind: 'write-flow' },
  before: Before | undefined,
): readonly PlannedCall[] {
  const campaign = `${asset}/smartCampaign/${idOf(action)}`;
  const old = before?.flow ?? [];
  const { start, end } = commonEnds(old, action.flow, action.program);
  return [
    ...(before === undefined ? [] : [get(`${campaign}.json?includeFlowSteps=true`)]),
    ...old.slice(start, old.length - end).map(() => post(`${campaign}/flow/{id}/remove.json`)),
    ...action.flow
      .slice(start, action.flow.length - end)
      .flatMap((step, index) => addedStep(campaign, step, start + index)),
  ];
}

/** How many steps at the start and at the end stay as they are. */
export function commonEnds(
  before: readonly DesiredStep[],
  after: readonly DesiredStep[],
  program: string,
): { readonly start: number; readonly end: number } {
  const same = (one: DesiredStep | undefined, other: DesiredStep | undefined): boolean =>
    one !== undefined &&
    other !== undefined &&
    sameText(normalStep(one, program), normalStep(other, program));
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && same(before[start], after[start])) start += 1;
  let end = 0;
  while (end < shortest - start && same(before.at(-1 - end), after.at(-1 - end))) end += 1;
  return { start, end };
}

function addedStep(campaign: string, step: DesiredStep, index: number): readonly PlannedCall[] {
  return [
    post(`${campaign}/flows.json`, { activityType: step.name, index: String(index) }),
    ...step.choices.slice(1).map(() => post(`${campaign}/flow/{id}/addChoice.json`)),
    ...step.choices
      .filter(({ condition, attributes }) => condition !== undefined || (attributes ?? []).length > 0)
      .map((choice) => post(`${campaign}/flow/{id}/choice/{id}.json`, choiceParameters(choice))),
  ];
}

function choiceParameters({ condition, attributes }: DesiredChoice): Readonly<Record<string, string>> {
  return {
    ...(condition && {
      conditionTypeId: condition.name,
      operator: condition.operator,
      conditionValues: condition.values.join(','),
    }),
    ...(attributes && { attributes: attributes.map(({ name, value }) => `${name}: ${value}`).join(', ') }),
  };
}

const idOf = (action: Extract<Action, { target: unknown }>): string =>
  'id' in action.target ? String(action.target.id) : '{id}';

const get = (path: string): PlannedCall => ({ method: 'GET', path });

function post(path: string, body?: Readonly<Record<string, string>>): PlannedCall {
  return body === undefined ? { method: 'POST', path } : { method: 'POST', path, body };
}
