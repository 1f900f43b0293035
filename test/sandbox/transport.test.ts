import * as fc from 'fast-check';
import { request } from 'node:http';
import { expect, it } from 'vitest';
import { startSandbox } from '../../server/src/sandbox/index.ts';
import { Caller, codeOf, type Envelope } from './caller.ts';
import { closing } from './closing.ts';

const channels = '/rest/asset/v1/channels.json';
const jsonType = 'application/json';
const formType = 'application/x-www-form-urlencoded';

it('answers failures with HTTP 200, a code that is a text, and a request id of its own', async () => {
  await using sandbox = closing(await startSandbox());
  const caller = await Caller.of(sandbox);
  const response = await caller.raw('GET', '/rest/asset/v1/nothing.json');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/json;charset=UTF-8');
  const envelope = (await response.json()) as Envelope;
  expect(envelope).toEqual({
    requestId: envelope.requestId,
    success: false,
    errors: [{ code: '610', message: 'Requested resource not found' }],
  });
  expect(envelope.requestId).toMatch(/^[\da-f]+#[\da-f]+$/);
  expect((await caller.get(channels)).requestId).not.toBe(envelope.requestId);
});

it('tells a wrong verb, a wrong content type and broken JSON apart', async () => {
  await using sandbox = closing(await startSandbox());
  const caller = await Caller.of(sandbox);
  const fields = '/rest/v1/leads/schema/fields.json';
  expect(codeOf(await caller.send('POST', channels))).toBe('605');
  expect(codeOf(await caller.send('DELETE', fields))).toBe('605');
  expect(codeOf(await caller.send('POST', fields, jsonType, '{"input":'))).toBe('609');
  expect(codeOf(await caller.form(fields, { input: [] }))).toBe('612');
  expect(codeOf(await caller.json('/rest/asset/v1/folders.json', { name: 'X' }))).toBe('612');
  expect(codeOf(await caller.send('POST', fields, 'text/plain', 'hello'))).toBe('612');
});

it('names the parameter that is missing, blank, or of the wrong type', async () => {
  await using sandbox = closing(await startSandbox());
  const caller = await Caller.of(sandbox);
  const folders = '/rest/asset/v1/folders.json';
  expect(await caller.form(folders, { name: 'X' })).toMatchObject({
    errors: [{ code: '1002', message: `Missing value for the required parameter 'parent'` }],
  });
  expect(codeOf(await caller.form(folders, { name: ' ', parent: { id: 15, type: 'Folder' } }))).toBe('701');
  expect(codeOf(await caller.form(folders, { name: 'X', parent: '{id:15}' }))).toBe('1001');
  expect(codeOf(await caller.get('/rest/asset/v1/program/one.json'))).toBe('1001');
  expect(codeOf(await caller.get(channels, { maxReturn: 'all' }))).toBe('1001');
  expect(codeOf(await caller.json('/rest/v1/leads/schema/fields.json', {}))).toBe('1002');
  const wrong = { input: [{ displayName: 'A', name: 'a', dataType: 'colour' }] };
  expect(codeOf(await caller.json('/rest/v1/leads/schema/fields.json', wrong))).toBe('1001');
});

it('turns a body of more than a megabyte away with HTTP 413', async () => {
  await using sandbox = closing(await startSandbox());
  const caller = await Caller.of(sandbox);
  const description = 'x'.repeat(1024 * 1024);
  const response = await caller.raw(
    'POST',
    '/rest/asset/v1/folders.json',
    formType,
    `description=${description}`,
  );
  expect(response.status).toBe(413);
});

it('turns a long address away with HTTP 414: 8 KB for people, 65 KB for assets', async () => {
  await using sandbox = closing(await startSandbox());
  const caller = await Caller.of(sandbox);
  const long = 'x'.repeat(9000);
  expect((await caller.raw('GET', `/rest/v1/leads/describe.json?a=${long}`)).status).toBe(414);
  expect((await caller.raw('GET', `${channels}?a=${long}`)).status).toBe(200);
  expect((await caller.raw('GET', `${channels}?a=${'x'.repeat(70_000)}`)).status).toBe(414);
});

it('takes a lead database read as a POST with _method=GET, an asset read not', async () => {
  await using sandbox = closing(await startSandbox());
  const caller = await Caller.of(sandbox);
  const page = await caller.form('/rest/v1/leads/schema/fields.json?_method=GET', { batchSize: 2 });
  expect(page.result).toHaveLength(2);
  expect(codeOf(await caller.form(`${channels}?_method=GET`))).toBe('605');
});

it('compresses large answers for whoever asks', async () => {
  await using sandbox = closing(await startSandbox());
  const caller = await Caller.of(sandbox);
  const encoding = (path: string, accept: string): Promise<string | undefined> =>
    new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${caller.token}`, 'accept-encoding': accept };
      const call = request(`${sandbox.url}${path}`, { headers }, (response) => {
        response.resume();
        resolve(response.headers['content-encoding']);
      });
      call.on('error', reject).end();
    });
  expect(await encoding(channels, 'gzip')).toBe('gzip');
  expect(await encoding(channels, 'identity')).toBeUndefined();
  expect(await encoding('/rest/asset/v1/tagTypes.json', 'gzip')).toBeUndefined();
});

it('speaks to this machine only', async () => {
  await using sandbox = closing(await startSandbox());
  expect(new URL(sandbox.url).hostname).toBe('127.0.0.1');
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const call = request(`${sandbox.url}${channels}`, { headers: { host: 'evil.example' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    call.on('error', reject).end();
  });
  expect(status).toBe(403);
});

it('knows no files: whatever climbs out of the tree is unknown', async () => {
  await using sandbox = closing(await startSandbox());
  const caller = await Caller.of(sandbox);
  expect(codeOf(await caller.get('/rest/asset/v1/folder/..%2f..%2f..%2fetc%2fpasswd'))).toBe('610');
  expect(codeOf(await caller.get('/rest/%zz.json'))).toBe('610');
  expect((await caller.raw('GET', '/etc/passwd')).status).toBe(404);
});

it('treats names such as __proto__ as names', async () => {
  await using sandbox = closing(await startSandbox());
  const caller = await Caller.of(sandbox);
  const body = '{"__proto__":{"input":[{"name":"x"}]},"constructor":1}';
  expect(codeOf(await caller.send('POST', '/rest/v1/leads/schema/fields.json', jsonType, body))).toBe('1002');
  const folder = await caller.form('/rest/asset/v1/folders.json', {
    name: '__proto__',
    parent: { id: 15, type: 'Folder' },
  });
  expect(folder.result?.[0]).toMatchObject({
    name: '__proto__',
    path: '/Marketing Activities/Default/__proto__',
  });
  const found = await caller.get('/rest/asset/v1/folder/byName.json', { name: '__proto__' });
  expect(found.result).toHaveLength(1);
});

it('answers every hostile call with an envelope', async () => {
  await using sandbox = closing(await startSandbox({ rateLimit: 'off' }));
  const caller = await Caller.of(sandbox);
  const paths = [
    '/rest/asset/v1/folders.json',
    '/rest/asset/v1/smartList/1001/rules.json',
    '/rest/asset/v1/smartList/1001/reorder.json',
    '/rest/asset/v1/smartCampaign/1001/flow/1/choice/1.json',
    '/rest/v1/leads/schema/fields.json',
    '/rest/v1/campaigns/1/trigger.json',
  ];
  const deep = `{"name":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
  expect(codeOf(await caller.send('POST', '/rest/asset/v1/smartLists.json', jsonType, deep))).toBe('609');
  const text = fc.oneof(fc.string({ maxLength: 200 }), fc.json(), fc.constant('['.repeat(5000)));
  const call = fc.record({
    path: fc.constantFrom(...paths),
    type: fc.constantFrom(formType, jsonType),
    text,
  });
  await fc.assert(
    fc.asyncProperty(
      call,
      fc.constantFrom('ruleId', 'order', 'attributes', 'parent'),
      async (given, field) => {
        const body =
          given.type === formType ? new URLSearchParams({ [field]: given.text }).toString() : given.text;
        const envelope = await caller.send('POST', given.path, given.type, body);
        expect(envelope.success).toBe(false);
      },
    ),
    { numRuns: 150 },
  );
});
