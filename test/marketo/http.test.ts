import { expect, it } from 'vitest';
import { z } from 'zod';
import {
  createHttp,
  type Call,
  type HttpDependencies,
  type MarketoHttp,
} from '../../server/src/marketo/http.ts';
import { idleClock, unlimited } from './deployment.ts';
import { error, ok, scriptedServer, token, tokenPath, type Scripted, type Seen } from './scripted-server.ts';

const credentials = { clientId: 'client-17', clientSecret: 'very-secret-secret' };
const read: Call = { method: 'GET', path: '/rest/asset/v1/programs.json', permission: 'Read-Only Assets' };
const write: Call = {
  method: 'POST',
  path: '/rest/asset/v1/programs.json',
  form: { name: 'A & B' },
  permission: 'Read-Write Assets',
};
const item = z.object({ id: z.number() });

async function scripted(
  answer: (request: Seen, earlier: readonly Seen[]) => Scripted | Promise<Scripted>,
  dependencies: Partial<HttpDependencies> = {},
) {
  const server = await scriptedServer((request, earlier) =>
    request.path === tokenPath
      ? token(`token-${earlier.filter(({ path }) => path === tokenPath).length + 1}`)
      : answer(
          request,
          earlier.filter(({ path }) => path !== tokenPath),
        ),
  );
  const clock = idleClock();
  const instance = { name: 'Staging', url: server.url };
  const http: MarketoHttp = createHttp(instance, credentials, {
    fetch,
    clock,
    random: () => 0.5,
    limits: unlimited,
    ...dependencies,
  });
  return { server, http, clock, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}

it('signs in with the credentials in the query and calls with a bearer token', async () => {
  await using to = await scripted(() => ok({ id: 1 }));
  expect(await to.http.call(write, item)).toEqual({
    kind: 'success',
    result: { items: [{ id: 1 }], nextPageToken: undefined },
  });
  const [signIn, call] = to.server.seen;
  expect(signIn).toMatchObject({
    method: 'POST',
    url: `${tokenPath}?grant_type=client_credentials&client_id=client-17&client_secret=very-secret-secret`,
    body: '',
  });
  expect(call).toMatchObject({ authorization: 'Bearer token-1', body: 'name=A+%26+B' });
  expect(call?.url).not.toContain('token');
});

it('takes a miss for an empty page, however Marketo spells it', async () => {
  await using to = await scripted(() => ({
    body: { success: true, warnings: ['No assets found for the given search criteria.'] },
  }));
  expect(await to.http.call(read, item)).toMatchObject({ kind: 'success', result: { items: [] } });
});

it('renews an expired token once for five calls at a time, and repeats them', async () => {
  await using to = await scripted(({ authorization }) =>
    authorization === 'Bearer token-1' ? error('602', 'Access token expired') : ok({ id: 7 }),
  );
  const answers = await Promise.all(Array.from({ length: 5 }, () => to.http.call(read, item)));
  expect(answers.map(({ kind }) => kind)).toEqual(['success', 'success', 'success', 'success', 'success']);
  expect(to.server.at(tokenPath)).toHaveLength(2);
});

it('stops when a fresh token is refused as well', async () => {
  await using to = await scripted(() => error('601', 'Access token invalid'));
  expect(await to.http.call(read, item)).toMatchObject({
    kind: 'refused',
    cause: 'credentials',
    code: '601',
  });
  expect(to.server.at(read.path)).toHaveLength(2);
});

it.for(['606', '615', '608', '614', '713', '719'])(
  'waits and repeats after %s, even a write',
  async (code) => {
    await using to = await scripted((_request, earlier) =>
      earlier.length < 3 ? error(code) : ok({ id: 1 }),
    );
    expect(await to.http.call(write, item)).toMatchObject({ kind: 'success' });
    expect(to.server.at(write.path)).toHaveLength(4);
    expect(to.clock.slept.length).toBeGreaterThanOrEqual(3);
  },
);

it('waits longer each time, up to half a minute, and gives up in the end', async () => {
  await using to = await scripted(() => error('608', 'API Temporarily Unavailable'));
  const answer = await to.http.call(read, item);
  expect(to.clock.slept).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000]);
  expect(answer).toMatchObject({ kind: 'exhausted', code: '608' });
  expect(answer).toHaveProperty(
    'message',
    'Staging did not get to GET /rest/asset/v1/programs.json in several tries: API Temporarily Unavailable (608). Try again in a while.',
  );
});

it('holds all calls back when the rate of the instance is used up', async () => {
  let busy = 6;
  await using to = await scripted(() =>
    busy-- > 0 ? error('606', "Max rate limit '100' exceeded with in '20' secs") : ok({ id: 1 }),
  );
  const answers = await Promise.all(Array.from({ length: 8 }, () => to.http.call(read, item)));
  expect(answers.every(({ kind }) => kind === 'success')).toBe(true);
  expect(to.server.at(read.path)).toHaveLength(14);
});

