import { expect, it } from 'vitest';
import { codeOf, first, type Fields } from './caller.ts';
import { asset, withCampaigns } from './campaign-kit.ts';
import { constraintOf, named, rulesIn, typeOf, type ReadRules } from './vocabulary.ts';

async function withRules(options: Parameters<typeof withCampaigns>[0] = {}) {
  const kit = await withCampaigns(options);
  const writer = await kit.campaign('C');
  const list = `${asset}/smartList/${writer.smartListId}`;
  const add = (name: string, index: number, extra: Fields = {}) =>
    kit.caller.form(`${list}/rules.json`, {
      ruleId: typeOf(named(extra['trigger'] === true ? kit.rules.triggers : kit.rules.filters, name)),
      index,
      ...extra,
    });
  return { ...kit, writer, list, add };
}

const names = (rules: ReadRules): string[] => rules.filters.map(({ name }) => name);

it('lists triggers and filters under the API’s names, with public and built-in ids', async () => {
  const { sandbox, rules } = await withRules();
  await using _ = sandbox;
  const form = named(rules.triggers, 'Fills Out Form');
  expect(form).toMatchObject({ id: 2, type: 'activity' });
  expect(named(rules.filters, 'Filled Out Form').id).toBe(2);
  expect(form.constraints[0]).toMatchObject({
    name: 'Form Name',
    primary: true,
    operator: 'is',
    dbAttrib: false,
  });
  expect(form.constraints.find(({ name }) => name === 'Date of Activity')?.id).toBe(-101);
  expect(form.constraints.filter(({ id }) => id < 0)).toHaveLength(2);
  for (const entries of [
    rules.triggers,
    rules.filters.filter(({ type }) => type === 'activity'),
    rules.steps,
  ]) {
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  }
  const attributes = rules.filters.filter(({ type }) => type === 'attribute');
  expect(new Set(attributes.map(({ id }) => id)).size).toBe(attributes.length);
  expect(rules.conditions.map(({ name }) => name)).toEqual(attributes.map(({ name }) => name));
  for (const entry of [...rules.triggers, ...rules.filters, ...rules.steps]) {
    expect(new Set(entry.constraints.map(({ id }) => id)).size).toBe(entry.constraints.length);
  }
});

it('reads an activity rule back as it was written, a missing primary value as an error', async () => {
  const { sandbox, writer, rules } = await withRules();
  await using _ = sandbox;
  const form = named(rules.triggers, 'Fills Out Form');
  const id = await writer.rule('Fills Out Form', { trigger: true });
  const empty = (await writer.read()).triggers[0]?.conditions;
  expect(empty).toEqual([
    {
      activityAttributeId: constraintOf(form).id,
      activityAttributeName: 'Form Name',
      operator: 'is',
      values: [],
      isPrimary: true,
      isError: true,
      errorMessage: 'Form Name needs a value',
    },
  ]);
  await writer.constraint(id, form, '30 days', undefined, 'Date of Activity');
  const read = await writer.constraint(id, form, 'Hand-Raise:', 'starts with');
  expect(read.triggers).toEqual([
    {
      id,
      name: 'Fills Out Form',
      ruleTypeId: 2,
      ruleType: 'Activity',
      operator: 'occurs',
      conditions: [
        {
          activityAttributeId: constraintOf(form).id,
          activityAttributeName: 'Form Name',
          operator: 'starts with',
          values: ['Hand-Raise:'],
          isPrimary: true,
          isError: false,
        },
        {
          activityAttributeId: -101,
          activityAttributeName: 'Date of Activity',
          operator: 'in past',
          values: ['30 days'],
          isPrimary: false,
          isError: false,
        },
      ],
    },
  ]);
});

