import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atOnce, enqueue, fileOf, leads, made, minute, order, statusOf, withPeople } from './bulk-kit.ts';
import { codeOf, first } from './caller.ts';

let folder: string;

beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'sandbox-exports-'))));
afterAll(() => rm(folder, { recursive: true }));

describe('the life of a job', () => {
  it('goes from Created by Queued and Processing to Completed, as the clock does', async () => {
    const { sandbox, caller } = await withPeople();
    await using _ = sandbox;
    const created = first(await caller.json(`${leads}/create.json`, order));
    expect(created).toEqual({
      exportId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      format: 'CSV',
      status: 'Created',
      createdAt: '2026-06-01T12:00:00Z',
    });
    const id = String(created['exportId']);
    sandbox.forward(5 * minute);
    expect(await statusOf(caller, id)).toBe('Created');
    expect(first(await enqueue(caller, id))).toMatchObject({
      status: 'Queued',
      queuedAt: '2026-06-01T12:05:00Z',
    });
    sandbox.forward(minute);
    expect(await statusOf(caller, id)).toBe('Processing');
    const early = await caller.raw('GET', `${leads}/${id}/file.json`);
    expect([early.status, early.headers.get('content-type')]).toEqual([404, 'text/plain;charset=UTF-8']);
    sandbox.forward(minute);
    const text = await (await caller.raw('GET', `${leads}/${id}/file.json`)).text();
    expect(first(await caller.get(`${leads}/${id}/status.json`))).toEqual({
      exportId: id,
      format: 'CSV',
      status: 'Completed',
      createdAt: '2026-06-01T12:00:00Z',
      queuedAt: '2026-06-01T12:05:00Z',
      startedAt: '2026-06-01T12:06:00Z',
      finishedAt: '2026-06-01T12:07:00Z',
      numberOfRecords: 2,
      fileSize: Buffer.byteLength(text),
      fileChecksum: `sha256:${createHash('sha256').update(text).digest('hex')}`,
    });
  });

  it('holds who was there when it started, not when it was done', async () => {
    const { sandbox, caller } = await withPeople();
    await using _ = sandbox;
    const id = await made(caller);
    await enqueue(caller, id);
    sandbox.forward(1.5 * minute);
    await caller.json('/rest/v1/leads.json', { input: [{ email: 'late@example.com' }] });
    sandbox.forward(minute);
    const text = await (await caller.raw('GET', `${leads}/${id}/file.json`)).text();
    expect(text).not.toContain('late@example.com');
  });

  it('runs two at a time, and queues ten with those that run', async () => {
    const { sandbox, caller } = await withPeople();
    await using _ = sandbox;
    const ids: string[] = [];
    for (let count = 0; count < 11; count++) ids.push(await made(caller));
    const [eleventh = '', ...ten] = ids.toReversed();
    for (const id of ten.toReversed()) expect(codeOf(await enqueue(caller, id))).toBeUndefined();
    expect(await enqueue(caller, eleventh)).toMatchObject({
      errors: [{ code: '1029', message: 'Too many jobs in queue' }],
    });
    const standing = async () => {
      const all = await caller.get(`${leads}.json`, { status: 'Processing,Completed' });
      return all.result?.map(({ status }) => status);
    };
    sandbox.forward(minute);
    expect(await standing()).toEqual(['Processing', 'Processing']);
    sandbox.forward(minute);
    expect(await standing()).toEqual(['Completed', 'Completed', 'Processing', 'Processing']);
    expect(codeOf(await enqueue(caller, eleventh))).toBeUndefined();
    sandbox.forward(60 * minute);
    expect(await standing()).toEqual(ids.map(() => 'Completed'));
  });

  it('ends when it is cancelled, and makes room', async () => {
    const { sandbox, caller } = await withPeople();
    await using _ = sandbox;
    const [one, two, three] = [await made(caller), await made(caller), await made(caller)];
    for (const id of [one, two, three]) await enqueue(caller, id);
    sandbox.forward(1.5 * minute);
    expect(await statusOf(caller, three)).toBe('Queued');
    expect(first(await caller.form(`${leads}/${one}/cancel.json`))).toMatchObject({ status: 'Canceled' });
    expect(first(await caller.get(`${leads}/${three}/status.json`))).toMatchObject({
      status: 'Processing',
      startedAt: '2026-06-01T12:01:30Z',
    });
    expect(codeOf(await caller.form(`${leads}/${one}/cancel.json`))).toBe('1003');
    expect(codeOf(await enqueue(caller, one))).toBe('1003');
    expect((await caller.raw('GET', `${leads}/${one}/file.json`)).status).toBe(404);
    expect((await caller.get(`${leads}.json`, { status: 'Cancelled' })).result).toHaveLength(1);
  });

  it('spells that in two ways', async () => {
    const { sandbox, caller } = await withPeople({ readings: { cancelledExport: 'Cancelled' } });
    await using _ = sandbox;
    const id = await made(caller);
    expect(first(await caller.form(`${leads}/${id}/cancel.json`))).toMatchObject({ status: 'Cancelled' });
  });

  it('fails when its list is gone by the time that it starts', async () => {
    const { sandbox, caller } = await withPeople();
    await using _ = sandbox;
    const id = await made(caller, leads, { fields: ['id'], filter: { staticListName: 'Customers' } });
    await enqueue(caller, id);
    await caller.form('/rest/asset/v1/staticList/1001/delete.json');
    sandbox.forward(2 * minute);
    expect(first(await caller.get(`${leads}/${id}/status.json`))).toMatchObject({
      status: 'Failed',
      errorMsg: 'Static list 1001 not found',
    });
  });

  it('is queued once', async () => {
    const { sandbox, caller } = await withPeople();
    await using _ = sandbox;
    const id = await made(caller);
    await enqueue(caller, id);
    expect(await enqueue(caller, id)).toMatchObject({
      errors: [{ code: '1029', message: 'Job already queued' }],
    });
  });

  it('keeps the file for seven days, and what it knows of the job for thirty', async () => {
    const { sandbox, caller } = await withPeople(atOnce);
    await using _ = sandbox;
    const id = await made(caller);
    await enqueue(caller, id);
    const file = async () => (await caller.raw('GET', `${leads}/${id}/file.json`)).status;
    sandbox.forward(6 * 24 * 60 * minute);
    expect(await file()).toBe(200);
    sandbox.forward(2 * 24 * 60 * minute);
    expect(await file()).toBe(404);
    expect(await statusOf(caller, id)).toBe('Completed');
    expect((await caller.get(`${leads}.json`)).result).toEqual([]);
    sandbox.forward(23 * 24 * 60 * minute);
    expect(codeOf(await caller.get(`${leads}/${id}/status.json`))).toBe('1013');
  });

  it('stops at what a day may have, until midnight in Chicago', async () => {
    const { sandbox, caller } = await withPeople({ exports: { ...atOnce.exports, dailyMegabytes: 0.0001 } });
    await using _ = sandbox;
    await fileOf(caller, leads, order);
    expect(await caller.json(`${leads}/create.json`, order)).toMatchObject({
      errors: [{ code: '1029', message: 'Export daily quota exceeded' }],
    });
    sandbox.forward(17 * 60 * minute);
    expect(codeOf(await caller.json(`${leads}/create.json`, order))).toBeUndefined();
  });

  it('outlives the process in a kept state', async () => {
    const state = join(folder, 'state.json');
    const before = await withPeople({ state });
    const id = await made(before.caller);
    await enqueue(before.caller, id);
    await before.sandbox.close();
    const { sandbox, caller } = await withPeople({ state });
    await using _ = sandbox;
    sandbox.forward(2 * minute);
    expect(await statusOf(caller, id)).toBe('Completed');
  });
});
