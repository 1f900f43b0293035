import { z } from 'zod';
import type { Answer } from '../answer.ts';
import type { Call, MarketoHttp } from '../http.ts';
import { commaList } from '../comma-list.ts';
import { writing } from './folders.ts';
import { written } from './paging.ts';
import { idRecord, smartListRecord, type SmartListRecord } from './records.ts';

/** Writing rules: each call changes one thing, and all but one answer with the whole list. */

/** A rule type or one of its constraints, by the numbers of the instance's catalogue. */
export interface TypeReference {
  readonly id: number;
  readonly type: 'activity' | 'attribute';
}

export interface NewRule {
  readonly type: TypeReference;
  /** From 1. */
  readonly index: number;
  readonly trigger: boolean;
  readonly negative: boolean;
}

export function addRule(http: MarketoHttp, list: number, rule: NewRule): Promise<Answer<SmartListRecord>> {
  const form = {
    ruleId: reference(rule.type),
    index: String(rule.index),
    trigger: String(rule.trigger),
    negative: String(rule.negative),
  };
  return written(http, post(list, 'rules.json', form), smartListRecord);
}

export function setConstraint(
  http: MarketoHttp,
  list: number,
  rule: number,
  constraint: { readonly type: TypeReference; readonly operator: string; readonly values: readonly string[] },
): Promise<Answer<SmartListRecord>> {
  const { type, operator, values } = constraint;
  const form = { attributeId: reference(type), values: commaList(values), operator };
  return written(http, post(list, `rule/${rule}.json`, form), smartListRecord);
}

export function removeConstraint(
  http: MarketoHttp,
  list: number,
  rule: number,
  type: TypeReference,
): Promise<Answer<SmartListRecord>> {
  return written(
    http,
    post(list, `rule/${rule}/removeConstraint.json`, { attributeId: reference(type) }),
    smartListRecord,
  );
}

/** The one that answers with an id only. */
export function deleteRule(
  http: MarketoHttp,
  list: number,
  rule: number,
): Promise<Answer<z.infer<typeof idRecord>>> {
  return written(http, post(list, `rule/${rule}/delete.json`), idRecord);
}

/** @param order rule ids from the first to the last. */
export function reorderRules(
  http: MarketoHttp,
  list: number,
  order: readonly number[],
): Promise<Answer<SmartListRecord>> {
  const positions = order.map((id, index) => ({ id, index: index + 1 }));
  return written(http, post(list, 'reorder.json', { order: JSON.stringify(positions) }), smartListRecord);
}

/** @param logic `all`, `any` or an expression such as `1 and (2 or 3)`. */
export function setFilterLogic(
  http: MarketoHttp,
  list: number,
  logic: string,
): Promise<Answer<SmartListRecord>> {
  const plain = logic === 'all' || logic === 'any';
  const form = plain ? { matchType: logic } : { matchType: 'custom', customRuleLogic: logic };
  return written(http, post(list, 'filterLogic.json', form), smartListRecord);
}

function post(list: number, end: string, form?: Readonly<Record<string, string>>): Call {
  const call = {
    method: 'POST',
    path: `/rest/asset/v1/smartList/${list}/${end}`,
    permission: writing,
  } as const;
  return form === undefined ? call : { ...call, form };
}

const reference = ({ id, type }: TypeReference): string => JSON.stringify({ id, type });
