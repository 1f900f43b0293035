import { expect, it } from 'vitest';
import { startSandbox } from '../../server/src/sandbox/index.ts';
import { Caller, codeOf } from './caller.ts';
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
