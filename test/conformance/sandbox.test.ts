import { afterAll, beforeAll, expect, it } from 'vitest';
import { sandboxEndpoints, startSandbox, type Sandbox } from '../../server/src/sandbox/index.ts';
import { Caller } from '../sandbox/caller.ts';
import { pathPattern } from './openapi.ts';
import { everyCall } from './walk.ts';
import { openApi, trafficSkipped, validateTraffic } from './traffic.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  if (trafficSkipped !== undefined) return;
  sandbox = await startSandbox({
    record: 'all',
    rateLimit: 'off',
    seed: { leads: [7], forms: ['Demo'] },
    exports: { queuedSeconds: 0, processingSeconds: 0 },
  });
  await everyCall(await Caller.of(sandbox));
});

afterAll(async () => {
  if (trafficSkipped === undefined) await sandbox.close();
});

/** A test that needs Adobe's files; without them it is skipped and says why. */
function checked(name: string, test: () => void | Promise<void>): void {
  it(name, async ({ skip }) => {
    skip(trafficSkipped !== undefined, trafficSkipped);
    await test();
  });
}

checked('every operation of the sandbox is one of the specification', () => {
  const operations = new Set(openApi().operations.map(({ method, path }) => `${method} ${path}`));
  const strangers = sandboxEndpoints.filter(({ method, path }) => !operations.has(`${method} ${path}`));
  expect(strangers.map(({ path }) => path)).toEqual([]);
});

checked('the sandbox asks for the permissions that the specification names', () => {
  const wrong = sandboxEndpoints.flatMap(({ method, path, permissions }) => {
    const operation = openApi().operation(method, path);
    const stated = /Required Permissions?: ([^<]*)/.exec(operation?.description ?? '')?.[1] ?? '';
    const named = stated === 'None' ? [] : stated.split(/, | or /).map(fullName);
    return named.join() === permissions.join() ? [] : [`${method} ${path}: ${stated}`];
  });
  // The suggestions of a campaign name the read permission alone; who may write may read.
  expect(wrong).toEqual(['GET /rest/asset/v1/smartCampaign/{id}/autoSuggest.json: Read-Only Assets']);
});

checked('every operation of the sandbox has been called', () => {
  const called = (method: string, template: string): boolean =>
    sandbox.calls.some((call) => call.method === method && pathPattern(template).test(call.path));
  const silent = sandboxEndpoints.filter(({ method, path }) => !called(method, path));
  expect(silent.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

checked('all calls of the walk through the API succeed', () => {
  const refused = sandbox.calls.filter((call) => call.code !== undefined);
  expect(refused.map(({ path, answer }) => ({ path, answer }))).toEqual([]);
});

checked('requests and answers follow the specification', () => {
  expect(validateTraffic(sandbox.calls)).toEqual([]);
});

checked('a wrong request is found out', async () => {
  const other = await startSandbox();
  const caller = await Caller.of(other);
  await caller.get('/rest/asset/v1/folder/15.json', { typo: 'Folder' });
  await caller.form('/rest/asset/v1/folders.json', { name: 'X' });
  await caller.json('/rest/asset/v1/folders.json', { name: 'X', parent: { id: 15, type: 'Folder' } });
  await caller.get('/rest/asset/v1/nothing.json');
  await other.close();
  expect(validateTraffic(other.calls.slice(1)).map(({ message }) => message)).toEqual([
    'There is no query parameter typo.',
    'The parameter type is missing.',
    `/ must have required property 'parent' {"missingProperty":"parent"}`,
    'The content type application/json is not one of application/x-www-form-urlencoded.',
    'The specification has no such operation.',
  ]);
});

checked('a wrong answer is found out', () => {
  const call = sandbox.calls.find(({ path }) => path.endsWith('/channels.json'));
  if (call === undefined) throw new Error('channels were not read');
  const forged = { ...call, answer: { success: true, result: [{ id: 'one', name: 'Operational' }] } };
  expect(validateTraffic([forged]).map(({ where }) => where)).toContain('answer');
  const failure = { ...call, answer: { success: false, result: [], errors: [{ code: 610, message: 'x' }] } };
  expect(validateTraffic([failure])).toHaveLength(2);
});

/** The specification abbreviates some of its permissions. */
function fullName(permission: string): string {
  const name = permission.trim().replace(/^Read-(Only )?Asset$/, 'Read-Only Assets');
  return name.replace(/^Read-Write Asset$/, 'Read-Write Assets');
}
