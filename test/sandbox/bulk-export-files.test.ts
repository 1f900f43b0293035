import { describe, expect, it } from 'vitest';
import type { SandboxOptions } from '../../server/src/sandbox/index.ts';
import {
  activities,
  atOnce,
  enqueue,
  fileOf,
  june,
  leads,
  made,
  minute,
  order,
  withPeople,
} from './bulk-kit.ts';
import { codeOf } from './caller.ts';

describe('the file', () => {
  it('has people with the fields that were asked for, under headers of one’s own', async () => {
    const { sandbox, caller } = await withPeople(atOnce);
    await using _ = sandbox;
    const text = await fileOf(caller, leads, { ...order, columnHeaderNames: { email: 'Email Address' } });
    expect(text).toBe(
      'id,Email Address,firstName,company\n' +
        '1,ada@example.com,Ada,"Lovelace, Byron & ""Co"""\n' +
        '2,bob@example.com,null,null\n',
    );
  });

  it('has the members of a static list, or who changed of late', async () => {
    const { sandbox, caller } = await withPeople(atOnce);
    await using _ = sandbox;
    await caller.json('/rest/v1/lists/1001/leads.json', { input: [{ id: 2 }] });
    const members = { fields: ['id'], filter: { staticListId: 1001 } };
    expect(await fileOf(caller, leads, members)).toBe('id\n2\n');
    sandbox.forward(24 * 60 * minute);
    await caller.json('/rest/v1/leads.json', { input: [{ email: 'ada@example.com', firstName: 'Augusta' }] });
    const changed = { ...june, startAt: '2026-06-02T00:00:00Z' };
    expect(await fileOf(caller, leads, { fields: ['firstName'], filter: { updatedAt: changed } })).toBe(
      'firstName\nAugusta\n',
    );
  });

  it('is separated by tabs, spaces or semicolons where that is wanted', async () => {
    const written = async (format: string, readings: SandboxOptions['readings'] = {}) => {
      const { sandbox, caller } = await withPeople({ ...atOnce, readings });
      await using _ = sandbox;
      const text = await fileOf(caller, leads, { ...order, fields: ['id', 'email'], format });
      return text.split('\n')[0];
    };
    expect(await written('TSV')).toBe('id\temail');
    expect(await written('SSV')).toBe('id email');
    expect(await written('SSV', { ssvSeparator: 'semicolon' })).toBe('id;email');
  });

  it('has activities of the types that were asked for, their attributes as JSON', async () => {
    const { sandbox, caller } = await withPeople(atOnce);
    await using _ = sandbox;
    await caller.json('/rest/v1/lists/1001/leads.json', { input: [{ id: 2 }] });
    const added = { createdAt: june, activityTypeIds: [24] };
    const text = await fileOf(caller, activities, { filter: added });
    expect(text.split('\n')).toEqual([
      'marketoGUID,leadId,activityDate,activityTypeId,campaignId,primaryAttributeValueId,primaryAttributeValue,attributes',
      expect.stringMatching(/^\d+,2,2026-06-01T12:00:00Z,24,null,1001,Customers,/) as string,
      '',
    ]);
    const fields = ['leadId', 'actionResult'];
    expect(await fileOf(caller, activities, { fields, filter: added })).toBe(
      'leadId,actionResult\n2,succeeded\n',
    );
    const other = { ...added, primaryAttributeValues: ['Competitors'] };
    expect(await fileOf(caller, activities, { fields, filter: other })).toBe('leadId,actionResult\n');
    const same = { ...added, primaryAttributeValueIds: [1001] };
    expect(await fileOf(caller, activities, { fields, filter: same })).toBe(
      'leadId,actionResult\n2,succeeded\n',
    );
  });

  it('comes in parts to whoever asks for a range', async () => {
    const { sandbox, caller } = await withPeople(atOnce);
    await using _ = sandbox;
    const id = await made(caller, leads, { ...order, fields: ['id', 'email'] });
    await enqueue(caller, id);
    const part = async (range: string) => {
      const response = await fetch(`${caller.url}${leads}/${id}/file.json`, {
        headers: { authorization: `Bearer ${caller.token}`, range },
      });
      return [response.status, response.headers.get('content-range'), await response.text()];
    };
    // id,email / 1,ada@example.com / 2,bob@example.com
    expect(await part('bytes=0-7')).toEqual([206, 'bytes 0-7/45', 'id,email']);
    expect(await part('bytes=27-')).toEqual([206, 'bytes 27-44/45', '2,bob@example.com\n']);
    expect(await part('bytes=-4')).toEqual([206, 'bytes 41-44/45', 'com\n']);
    expect((await part('bytes=99-'))[0]).toBe(416);
  });
});

