import { expect, it } from 'vitest';
import { startSandbox } from '../../server/src/sandbox/index.ts';
import { accessToken, Caller, codeOf, identityUrl } from './caller.ts';
import { closing } from './closing.ts';

interface Token {
  readonly access_token: string;
  readonly token_type: string;
  readonly expires_in: number;
  readonly scope: string;
}

async function tokenFrom(url: string, method = 'GET'): Promise<Token> {
  const response = await fetch(url, { method });
  return (await response.json()) as Token;
}

it('hands out one token with ever fewer seconds left, then a fresh one', async () => {
  let now = Date.UTC(2026, 5, 1);
  await using sandbox = closing(await startSandbox({ clock: () => now }));
  const url = identityUrl(sandbox);
  const one = await tokenFrom(url);
  expect(one).toMatchObject({ token_type: 'bearer', expires_in: 3600 });
  expect(one.scope).toContain('@');
  now += 3_500_000;
  const two = await tokenFrom(url, 'POST');
  expect(two).toMatchObject({ access_token: one.access_token, expires_in: 100 });
  now += 100_000;
  const three = await tokenFrom(url);
  expect(three.access_token).not.toBe(one.access_token);
  expect(three.expires_in).toBe(3600);
});

it('answers wrong credentials with HTTP 401 and no envelope', async () => {
  await using sandbox = closing(await startSandbox());
  for (const changes of [{ client_secret: 'wrong' }, { client_id: 'wrong' }]) {
    const response = await fetch(identityUrl(sandbox, changes));
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      error: 'invalid_client',
      error_description: 'Bad client credentials',
    });
  }
  const response = await fetch(identityUrl(sandbox, { grant_type: 'password' }));
  expect(response.status).toBe(400);
});

it('takes the token as a bearer only: 603 without, 601 unknown, 602 outlived', async () => {
  let now = Date.UTC(2026, 5, 1);
  await using sandbox = closing(await startSandbox({ clock: () => now }));
  const caller = await Caller.of(sandbox);
  const path = '/rest/asset/v1/channels.json';
  expect(codeOf(await caller.get(path))).toBeUndefined();

  const bare = await fetch(`${sandbox.url}${path}?access_token=${caller.token}`);
  expect(bare.status).toBe(200);
  expect(await bare.json()).toMatchObject({
    success: false,
    errors: [{ code: '603', message: 'Access denied' }],
  });

  const forged = await fetch(`${sandbox.url}${path}`, { headers: { authorization: 'Bearer nobody' } });
  expect(await forged.json()).toMatchObject({ errors: [{ code: '601', message: 'Access token invalid' }] });

  now += 3_600_000;
  expect(await caller.get(path)).toMatchObject({
    errors: [{ code: '602', message: 'Access token expired' }],
  });
});

it('has credentials of its own at every start unless they are given', async () => {
  await using one = closing(await startSandbox());
  await using two = closing(await startSandbox());
  await using three = closing(
    await startSandbox({ credentials: { clientId: 'me', clientSecret: 'mine' }, munchkinId: '123-ABC-456' }),
  );
  expect(one.clientSecret).not.toBe(two.clientSecret);
  expect(three).toMatchObject({ clientId: 'me', clientSecret: 'mine', munchkinId: '123-ABC-456' });
  expect(await accessToken(three)).toContain(':');
});

it('asks for the permission of each operation', async () => {
  await using sandbox = closing(await startSandbox({ permissions: ['Read-Only Assets'] }));
  const caller = await Caller.of(sandbox);
  expect(codeOf(await caller.get('/rest/asset/v1/channels.json'))).toBeUndefined();
  expect(codeOf(await caller.get('/rest/v1/stats/usage.json'))).toBeUndefined();
  expect(codeOf(await caller.form('/rest/asset/v1/folders.json', { name: 'X' }))).toBe('603');
  expect(codeOf(await caller.get('/rest/v1/leads/describe.json'))).toBe('603');
});

it('refuses options that cannot be, in one sentence', async () => {
  const wrong = { host: '0.0.0.0' } as unknown as Parameters<typeof startSandbox>[0];
  await expect(startSandbox(wrong)).rejects.toThrow(/The sandbox cannot start: host/);
  await expect(startSandbox({ seed: { forms: [''] } })).rejects.toThrow(/seed\.forms\.0/);
});
