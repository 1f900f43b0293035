import { expect, it } from 'vitest';
import { startSandbox } from '../../server/src/sandbox/index.ts';
import { Caller, codeOf, first } from './caller.ts';
import { closing } from './closing.ts';
import { named, rulesOf } from './vocabulary.ts';

const fields = '/rest/v1/leads/schema/fields.json';
const status = { displayName: 'Lifecycle Status', name: 'lifecycleStatus', dataType: 'string' } as const;

it('creates fields that rules can then test', async () => {
  await using sandbox = closing(await startSandbox());
  const caller = await Caller.of(sandbox);
  const made = await caller.json(fields, {
    input: [status, { displayName: 'Fit', name: 'fit', dataType: 'score' }],
  });
  expect(made.result).toEqual([
    { name: 'lifecycleStatus', status: 'created' },
    { name: 'fit', status: 'created' },
  ]);
  expect(first(await caller.get('/rest/v1/leads/schema/fields/lifecycleStatus.json'))).toEqual({
    displayName: 'Lifecycle Status',
    name: 'lifecycleStatus',
    description: null,
    dataType: 'string',
    length: 255,
    isHidden: false,
    isHtmlEncodingInEmail: true,
    isSensitive: false,
    isCustom: true,
    isApiCreated: true,
  });
  const described = await caller.get('/rest/v1/leads/describe.json');
  const field = described.result?.find(({ displayName }) => displayName === 'Lifecycle Status');
  expect(field).toMatchObject({ dataType: 'string', rest: { name: 'lifecycleStatus', readOnly: false } });
  const rules = await rulesOf(caller);
  expect(named(rules.filters, 'Lifecycle Status')).toEqual({
    id: field?.['id'],
    name: 'Lifecycle Status',
    type: 'attribute',
    constraints: [
      {
        id: field?.['id'],
        name: 'Lifecycle Status',
        dataType: 'string',
        primary: true,
        operator: 'is',
        dbAttrib: true,
        dbAttribId: String(field?.['id']),
        dbObject: 'Lead',
        type: 'custom',
      },
    ],
  });
  expect(named(rules.conditions, 'Lifecycle Status').id).toBe(field?.['id']);
});

it('refuses names that exist or cannot be, and creates none of the call then', async () => {
  await using sandbox = closing(await startSandbox());
  const caller = await Caller.of(sandbox);
  const make = async (...input: object[]) => codeOf(await caller.json(fields, { input }));
  expect(await make(status)).toBeUndefined();
  const again = await caller.json(fields, { input: [status] });
  expect(again.errors?.[0]).toMatchObject({
    code: '1003',
    message: expect.stringContaining('already exists'),
  });
  expect(await make({ ...status, name: 'other' })).toBe('1003');
  expect(await make({ displayName: 'A', name: '1a', dataType: 'string' })).toBe('1003');
  expect(await make({ displayName: 'A & B', name: 'ab', dataType: 'string' })).toBe('1003');
  expect(await make({ displayName: 'Email Address', name: 'mail', dataType: 'email' })).toBe('1003');
  expect(await make({ displayName: 'New', name: 'new', dataType: 'string' }, status)).toBe('1003');
  expect(codeOf(await caller.get('/rest/v1/leads/schema/fields/new.json'))).toBe('1006');
});

it('creates at most 100 fields', async () => {
  await using sandbox = closing(await startSandbox());
  const caller = await Caller.of(sandbox);
  const many = (from: number, count: number) =>
    Array.from({ length: count }, (_, at) => ({
      displayName: `F ${from + at}`,
      name: `f${from + at}`,
      dataType: 'string',
    }));
  expect(codeOf(await caller.json(fields, { input: many(0, 99) }))).toBeUndefined();
  expect(codeOf(await caller.json(fields, { input: many(99, 2) }))).toBe('1003');
  expect(codeOf(await caller.json(fields, { input: many(99, 1) }))).toBeUndefined();
});

it('updates what may be updated', async () => {
  await using sandbox = closing(await startSandbox());
  const caller = await Caller.of(sandbox);
  await caller.json(fields, { input: [status] });
  const update = (name: string, change: object) =>
    caller.json(`/rest/v1/leads/schema/fields/${name}.json`, { input: [change] });
  const updated = await update('lifecycleStatus', { displayName: 'Stage', isHidden: true });
  expect(updated.result).toEqual([{ name: 'lifecycleStatus', status: 'updated' }]);
  expect(codeOf(await update('email', { description: 'Where to write' }))).toBeUndefined();
  expect(codeOf(await update('email', { displayName: 'Mail' }))).toBe('1003');
  expect(codeOf(await update('email', { isHidden: true }))).toBe('1003');
  const rules = await rulesOf(caller);
  expect(rules.filters.some(({ name }) => name === 'Stage')).toBe(false);
});

it('pages fields by an opaque token', async () => {
  await using sandbox = closing(await startSandbox({ pageSize: 50 }));
  const caller = await Caller.of(sandbox);
  const names: unknown[] = [];
  let page = await caller.get(fields);
  for (;;) {
    names.push(...(page.result ?? []).map(({ name }) => name));
    if (page.moreResult !== true) break;
    page = await caller.get(fields, { nextPageToken: page.nextPageToken ?? '' });
  }
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(50);
  expect(names).toContain('email');
  expect((await caller.get(fields, { batchSize: 300 })).result).toHaveLength(50);
  expect(codeOf(await caller.get(fields, { batchSize: 301 }))).toBe('1003');
  expect(codeOf(await caller.get(fields, { nextPageToken: 'mine' }))).toBe('1003');
});

it('says which fields can be searched by', async () => {
  await using sandbox = closing(await startSandbox({ seed: { fields: [status] } }));
  const caller = await Caller.of(sandbox);
  const described = first(await caller.get('/rest/v1/leads/describe2.json'));
  expect(described['name']).toBe('API Lead');
  expect(described['searchableFields']).toEqual([['email'], ['lifecycleStatus']]);
});
