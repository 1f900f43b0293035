import { expect, it } from 'vitest';
import { codeOf, first } from './caller.ts';
import { hour, withLife } from './life-kit.ts';

it('creates and updates by the email address, and answers record by record', async () => {
  const { sandbox, sync, read } = await withLife();
  await using _ = sandbox;
  const answer = await sync([
    { email: 'jo@example.com', firstName: 'Jo', behaviorScore: '5', handRaised: true },
    { email: 'al@example.com' },
    { email: 'JO@example.com', lastName: 'Doe' },
  ]);
  expect(answer.result).toEqual([
    { id: 1, status: 'created' },
    { id: 2, status: 'created' },
    { id: 1, status: 'updated' },
  ]);
  expect(await read(1)).toEqual({
    id: 1,
    email: 'JO@example.com',
    firstName: 'Jo',
    lastName: 'Doe',
    createdAt: '2026-06-01T09:00:00Z',
    updatedAt: '2026-06-01T09:00:00Z',
  });
  expect(await read(1, 'behaviorScore', 'handRaised', 'mqlDate')).toEqual({
    id: 1,
    behaviorScore: 5,
    handRaised: true,
    mqlDate: null,
  });
});

it('does only what the action allows', async () => {
  const { sandbox, sync } = await withLife();
  await using _ = sandbox;
  const twice = [{ email: 'jo@example.com' }, { email: 'jo@example.com' }];
  expect((await sync(twice, { action: 'createOnly' })).result).toEqual([
    { id: 1, status: 'created' },
    { status: 'skipped', reasons: [{ code: '1005', message: 'Lead already exists' }] },
  ]);
  expect((await sync([{ email: 'al@example.com' }], { action: 'updateOnly' })).result).toEqual([
    { status: 'skipped', reasons: [{ code: '1004', message: 'Lead not found' }] },
  ]);
  expect((await sync(twice, { action: 'createDuplicate' })).result).toMatchObject([{ id: 2 }, { id: 3 }]);
  expect((await sync(twice)).result).toMatchObject([
    { status: 'skipped', reasons: [{ code: '1007' }] },
    { status: 'skipped', reasons: [{ code: '1007' }] },
  ]);
  const byId = { action: 'updateOnly', lookupField: 'id' };
  expect((await sync([{ id: 2, firstName: 'Jo' }, { id: 99 }], byId)).result).toMatchObject([
    { id: 2, status: 'updated' },
    { reasons: [{ code: '1004' }] },
  ]);
  expect((await sync([{ id: 2, firstName: 'Jo' }])).result).toMatchObject([{ reasons: [{ code: '1003' }] }]);
});

it('says which value of which record it cannot take', async () => {
  const { sandbox, sync } = await withLife();
  await using _ = sandbox;
  const email = 'jo@example.com';
  const reason = async (record: object): Promise<unknown> => {
    const { reasons } = first(await sync([record])) as {
      readonly reasons?: readonly { readonly code: string }[];
    };
    return reasons?.[0]?.code;
  };
  expect(await reason({ email, shoeSize: 44 })).toBe('1006');
  expect(await reason({ email, constructor: 1 })).toBe('1006');
  expect(await reason({ email, behaviorScore: 'many' })).toBe('1001');
  expect(await reason({ email, handRaised: 'perhaps' })).toBe('1001');
  expect(await reason({ email, mqlDate: '2026-02-30T00:00:00Z' })).toBe('1001');
  expect(await reason({ email, firstName: { first: 'Jo' } })).toBe('1001');
  expect(await reason({ email, createdAt: '2020-01-01T00:00:00Z' })).toBe('1003');
  expect(await reason({ firstName: 'Jo' })).toBe('1003');
  expect(await reason({ email })).toBeUndefined();
});

it('refuses calls that no record could mend', async () => {
  const { sandbox, caller, sync } = await withLife();
  await using _ = sandbox;
  expect(codeOf(await sync([]))).toBe('1002');
  expect(codeOf(await caller.json('/rest/v1/leads.json', {}))).toBe('1002');
  expect(codeOf(await sync(Array.from({ length: 301 }, (_, at) => ({ email: `${at}@example.com` }))))).toBe(
    '1003',
  );
  expect(codeOf(await sync([{ email: 'a@example.com' }], { lookupField: 'firstName' }))).toBe('1011');
  expect(codeOf(await sync([{ email: 'a@example.com' }], { lookupField: 'shoeSize' }))).toBe('1006');
  expect(codeOf(await sync([{ email: 'a@example.com' }], { action: 'destroy' }))).toBe('1001');
  expect(codeOf(await caller.get('/rest/v1/lead/99.json'))).toBe('1004');
  expect(codeOf(await caller.get('/rest/v1/lead/99.json', { fields: 'shoeSize' }))).toBe('1006');
});

