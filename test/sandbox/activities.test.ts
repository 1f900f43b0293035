import { expect, it } from 'vitest';
import { codeOf } from './caller.ts';
import { hour, withLife } from './life-kit.ts';

const base = '/rest/v1/activities';

it('gives every kind of activity an id of its own, and names what it is about', async () => {
  const { sandbox, caller } = await withLife();
  await using _ = sandbox;
  const types = (await caller.get(`${base}/types.json`)).result ?? [];
  expect(new Set(types.map(({ id }) => id)).size).toBe(types.length);
  const typed = (id: number) => types.find((type) => type['id'] === id);
  expect(typed(2)).toMatchObject({
    name: 'Fill Out Form',
    primaryAttribute: { name: 'Webform ID', dataType: 'reference' },
  });
  expect(typed(6)).toMatchObject({ name: 'Send Email', primaryAttribute: { name: 'Mailing ID' } });
  expect(typed(12)).toMatchObject({ name: 'New Lead' });
  expect(typed(13)).toMatchObject({
    name: 'Change Data Value',
    primaryAttribute: { name: 'Attribute Name' },
    attributes: [
      { name: 'New Value', dataType: 'any' },
      { name: 'Old Value', dataType: 'any' },
      { name: 'Reason', dataType: 'string' },
      { name: 'Source', dataType: 'string' },
    ],
  });
});

it('reads the log from a moment on, in pages that may be short while more follow', async () => {
  const { sandbox, caller, create, update, later } = await withLife();
  await using _ = sandbox;
  const jo = await create({ email: 'jo@example.com' });
  later(hour);
  const al = await create({ email: 'al@example.com' });
  await update(jo, { country: 'US' });
  const token = (await caller.get(`${base}/pagingtoken.json`, { sinceDatetime: '2026-06-01T09:30:00Z' }))
    .nextPageToken;
  const page = (nextPageToken: string | undefined, query: object) =>
    caller.get(`${base}.json`, { nextPageToken: nextPageToken ?? '', batchSize: 1, ...query });
  const empty = await page(token, { activityTypeIds: '13' });
  expect(empty).toMatchObject({ result: [], moreResult: true });
  const last = await page(empty.nextPageToken, { activityTypeIds: '13' });
  expect(last).toMatchObject({ result: [{ leadId: jo, activityTypeId: 13 }], moreResult: false });
  expect(await page(last.nextPageToken, { activityTypeIds: '13' })).toMatchObject({
    result: [],
    moreResult: false,
  });
  await update(al, { country: 'CA' });
  expect(await page(last.nextPageToken, { activityTypeIds: '13' })).toMatchObject({
    result: [{ leadId: al }],
  });
});

it('keeps to some people, the members of a list, or one asset', async () => {
  const { sandbox, caller, create } = await withLife();
  await using _ = sandbox;
  const [jo, al] = [await create({ email: 'jo@example.com' }), await create({ email: 'al@example.com' })];
  await caller.json(`/rest/v1/lists/1001/leads.json?id=${al}`, {});
  const token =
    (await caller.get(`${base}/pagingtoken.json`, { sinceDatetime: '2026-01-01T00:00:00Z' })).nextPageToken ??
    '';
  const people = async (query: string) =>
    ((await caller.send('GET', `${base}.json?nextPageToken=${token}&${query}`)).result ?? []).map(
      ({ leadId }) => leadId,
    );
  expect(await people('activityTypeIds=12')).toEqual([jo, al]);
  expect(await people('activityTypeIds=12&activityTypeIds=24')).toEqual([jo, al, al]);
  expect(await people(`activityTypeIds=12,24&leadIds=${jo}`)).toEqual([jo]);
  expect(await people('activityTypeIds=12&listId=1001')).toEqual([al]);
  expect(await people('activityTypeIds=24&assetIds=1001')).toEqual([al]);
  expect(await people('activityTypeIds=24&assetIds=1002')).toEqual([]);
});

it('shows changes of the fields that are asked for, and who is new', async () => {
  const { sandbox, caller, create, update } = await withLife();
  await using _ = sandbox;
  const id = await create({ email: 'jo@example.com', country: 'US' });
  await update(id, { country: 'CA', city: 'Toronto' });
  const nextPageToken =
    (await caller.get(`${base}/pagingtoken.json`, { sinceDatetime: '2026-01-01' })).nextPageToken ?? '';
  const changes = await caller.get(`${base}/leadchanges.json`, {
    nextPageToken,
    fields: 'country,handRaised',
  });
  expect(changes.result).toMatchObject([
    { leadId: id, activityTypeId: 12, fields: [] },
    {
      leadId: id,
      activityTypeId: 13,
      fields: [{ name: 'country', newValue: 'CA', oldValue: 'US' }],
      attributes: [
        { name: 'Source', value: 'Web service API' },
        { name: 'Lead ID', value: id },
      ],
    },
  ]);
  expect(codeOf(await caller.get(`${base}/leadchanges.json`, { nextPageToken, fields: 'shoeSize' }))).toBe(
    '1006',
  );
});

it('wants a token, types and moderate numbers', async () => {
  const { sandbox, caller } = await withLife();
  await using _ = sandbox;
  const nextPageToken =
    (await caller.get(`${base}/pagingtoken.json`, { sinceDatetime: '2026-01-01' })).nextPageToken ?? '';
  const code = async (query: object) => codeOf(await caller.get(`${base}.json`, { ...query }));
  expect(await code({ activityTypeIds: '1' })).toBe('1002');
  expect(await code({ nextPageToken })).toBe('1002');
  expect(await code({ nextPageToken: 'tomorrow', activityTypeIds: '1' })).toBe('1003');
  expect(await code({ nextPageToken, activityTypeIds: 'one' })).toBe('1001');
  expect(await code({ nextPageToken, activityTypeIds: '1,2,3,4,5,6,7,8,9,10,11' })).toBe('1003');
  expect(await code({ nextPageToken, activityTypeIds: '1', batchSize: 301 })).toBe('1003');
  expect(
    await code({
      nextPageToken,
      activityTypeIds: '1',
      leadIds: Array.from({ length: 31 }, (_, at) => at).join(),
    }),
  ).toBe('1003');
  expect(await code({ nextPageToken, activityTypeIds: '1', listId: 4711 })).toBe('1013');
  expect(codeOf(await caller.get(`${base}/pagingtoken.json`, { sinceDatetime: 'tomorrow' }))).toBe('1001');
});
