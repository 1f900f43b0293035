import { startSandbox, type SandboxOptions } from '../../server/src/sandbox/index.ts';
import { Caller, first } from './caller.ts';
import { closing } from './closing.ts';

export const leads = '/bulk/v1/leads/export';
export const activities = '/bulk/v1/activities/export';
export const june = { startAt: '2026-06-01T00:00:00Z', endAt: '2026-06-30T00:00:00Z' };
export const minute = 60_000;

/** An instance on the first of June with two people. */
export async function withPeople(options: SandboxOptions = {}) {
  const sandbox = closing(
    await startSandbox({
      clock: () => Date.UTC(2026, 5, 1, 12),
      rateLimit: 'off',
      seed: { lists: ['Customers'] },
      ...options,
    }),
  );
  const caller = await Caller.of(sandbox);
  const input = [
    { email: 'ada@example.com', firstName: 'Ada', company: 'Lovelace, Byron & "Co"' },
    { email: 'bob@example.com' },
  ];
  await caller.json('/rest/v1/leads.json', { input });
  return { sandbox, caller };
}

export const order = { fields: ['id', 'email', 'firstName', 'company'], filter: { createdAt: june } };

export async function made(caller: Caller, base = leads, request: object = order): Promise<string> {
  return String(first(await caller.json(`${base}/create.json`, request))['exportId']);
}

export const enqueue = (caller: Caller, id: string, base = leads) =>
  caller.form(`${base}/${id}/enqueue.json`);

export async function statusOf(caller: Caller, id: string, base = leads): Promise<unknown> {
  return first(await caller.get(`${base}/${id}/status.json`))['status'];
}

/** The file of a job that goes through at once. */
export async function fileOf(caller: Caller, base: string, request: object): Promise<string> {
  const id = await made(caller, base, request);
  await enqueue(caller, id, base);
  return (await caller.raw('GET', `${base}/${id}/file.json`)).text();
}

export const atOnce: SandboxOptions = { exports: { queuedSeconds: 0, processingSeconds: 0 } };