it('reads an attribute rule back with the field’s id and name', async () => {
  const { sandbox, writer, rules } = await withRules();
  await using _ = sandbox;
  const id = await writer.test('Lifecycle Status', '"0 - New, fresh",1 - MAL', 'is');
  expect((await writer.read()).filters).toEqual([
    {
      id,
      name: 'Lifecycle Status',
      ruleTypeId: named(rules.filters, 'Lifecycle Status').id,
      ruleType: 'Attribute',
      operator: 'is',
      conditions: [
        {
          attributeId: named(rules.filters, 'Lifecycle Status').id,
          attributeName: 'Lifecycle Status',
          operator: 'is',
          values: ['0 - New, fresh', '1 - MAL'],
          isPrimary: true,
          isError: false,
        },
      ],
    },
  ]);
});

it('writes a negated rule and does not show that it is one', async () => {
  const { sandbox, writer, add } = await withRules();
  await using _ = sandbox;
  await add('Filled Out Form', 1, { negative: true });
  await add('Filled Out Form', 2, { negative: false });
  const [negated, plain] = (await writer.read()).filters;
  expect({ ...negated, id: 0 }).toEqual({ ...plain, id: 0 });
  expect(codeOf(await add('Fills Out Form', 1, { negative: true, trigger: true }))).toBe('709');
});

it('counts positions from 1, triggers and filters each for themselves', async () => {
  const { sandbox, writer, add } = await withRules();
  await using _ = sandbox;
  await add('Country', 1);
  await add('City', 1);
  await add('Lead is Created', 1, { trigger: true });
  expect(rulesIn(first(await add('State', 2))).filters.map(({ name }) => name)).toEqual([
    'City',
    'State',
    'Country',
  ]);
  expect(codeOf(await add('State', 0))).toBe('1003');
  expect(codeOf(await add('State', 5))).toBe('1003');
  expect((await writer.read()).triggers).toHaveLength(1);
});

it('moves rules to the positions that the order names', async () => {
  const { sandbox, caller, writer, list, add } = await withRules();
  await using _ = sandbox;
  for (const [at, name] of ['Country', 'City', 'State'].entries()) await add(name, at + 1);
  const [country, city, state] = (await writer.read()).filters.map(({ id }) => id);
  const order = async (...moves: object[]) => await caller.form(`${list}/reorder.json`, { order: moves });
  expect(names(rulesIn(first(await order({ id: state, index: 1 }))))).toEqual(['State', 'Country', 'City']);
  const all = await order({ id: country, index: 3 }, { id: city, index: 1 }, { id: state, index: 2 });
  expect(names(rulesIn(first(all)))).toEqual(['City', 'State', 'Country']);
  expect(codeOf(await order({ id: country, index: 0 }))).toBe('1003');
  expect(codeOf(await order({ id: country, index: 4 }))).toBe('1003');
  expect(codeOf(await order({ id: country, index: 1 }, { id: country, index: 2 }))).toBe('1003');
  expect(codeOf(await order({ id: 4711, index: 1 }))).toBe('702');
  expect(codeOf(await caller.form(`${list}/reorder.json`, { order: '[]' }))).toBe('1001');
});

it('removes constraints and rules; only the removal of one rule answers with an id', async () => {
  const { sandbox, caller, writer, rules, list } = await withRules();
  await using _ = sandbox;
  const form = named(rules.filters, 'Filled Out Form');
  const id = await writer.test('Filled Out Form', 'Demo');
  await writer.constraint(id, form, '3', undefined, 'Min. Number of Times');
  const remove = (name?: string) =>
    caller.form(`${list}/rule/${id}/removeConstraint.json`, { attributeId: constraintOf(form, name) });
  const less = rulesIn(first(await remove('Min. Number of Times')));
  expect(less.filters[0]?.conditions).toHaveLength(1);
  expect(codeOf(await remove('Min. Number of Times'))).toBe('702');
  expect(rulesIn(first(await remove())).filters[0]?.conditions).toMatchObject([
    { values: [], isError: true },
  ]);
  expect(first(await caller.form(`${list}/rule/${id}/delete.json`))).toEqual({ id: writer.smartListId });
  expect(codeOf(await caller.form(`${list}/rule/${id}/delete.json`))).toBe('702');
  await writer.rule('Country');
  await writer.rule('Lead is Created', { trigger: true });
  const cleared = rulesIn(first(await caller.form(`${list}/rules/delete.json`)));
  expect(cleared).toEqual({ filterMatchType: 'all', triggers: [], filters: [] });
});

