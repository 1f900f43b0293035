import type { Answer } from '../answer.ts';
import { commaList } from '../comma-list.ts';
import type { Call, MarketoHttp } from '../http.ts';
import { writing } from './folders.ts';
import { written } from './paging.ts';
import { campaignRecord, type CampaignRecord } from './records.ts';
import type { TypeReference } from './rules.ts';

/** Writing flows: each call answers with the whole campaign. Steps cannot be moved, only removed and inserted. */

/** @param index from 0. */
export function addStep(
  http: MarketoHttp,
  campaign: number,
  type: number,
  index: number,
): Promise<Answer<CampaignRecord>> {
  const form = { activityType: JSON.stringify({ id: type, type: 'activity' }), index: String(index) };
  return written(http, post(campaign, 'flows.json', form), campaignRecord);
}

export function removeStep(
  http: MarketoHttp,
  campaign: number,
  step: number,
): Promise<Answer<CampaignRecord>> {
  return written(http, post(campaign, `flow/${step}/remove.json`), campaignRecord);
}

/** An empty choice before the default one. */
export function addChoice(
  http: MarketoHttp,
  campaign: number,
  step: number,
): Promise<Answer<CampaignRecord>> {
  return written(http, post(campaign, `flow/${step}/addChoice.json`), campaignRecord);
}

export function removeChoice(
  http: MarketoHttp,
  campaign: number,
  step: number,
  choice: number,
): Promise<Answer<CampaignRecord>> {
  return written(http, post(campaign, `flow/${step}/choice/${choice}/remove.json`), campaignRecord);
}

export interface ChoiceContent {
  readonly condition:
    | { readonly type: TypeReference; readonly operator: string; readonly values: readonly string[] }
    | undefined;
  /** Attribute id → value. */
  readonly attributes: ReadonlyMap<number, string>;
}

export function setChoice(
  http: MarketoHttp,
  campaign: number,
  step: number,
  choice: number,
  { condition, attributes }: ChoiceContent,
): Promise<Answer<CampaignRecord>> {
  const form = {
    ...(attributes.size > 0 && { attributes: JSON.stringify(Object.fromEntries(attributes)) }),
    ...(condition && {
      conditionTypeId: JSON.stringify({ id: condition.type.id, type: condition.type.type }),
      operator: condition.operator,
      conditionValues: commaList(condition.values),
    }),
  };
  return written(http, post(campaign, `flow/${step}/choice/${choice}.json`, form), campaignRecord);
}

function post(campaign: number, end: string, form?: Readonly<Record<string, string>>): Call {
  const path = `/rest/asset/v1/smartCampaign/${campaign}/${end}`;
  const call = { method: 'POST', path, permission: writing } as const;
  return form === undefined ? call : { ...call, form };
}