describe('what cannot be extracted', () => {
  const range = (startAt: string, endAt: string) => ({ createdAt: { startAt, endAt } });

  it.for<[string, string, string, object]>([
    ['31 days and a second', '1003', leads, range('2026-06-01T00:00:00Z', '2026-07-02T00:00:01Z')],
    ['an end before the start', '1003', leads, range('2026-06-02T00:00:00Z', '2026-06-01T00:00:00Z')],
    ['no date', '1001', leads, range('soon', '2026-06-01T00:00:00Z')],
    ['a date without an end', '1002', leads, { createdAt: { startAt: '2026-06-01T00:00:00Z' } }],
    ['two filters', '1003', leads, { createdAt: june, staticListId: 1001 }],
    ['no filter', '1002', leads, {}],
    ['a smart list, as on instances that lack it', '1035', leads, { smartListId: 1001 }],
    ['a list that is not there', '1013', leads, { staticListId: 7 }],
    [
      'activities of 31 days and a second',
      '1003',
      activities,
      range('2026-06-01T00:00:00Z', '2026-07-02T00:00:01Z'),
    ],
    ['activities without a date', '1002', activities, {}],
    ['people who are gone', '1003', activities, { createdAt: june, activityTypeIds: [37] }],
    ['values without a type', '1002', activities, { createdAt: june, primaryAttributeValueIds: [1] }],
    [
      'values and their ids',
      '1003',
      activities,
      {
        createdAt: june,
        activityTypeIds: [24],
        primaryAttributeValueIds: [1],
        primaryAttributeValues: ['x'],
      },
    ],
  ])('%s is refused with %s', async ([, code, base, filter]) => {
    const { sandbox, caller } = await withPeople();
    await using _ = sandbox;
    const fields = base === leads ? { fields: ['id'] } : {};
    expect(codeOf(await caller.json(`${base}/create.json`, { ...fields, filter }))).toBe(code);
  });

  it('fields and headers that are not there', async () => {
    const { sandbox, caller } = await withPeople();
    await using _ = sandbox;
    const codes = [
      { ...order, fields: ['shoeSize'] },
      { ...order, columnHeaderNames: { shoeSize: 'Shoes' } },
      { ...order, fields: [] },
      { ...order, format: 'XML' },
    ].map(async (request) => codeOf(await caller.json(`${leads}/create.json`, request)));
    expect(await Promise.all(codes)).toEqual(['1006', '1003', '1002', '1001']);
  });

  it('by a job of the other kind, or of nobody', async () => {
    const { sandbox, caller } = await withPeople();
    await using _ = sandbox;
    const id = await made(caller);
    expect(codeOf(await caller.get(`${activities}/${id}/status.json`))).toBe('1013');
    expect(codeOf(await caller.form(`${leads}/nobody/enqueue.json`))).toBe('1013');
    expect((await caller.raw('GET', `${leads}/nobody/file.json`)).status).toBe(404);
  });

  it('by a role that may not read it', async () => {
    const { sandbox, caller } = await withPeople({ permissions: ['Read-Write Lead'] });
    await using _ = sandbox;
    expect(codeOf(await caller.json(`${leads}/create.json`, order))).toBeUndefined();
    const request = { filter: { createdAt: june } };
    expect(codeOf(await caller.json(`${activities}/create.json`, request))).toBe('603');
  });

  it('counts with the calls of the day', async () => {
    const { sandbox, caller } = await withPeople();
    await using _ = sandbox;
    await made(caller);
    expect(sandbox.costs.operations).toContainEqual({
      operation: `POST ${leads}/create.json`,
      calls: 1,
      counted: 1,
      failed: 0,
    });
  });
});