it('finds people by id, email or a custom field, page by page', async () => {
  const { sandbox, caller, sync } = await withLife();
  await using _ = sandbox;
  await sync(['a', 'b', 'c'].map((name) => ({ email: `${name}@example.com`, lifecycleStatus: 'Known' })));
  const find = (query: object) => caller.get('/rest/v1/leads.json', { fields: 'email', ...query });
  expect((await find({ filterType: 'id', filterValues: '3,1,77' })).result).toEqual([
    { id: 3, email: 'c@example.com' },
    { id: 1, email: 'a@example.com' },
  ]);
  expect((await find({ filterType: 'email', filterValues: 'B@example.com' })).result).toMatchObject([
    { id: 2 },
  ]);
  const page = await find({ filterType: 'lifecycleStatus', filterValues: 'known', batchSize: 2 });
  expect(page).toMatchObject({ result: [{ id: 1 }, { id: 2 }], moreResult: true });
  expect(
    await find({
      filterType: 'lifecycleStatus',
      filterValues: 'known',
      batchSize: 2,
      nextPageToken: page.nextPageToken ?? '',
    }),
  ).toMatchObject({ result: [{ id: 3 }], moreResult: false });
  expect((await find({ filterType: 'email', filterValues: 'nobody@example.com' })).result).toEqual([]);
  expect(codeOf(await find({ filterType: 'lastName', filterValues: 'Doe' }))).toBe('1011');
  expect(codeOf(await find({ filterType: 'email' }))).toBe('1002');
});

it('refuses a search that finds more than a thousand', async () => {
  const { sandbox, caller, sync } = await withLife();
  await using _ = sandbox;
  for (let batch = 0; batch < 4; batch++) {
    await sync(
      Array.from({ length: 251 }, (_, at) => ({
        email: `${batch}.${at}@example.com`,
        lifecycleStatus: 'Known',
      })),
    );
  }
  const found = await caller.get('/rest/v1/leads.json', {
    filterType: 'lifecycleStatus',
    filterValues: 'Known',
  });
  expect(found.errors).toEqual([{ code: '1003', message: 'Too many results match the filter' }]);
});

it('deletes people, remembers their names, and gives nobody their ids', async () => {
  const { sandbox, caller, create, later } = await withLife();
  await using _ = sandbox;
  await create({ email: 'jo@example.com', firstName: 'Jo', lastName: 'Doe' });
  later(hour);
  const answer = await caller.json('/rest/v1/leads/delete.json', { input: [{ id: 1 }, { id: 9 }] });
  expect(answer.result).toEqual([
    { id: 1, status: 'deleted' },
    { id: 9, status: 'skipped', reasons: [{ code: '1004', message: 'Lead not found' }] },
  ]);
  expect(codeOf(await caller.get('/rest/v1/lead/1.json'))).toBe('1004');
  expect(await create({ email: 'jo@example.com' })).toBe(2);
  const since = await caller.get('/rest/v1/activities/pagingtoken.json', {
    sinceDatetime: '2026-06-01T09:30:00Z',
  });
  const deleted = await caller.get('/rest/v1/activities/deletedleads.json', {
    nextPageToken: since.nextPageToken ?? '',
  });
  expect(deleted.result).toMatchObject([
    { leadId: 1, activityTypeId: 37, activityDate: '2026-06-01T10:00:00Z', primaryAttributeValue: 'Jo Doe' },
  ]);
});

it('needs the permission', async () => {
  const { sandbox, caller } = await withLife({ permissions: ['Read-Only Lead', 'Read-Write Assets'] });
  await using _ = sandbox;
  expect(codeOf(await caller.json('/rest/v1/leads.json', { input: [{ email: 'a@example.com' }] }))).toBe(
    '603',
  );
  expect(codeOf(await caller.get('/rest/v1/activities/types.json'))).toBe('603');
  expect(codeOf(await caller.get('/rest/v1/lead/1.json'))).toBe('1004');
});