it('checks advanced logic against the filters that there are', async () => {
  const { sandbox, caller, writer, list } = await withRules();
  await using _ = sandbox;
  for (const name of ['Country', 'City', 'State']) await writer.test(name, 'X');
  const logic = (matchType: string, customRuleLogic?: string) =>
    caller.form(`${list}/filterLogic.json`, {
      matchType,
      ...(customRuleLogic === undefined ? {} : { customRuleLogic }),
    });
  expect(first(await logic('custom', '1 and (2 or 3)'))).toMatchObject({
    rules: { filterMatchType: 'custom', filterCustomRuleLogic: '1 and (2 or 3)' },
  });
  for (const wrong of ['1 and 2 or 3', '1 and 4', '1 and (2 or 3', '1 or 2', '1 xor 2 xor 3', '']) {
    expect(codeOf(await logic('custom', wrong))).toBe('1003');
  }
  expect(codeOf(await logic('custom'))).toBe('1002');
  expect(codeOf(await logic('Advanced'))).toBe('1001');
  expect(rulesIn(first(await logic('any')))).not.toHaveProperty('filterCustomRuleLogic');
});

it('marks what is wrong with values and operators, and accepts the write all the same', async () => {
  const { sandbox, writer } = await withRules();
  await using _ = sandbox;
  const message = async (name: string, values: string, operator?: string) => {
    await writer.test(name, values, operator);
    const condition = (await writer.read()).filters.at(-1)?.conditions[0];
    return condition?.isError === true ? condition.errorMessage : undefined;
  };
  expect(await message('Lifecycle Status', 'MQL', 'smells like')).toBe(
    `'smells like' is not an operator of Lifecycle Status`,
  );
  expect(await message('Behavior Score', 'many', 'at least')).toContain('is not a score value');
  expect(await message('Behavior Score', '1,2', 'at least')).toContain('takes one value');
  expect(await message('Behavior Score', '25', 'between')).toContain('needs two values');
  expect(await message('Behavior Score', '25,49', 'between')).toBeUndefined();
  expect(await message('Hand Raised', 'perhaps')).toContain('is not a boolean value');
  expect(await message('Hand Raised', 'true')).toBeUndefined();
  expect(await message('MQL Date', 'soon', 'in past')).toContain('is not a span of time');
  expect(await message('MQL Date', '30 days', 'in past')).toBeUndefined();
  expect(await message('MQL Date', '2026-02-30', 'after')).toContain('is not a datetime value');
  expect(await message('Lifecycle Status', '', 'is')).toContain('needs a value');
  expect(await message('Lifecycle Status', '', 'is empty')).toBeUndefined();
  expect(await message('Member of List', 'Nobody', 'in')).toBe(`there is no static list 'Nobody'`);
  expect(await message('Member of List', 'Competitors', 'in')).toBeUndefined();
});

it('refuses ids that do not belong together', async () => {
  const { sandbox, caller, rules, list, writer, add } = await withRules();
  await using _ = sandbox;
  const id = await writer.rule('Country');
  const set = (rule: number, attributeId: object) =>
    caller.form(`${list}/rule/${rule}.json`, { attributeId, values: 'US' });
  const country = constraintOf(named(rules.filters, 'Country'));
  expect(codeOf(await set(4711, country))).toBe('702');
  expect(codeOf(await set(id, { ...country, type: 'activity' }))).toBe('1003');
  expect(codeOf(await set(id, constraintOf(named(rules.filters, 'City'))))).toBe('1003');
  expect(codeOf(await set(id, { id: 'x', type: 'attribute' }))).toBe('1001');
  expect(
    codeOf(await caller.form(`${list}/rules.json`, { ruleId: { id: 1, type: 'feeling' }, index: 1 })),
  ).toBe('1001');
  expect(
    codeOf(await caller.form(`${list}/rules.json`, { ruleId: { id: 999999, type: 'activity' }, index: 1 })),
  ).toBe('1003');
  expect(codeOf(await caller.form(`${asset}/smartList/4711/rules/delete.json`))).toBe('702');
  // An attribute never triggers.
  const attribute = typeOf(named(rules.filters, 'Country'));
  const wrong = await caller.form(`${list}/rules.json`, { ruleId: attribute, index: 1, trigger: true });
  expect(codeOf(wrong)).toBe('1003');
  expect(codeOf(await add('Country', 2))).toBeUndefined();
});

