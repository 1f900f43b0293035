import { expect, it } from 'vitest';
import { tokensOf } from '../../server/src/marketo/endpoints/tokens.ts';
import { createHttp } from '../../server/src/marketo/http.ts';
import { systemClock } from '../../server/src/marketo/clock.ts';
import { expectSuccess } from './deployment.ts';
import { ok, scriptedServer, token, tokenPath } from './scripted-server.ts';

it('tells tokens that the API writes from those that it only shows', async () => {
  const tokens = [
    { name: 'Threshold', type: 'score', value: '100' },
    { name: 'Invite', type: 'calendar file', value: 'BEGIN:VCALENDAR' },
    { name: 'Greeting', type: 'script block', value: '#set($x = 1)' },
  ];
  await using server = await scriptedServer(({ path }) =>
    path === tokenPath ? token('token-1') : ok({ tokens }),
  );
  const credentials = { clientId: 'id', clientSecret: 'secret' };
  const http = createHttp({ name: 'Staging', url: server.url }, credentials, {
    fetch,
    clock: systemClock,
    random: Math.random,
  });
  expect(expectSuccess(await tokensOf(http, 1001))).toEqual({
    tokens: [{ name: 'Threshold', type: 'score', value: '100' }],
    fixed: [
      { name: 'Invite', type: 'calendar file' },
      { name: 'Greeting', type: 'script block' },
    ],
  });
});