it('repeats a read after 611 once and no more', async () => {
  await using to = await scripted(() => error('611', 'System error'));
  expect(await to.http.call(read, item)).toMatchObject({ kind: 'refused', code: '611' });
  expect(to.server.at(read.path)).toHaveLength(2);
});

it.for([
  ['604', error('604', 'Request timed out')],
  ['611', error('611', 'System error')],
  ['HTTP 502', { status: 502, body: '<html>Bad Gateway</html>' }],
  ['UND_ERR_SOCKET', 'drop'],
] as const)('never repeats a write by itself after %s', async ([code, answer]) => {
  await using to = await scripted(() => answer);
  expect(await to.http.call(write, item)).toMatchObject({ kind: 'unknown', code });
  expect(to.server.at(write.path)).toHaveLength(1);
});

it.for([
  ['a gateway that speaks HTML', { status: 502, body: '<html>Bad Gateway</html>' }],
  ['a 200 that is no JSON', { status: 200, body: '<html>Maintenance</html>' }],
  ['a connection that ends', 'drop'],
  ['604', error('604')],
] as const)('repeats a read after %s', async ([, answer]) => {
  await using to = await scripted((_request, earlier) => (earlier.length < 2 ? answer : ok({ id: 1 })));
  expect(await to.http.call(read, item)).toMatchObject({ kind: 'success' });
});

it('does not wait for an answer for ever', async () => {
  await using to = await scripted(() => 'hang');
  expect(await to.http.call({ ...write, timeout: 50 }, item)).toMatchObject({
    kind: 'unknown',
    code: 'timeout',
  });
});

it('takes a write whose answer it cannot read for done or not, not for refused', async () => {
  await using to = await scripted(() => ok({ id: 'seven' }));
  expect(await to.http.call(write, item)).toMatchObject({ kind: 'unknown', code: 'form' });
  expect(await to.http.call(read, item)).toMatchObject({ kind: 'refused', cause: 'shape' });
});

it('names the permission that is missing', async () => {
  await using to = await scripted(() => error('603', 'Access denied'));
  const answer = await to.http.call(write, item);
  expect(answer).toMatchObject({ kind: 'refused', cause: 'permission' });
  expect(answer).toHaveProperty('message', expect.stringContaining('the permission "Read-Write Assets"'));
});

it.for([
  ['2026-01-05T18:00:00Z', 'in 12 h 0 min'],
  ['2026-07-05T04:30:00Z', 'in 30 min'],
  // The day on which clocks go forward: midnight is 23 hours away at most.
  ['2026-03-09T04:59:00Z', 'in 1 min'],
] as const)('says at %s when the day of the quota ends', async ([now, expected]) => {
  await using to = await scripted(() => error('607', 'Daily quota reached'), {
    clock: idleClock(Date.parse(now)),
  });
  const answer = await to.http.call(read, item);
  expect(answer).toMatchObject({ kind: 'refused', cause: 'quota' });
  expect(answer).toHaveProperty(
    'message',
    `Today's quota of API calls of Staging is used up. It is renewed at 00:00 US Central time, ${expected}; run the same command again then.`,
  );
});

it("shows Marketo's own words without secrets and addresses of people", async () => {
  await using to = await scripted(() =>
    error('709', 'jo@example.com sent Bearer token-1 of client-17 and very-secret-secret'),
  );
  const answer = await to.http.call(write, item);
  expect(answer).toHaveProperty(
    'message',
    'Marketo refused POST /rest/asset/v1/programs.json (709: •••@example.com sent Bearer ••• of ••• and •••).',
  );
});

it('does not follow a redirect with its token', async () => {
  await using elsewhere = await scriptedServer(() => ok({ id: 1 }));
  await using to = await scripted(() => ({ status: 302, body: `<a href="${elsewhere.url}">moved</a>` }));
  expect(await to.http.call(read, item)).toMatchObject({ kind: 'refused' });
  expect(elsewhere.seen).toEqual([]);
});

it('begins nothing once it is cancelled', async () => {
  await using to = await scripted(() => ok({ id: 1 }));
  const signal = AbortSignal.abort();
  expect(await to.http.under({ signal }).call(write, item)).toMatchObject({
    kind: 'refused',
    cause: 'cancelled',
  });
  expect(to.server.at(write.path)).toEqual([]);
});

it('tells its observer of every write, before and after', async () => {
  await using to = await scripted((_request, earlier) =>
    earlier.length === 0 ? ok({ id: 1 }) : error('709', 'taken'),
  );
  const told: string[] = [];
  const http = to.http.under({
    observer: {
      before: ({ path }) =>
        Promise.resolve(void told.push(`before ${path}, ${to.server.at(path).length} sent`)),
      after: (_call, outcome) => Promise.resolve(void told.push(`after ${outcome.kind}`)),
    },
  });
  await http.call(write, item);
  await http.call(read, item);
  await http.call(write, item);
  expect(told).toEqual([
    'before /rest/asset/v1/programs.json, 0 sent',
    'after success',
    'before /rest/asset/v1/programs.json, 2 sent',
    'after refused',
  ]);
});