it('has triggers in campaigns only', async () => {
  const { sandbox, caller, rules } = await withRules();
  await using _ = sandbox;
  const created = typeOf(named(rules.triggers, 'Lead is Created'));
  const list = await caller.get(`${asset}/smartList/byName.json`, { name: 'Fits MQL' });
  const path = `${asset}/smartList/${String(first(list)['id'])}/rules.json`;
  expect(codeOf(await caller.form(path, { ruleId: created, index: 1, trigger: true }))).toBe('709');
});

it('shows assets of a program as Program.Asset, and follows them when they are renamed', async () => {
  const { sandbox, caller, writer } = await withRules();
  await using _ = sandbox;
  await writer.test('Member of Smart List', 'Fits MQL', 'in');
  const condition = async () => (await writer.read()).filters[0]?.conditions[0];
  expect(await condition()).toMatchObject({ values: ['OPS.Fits MQL'], isError: false });
  await caller.form(`${asset}/program/1001.json`, { name: 'OPS Lifecycle' });
  expect(await condition()).toMatchObject({ values: ['OPS Lifecycle.Fits MQL'], isError: false });
  await writer.constraint(
    (await writer.read()).filters[0]?.id ?? 0,
    named(writer.rules.filters, 'Member of Smart List'),
    'OPS Lifecycle.Fits MQL',
    'in',
  );
  expect(await condition()).toMatchObject({ values: ['OPS Lifecycle.Fits MQL'], isError: false });
});

it('takes names of forms on trust, or checks them against the seed', async () => {
  for (const [assets, isError] of [
    ['any', false],
    ['known', true],
  ] as const) {
    const { sandbox, writer } = await withRules({ assets, seed: { forms: ['Demo'] } });
    await using _ = sandbox;
    const errors = async () => (await writer.read()).filters.map(({ conditions }) => conditions[0]?.isError);
    await writer.test('Filled Out Form', 'Demo');
    await writer.test('Filled Out Form', 'Brochure');
    await writer.test('Filled Out Form', 'Hand-Raise:', 'starts with');
    expect(await errors()).toEqual([false, isError, false]);
  }
});

it('suggests values for a constraint', async () => {
  const { sandbox, caller, rules, list } = await withRules({ seed: { forms: ['Demo', 'Brochure'] } });
  await using _ = sandbox;
  const suggest = async (entry: ReturnType<typeof named>, extra: Fields = {}) => {
    const query = { ruleTypeId: typeOf(entry), optionTypeId: constraintOf(entry), ...extra };
    const answer = await caller.get(`${list}/autoSuggest.json`, query);
    return answer.result as unknown as readonly Record<string, unknown>[][];
  };
  expect(await suggest(named(rules.filters, 'Filled Out Form'), { primaryAttributeValue: 'dem' })).toEqual([
    [{ id: expect.any(Number), displayName: 'Demo', name: 'Demo', workspace: 'Default', workspaceId: 1 }],
  ]);
  const lists = await suggest(named(rules.filters, 'Member of Smart List'));
  expect(lists[0]).toMatchObject([{ displayName: 'OPS.Fits MQL', name: 'Fits MQL' }]);
  const fields = await suggest(named(rules.triggers, 'Data Value Changes'), {
    primaryAttributeValue: 'lifecycle',
  });
  expect(fields[0]).toMatchObject([{ displayName: 'Lifecycle Status', name: 'lifecycleStatus' }]);
});
