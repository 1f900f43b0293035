import { expect, it } from 'vitest';
import { readFaults, startSandbox } from '../../server/src/sandbox/index.ts';
import { Caller, codeOf, identityUrl } from './caller.ts';
import { closing } from './closing.ts';

const folders = '/rest/asset/v1/folders.json';
const operations = { id: 1001, type: 'Folder' };

it('plays a fault at its turn, with or without the work done', async () => {
  await using sandbox = closing(
    await startSandbox({
      faults: [
        { on: `POST ${folders}`, after: 1, answer: { code: '604' } },
        {
          on: `POST ${folders}`,
          after: 2,
          performed: true,
          answer: { code: '604', message: 'Request time-out' },
        },
      ],
    }),
  );
  const caller = await Caller.of(sandbox);
  const make = (name: string) => caller.form(folders, { name, parent: operations });
  const isThere = async (name: string): Promise<boolean> =>
    (await caller.get('/rest/asset/v1/folder/byName.json', { name })).result !== undefined;
  expect(codeOf(await make('One'))).toBeUndefined();
  expect(codeOf(await make('Two'))).toBe('604');
  expect(codeOf(await make('Three'))).toBe('604');
  expect(codeOf(await make('Four'))).toBeUndefined();
  expect([await isThere('One'), await isThere('Two'), await isThere('Three')]).toEqual([true, false, true]);
});

it('plays gateways that speak HTML and connections that end', async () => {
  await using sandbox = closing(await startSandbox());
  const caller = await Caller.of(sandbox);
  sandbox.inject({ on: 'GET /rest/asset/v1/program/{id}.json', answer: { status: 502 } });
  const response = await caller.raw('GET', '/rest/asset/v1/program/5.json');
  expect(response.status).toBe(502);
  expect(await response.text()).toContain('<html>');
  sandbox.inject({ on: '*', performed: true, answer: 'drop' });
  await expect(caller.form(folders, { name: 'Lost', parent: operations })).rejects.toThrow('fetch failed');
  const found = await caller.get('/rest/asset/v1/folder/byName.json', { name: 'Lost' });
  expect(found.result).toHaveLength(1);
  expect(sandbox.calls.map(({ status }) => status)).toEqual([200, 502, 0, 200]);
});

it('lets a token die, until the client asks for another', async () => {
  const channels = '/rest/asset/v1/channels.json';
  await using sandbox = closing(
    await startSandbox({ faults: [{ on: `GET ${channels}`, after: 1, answer: 'expire token' }] }),
  );
  const caller = await Caller.of(sandbox);
  expect(codeOf(await caller.get(channels))).toBeUndefined();
  expect(codeOf(await caller.get(channels))).toBe('602');
  expect(codeOf(await caller.get('/rest/asset/v1/tagTypes.json'))).toBe('602');
  const renewed = await Caller.of(sandbox);
  expect(renewed.token).not.toBe(caller.token);
  expect(codeOf(await renewed.get(channels))).toBeUndefined();
});

it('plays a storm for a while of its own clock', async () => {
  await using sandbox = closing(
    await startSandbox({
      clock: () => Date.UTC(2026, 5, 1),
      faults: [{ on: '*', after: 1, seconds: 20, answer: { code: '606' } }],
    }),
  );
  const caller = await Caller.of(sandbox);
  const ask = async () => codeOf(await caller.get('/rest/asset/v1/tagTypes.json'));
  expect([await ask(), await ask(), await ask()]).toEqual([undefined, '606', '606']);
  sandbox.forward(20_000);
  expect(await ask()).toBeUndefined();
});

it('answers late, and truly', async () => {
  await using sandbox = closing(
    await startSandbox({ faults: [{ on: `POST ${folders}`, answer: { slowMs: 80 } }] }),
  );
  const caller = await Caller.of(sandbox);
  const began = performance.now();
  expect(codeOf(await caller.form(folders, { name: 'Late', parent: operations }))).toBeUndefined();
  expect(performance.now() - began).toBeGreaterThan(75);
});

it('spoils the call for a token only when told to', async () => {
  const token = 'POST /identity/oauth/token';
  await using sandbox = closing(
    await startSandbox({
      faults: [
        { on: '*', times: 9, answer: { code: '608' } },
        { on: token, answer: { status: 502 } },
      ],
    }),
  );
  const ask = () => fetch(identityUrl(sandbox), { method: 'POST' });
  expect([(await ask()).status, (await ask()).status]).toEqual([502, 200]);
});

it('reads a script of faults from a file, and says what is wrong in it', () => {
  const script = [{ on: 'GET /rest/asset/v1/program/{id}.json', after: 2, answer: 'drop' }];
  expect(readFaults(JSON.stringify(script))).toEqual({
    faults: [{ ...script[0], performed: false }],
  });
  expect(readFaults('{')).toEqual({ problem: 'The script of faults is not JSON.' });
  expect(readFaults('[{"on":"everything","answer":"drop"}]')).toEqual({
    problem: 'The script of faults is wrong at 0.on: write *, a method and a path, or MCP and a tool',
  });
  expect(readFaults('[{"on":"*","answer":"drop","perfromed":true}]')).toMatchObject({
    problem: expect.stringContaining('perfromed') as string,
  });
});
