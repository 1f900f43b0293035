import type { z } from 'zod';
import type { Answer } from '../../server/src/marketo/index.ts';
import type { Call, MarketoHttp, Page } from '../../server/src/marketo/http.ts';
import { idleClock } from './deployment.ts';

interface FakeRule {
  readonly id: number;
  readonly name: string;
  readonly trigger: boolean;
  conditions: { activityAttributeName: string; operator: string; values: string[]; isPrimary: boolean }[];
}

/** Ways in which an instance may read the specification otherwise than the sandbox does. */
export interface Reading {
  /** Positions count over triggers and filters together. */
  readonly positions?: 'together' | 'apart';
  /** What comes back for a value that was written. */
  readonly keeps?: (value: string) => string;
}

/** One smart list over the calls that write rules, with rule types `A`, `B`, `C` … that have one constraint `Value`. */
export function fakeSmartList(reading: Reading = {}) {
  const rules: FakeRule[] = [];
  let matchType = 'all';
  let logic = '';
  let nextId = 1;
  const calls: string[] = [];
  const names = ['A', 'B', 'C', 'T'];

  const view = () => ({
    id: 7,
    name: 'L',
    description: '',
    url: '',
    computedUrl: '',
    updatedAt: '',
    rules: {
      filterMatchType: matchType,
      filterCustomRuleLogic: logic,
      triggers: rules.filter(({ trigger }) => trigger).map(ruleView),
      filters: rules.filter(({ trigger }) => !trigger).map(ruleView),
    },
  });

  function ruleView({ id, name, conditions }: FakeRule) {
    return { id, name, ruleType: 'Activity', operator: 'occurs', conditions };
  }

  function handle({ path, form = {} }: Call): unknown {
    const end = path.replace('/rest/asset/v1/smartList/7/', '');
    if (end === 'rules.json') {
      const { id } = JSON.parse(form['ruleId'] ?? '') as { readonly id: number };
      const trigger = form['trigger'] === 'true';
      const rule = { id: nextId++, name: names[id] ?? '', trigger, conditions: [] };
      const index = Number(form['index']) - 1;
      if (reading.positions === 'together') rules.splice(index, 0, rule);
      else {
        const kind = rules.filter((other) => other.trigger === trigger);
        const others = rules.filter((other) => other.trigger !== trigger);
        kind.splice(index, 0, rule);
        rules.splice(0, rules.length, ...others, ...kind);
      }
    } else if (end === 'filterLogic.json') {
      matchType = form['matchType'] ?? '';
      logic = form['customRuleLogic'] ?? '';
    } else if (end === 'reorder.json') {
      const order = JSON.parse(form['order'] ?? '') as { readonly id: number; readonly index: number }[];
      const moved = order
        .toSorted((one, other) => one.index - other.index)
        .flatMap(({ id }) => rules.find((rule) => rule.id === id) ?? []);
      rules.splice(0, rules.length, ...rules.filter((rule) => !moved.includes(rule)), ...moved);
    } else {
      const id = Number(/^rule\/(\d+)/.exec(end)?.[1]);
      const rule = rules.find((candidate) => candidate.id === id);
      if (end.endsWith('delete.json')) {
        rules.splice(0, rules.length, ...rules.filter((other) => other !== rule));
        return { id };
      }
      const values = (form['values'] ?? '').split(',').map((value) => reading.keeps?.(value) ?? value);
      if (rule)
        rule.conditions = [
          { activityAttributeName: 'Value', operator: form['operator'] ?? '', values, isPrimary: true },
        ];
    }
    return view();
  }

  const types = names.map((name, id) => ({
    id,
    name,
    type: 'activity',
    constraints: [{ id: 100 + id, name: 'Value', primary: true }],
  }));
  const http: MarketoHttp = {
    instance: { name: 'Fake', url: 'http://127.0.0.1' },
    clock: idleClock(),
    calls: 0,
    call: <T>(call: Call, item: z.ZodType<T>): Promise<Answer<Page<T>>> => {
      calls.push(call.path.replace('/rest/asset/v1/', ''));
      const result = call.method === 'GET' ? { triggers: types, filters: types } : handle(call);
      return Promise.resolve({
        kind: 'success',
        result: { items: [item.parse(result)], nextPageToken: undefined },
      });
    },
    under: () => http,
  };
  return { http, calls, view, names: () => rules.map(({ name }) => name) };
}
