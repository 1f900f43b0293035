import { expect, it } from 'vitest';
import type { DesiredRules } from '../../server/src/compiler/index.ts';
import type { MarketoHttp } from '../../server/src/marketo/http.ts';
import { writeRules } from '../../server/src/marketo/rule-writer.ts';
import { Vocabulary } from '../../server/src/marketo/vocabulary.ts';
import { activity, primary } from '../compiler/plan-examples.ts';
import { fakeSmartList, type Reading } from './fake-smart-list.ts';

const rule = (name: string, ...values: string[]) => activity(name, primary('Value', 'is', ...values));

const numbered: DesiredRules = {
  triggers: [rule('T', 't')],
  filters: [rule('A', '1'), rule('B', '2'), rule('A', '3')],
  logic: '1 and (2 or 3)',
};

function start(reading: Reading) {
  const list = fakeSmartList(reading);
  const write = (rules: DesiredRules, before: ReadonlySet<number> = new Set()) =>
    writeRules(
      {
        http: list.http,
        vocabulary: new Vocabulary(list.http),
        name: 'L',
        program: 'P',
        rules,
        before,
        read: () => Promise.resolve({ kind: 'success', result: list.view() }),
      },
      list.view(),
    );
  return { list, write };
}

const valuesOf = (view: ReturnType<ReturnType<typeof fakeSmartList>['view']>) =>
  view.rules.filters.map(({ name, conditions }) => [name, conditions[0]?.values[0]]);

it.for(['apart', 'together'] as const)(
  'keeps the numbers of filters where positions count %s',
  async (positions) => {
    const { list, write } = start({ positions });
    expect(await write(numbered)).toMatchObject({ kind: 'success' });
    const view = list.view();
    expect(valuesOf(view)).toEqual([
      ['A', '1'],
      ['B', '2'],
      ['A', '3'],
    ]);
    expect(view.rules).toMatchObject({ filterMatchType: 'custom', filterCustomRuleLogic: '1 and (2 or 3)' });
  },
);

it('never widens a list while it is rewritten', async () => {
  const { list, write } = start({});
  await write({ ...numbered, logic: 'any' });
  const before = new Set([...list.view().rules.triggers, ...list.view().rules.filters].map(({ id }) => id));
  const earlier = list.calls.length;
  await write({ triggers: [rule('T', 't')], filters: [rule('C', '9')], logic: 'all' }, before);
  expect(list.calls.slice(earlier).map((call) => call.replaceAll(/rule\/\d+/g, 'rule/#'))).toEqual([
    'smartList/7/filterLogic.json',
    'smartCampaign/rules.json',
    'smartList/7/rules.json',
    'smartList/7/rule/#.json',
    'smartList/7/rules.json',
    'smartList/7/rule/#.json',
    'smartList/7/rule/#/delete.json',
    'smartList/7/rule/#/delete.json',
    'smartList/7/rule/#/delete.json',
    'smartList/7/rule/#/delete.json',
  ]);
  expect(valuesOf(list.view())).toEqual([['C', '9']]);
});

it('does not write a value for ever that reads back otherwise', async () => {
  const { list, write } = start({ keeps: (value) => `${value}!` });
  expect(await write(numbered)).toMatchObject({ kind: 'success' });
  expect(list.calls.filter((call) => call.includes('/rule/'))).toHaveLength(4);
});

it('says which name the instance does not know', async () => {
  const { write } = start({});
  expect(await write({ ...numbered, triggers: [rule('Z', 'z')] })).toMatchObject({
    kind: 'refused',
    message:
      'Fake knows no trigger "Z". A custom field or activity has to exist in the instance before rules can use it.',
  });
  const strange = activity('A', { ...primary('Other', 'is', '1'), primary: false });
  expect(await write({ ...numbered, triggers: [], filters: [strange] })).toMatchObject({
    kind: 'refused',
    message: 'The instance\'s "A" has no constraint "Other".',
  });
});

it('gives up on an instance that forgets what is written', async () => {
  const { list } = start({});
  const empty = list.view();
  const forgetful: MarketoHttp = {
    ...list.http,
    call: async (call, item) => {
      const given = await list.http.call(call, item);
      const forgotten = {
        kind: 'success',
        result: { items: [item.parse(empty)], nextPageToken: undefined },
      } as const;
      return call.method === 'GET' ? given : forgotten;
    },
  };
  const answer = await writeRules(
    {
      http: forgetful,
      vocabulary: new Vocabulary(list.http),
      name: 'L',
      program: 'P',
      rules: numbered,
      before: new Set(),
      read: () => Promise.resolve({ kind: 'success', result: empty }),
    },
    empty,
  );
  expect(answer).toMatchObject({ kind: 'refused', code: 'unsettled' });
  expect(list.calls.length).toBeLessThan(60);
});
