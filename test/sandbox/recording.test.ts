import { expect, it } from 'vitest';
import { startSandbox } from '../../server/src/sandbox/index.ts';
import { Caller } from './caller.ts';
import { closing } from './closing.ts';

it('records requests and answers without any secret', async () => {
  await using sandbox = closing(await startSandbox({ clock: () => Date.UTC(2026, 5, 1) }));
  const caller = await Caller.of(sandbox);
  await caller.form('/rest/asset/v1/folders.json', { name: 'Kit', parent: { id: 1001, type: 'Folder' } });
  await caller.get(`/rest/asset/v1/channels.json?access_token=${caller.token}&maxReturn=1`);
  const [identity, create, channels] = sandbox.calls;
  expect(identity).toMatchObject({ number: 1, path: '/identity/oauth/token', status: 200 });
  expect(create).toMatchObject({
    number: 2,
    at: '2026-06-01T00:00:00.000Z',
    method: 'POST',
    path: '/rest/asset/v1/folders.json',
    contentType: 'application/x-www-form-urlencoded',
    form: [
      ['name', 'Kit'],
      ['parent', '{"id":1001,"type":"Folder"}'],
    ],
    code: undefined,
    answer: { success: true, result: [{ name: 'Kit' }] },
  });
  expect(channels?.query).toContainEqual(['maxReturn', '1']);
  const everything = JSON.stringify(sandbox.calls);
  for (const secret of [sandbox.clientSecret, caller.token]) expect(everything).not.toContain(secret);
});

it('keeps the latest calls only, unless told to keep all', async () => {
  await using few = closing(await startSandbox({ record: 2 }));
  const caller = await Caller.of(few);
  await caller.get('/rest/asset/v1/channels.json');
  await caller.get('/rest/asset/v1/tagTypes.json');
  expect(few.calls.map(({ number }) => number)).toEqual([2, 3]);
});

it('does not change what it has recorded when the store changes', async () => {
  await using sandbox = closing(await startSandbox());
  const caller = await Caller.of(sandbox);
  const path = '/rest/asset/v1/folder/1001.json';
  await caller.get(path, { type: 'Folder' });
  await caller.form(path, { type: 'Folder', name: 'Renamed' });
  expect(sandbox.calls[1]?.answer).toMatchObject({ result: [{ name: 'Operations' }] });
});
