import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../server/src/sandbox/index.ts';
import { asset, withCampaigns } from './campaign-kit.ts';
import { Caller, codeOf, first, idOf } from './caller.ts';
import { closing } from './closing.ts';
import { peopleOf } from './life-kit.ts';

let folder: string;
const file = (name: string): string => join(folder, name);

beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'sandbox-state-'))));
afterAll(() => rm(folder, { recursive: true }));

it('goes on where it was: assets, people in a flow, the clock, ids and usage', async () => {
  const clock = () => Date.UTC(2026, 5, 1, 12);
  const state = file('life.json');
  const { sandbox, caller, campaign } = await withCampaigns({ clock, state });
  const nurture = await campaign('Nurture');
  await nurture.rule('Lead is Created', { trigger: true });
  await nurture.test('Member of List', 'Competitors', 'not in');
  await nurture.step('Wait', { Duration: '2 days' });
  await nurture.step('Change Data Value', { Attribute: 'Lifecycle Status', 'New Value': 'MQL' });
  await caller.form(`${asset}/smartCampaign/${nurture.id}/activate.json`);
  const token = { folderType: 'Program', name: 'Threshold', type: 'number', value: '100' };
  await caller.form(`${asset}/folder/1001/tokens.json`, token);
  const id = await peopleOf(caller).create({ email: 'jo@example.com' });
  sandbox.forward(86_400_000);
  const before = await everything(sandbox);
  const callsBefore = await usageOf(sandbox);
  await sandbox.close();

  await using again = closing(await startSandbox({ clock, state }));
  expect(await usageOf(again)).toBe(callsBefore + 1);
  expect(await everything(again)).toBe(before);
  const other = await Caller.of(again);
  const stage = async () => (await peopleOf(other).read(id, 'lifecycleStatus'))['lifecycleStatus'];
  expect(await stage()).toBeNull();
  again.forward(86_400_000);
  expect(await stage()).toBe('MQL');
  const folders = { name: 'Kit', parent: { id: 1001, type: 'Folder' } };
  expect(idOf(await other.form(`${asset}/folders.json`, folders))).toBe(1003);
});

/** Calls of this day, this one included. */
async function usageOf(sandbox: Sandbox): Promise<number> {
  return Number(first(await (await Caller.of(sandbox)).get('/rest/v1/stats/usage.json'))['total']);
}

/** What callers can read of a sandbox. */
async function everything(sandbox: Sandbox): Promise<string> {
  const caller = await Caller.of(sandbox);
  const paths = [
    `${asset}/program/1001.json`,
    `${asset}/smartCampaign/1001.json`,
    `${asset}/smartList/1002.json?includeRules=true`,
    `${asset}/folder/1001/tokens.json?folderType=Program`,
    `${asset}/staticLists.json`,
    '/rest/v1/lead/1.json',
    '/rest/v1/leads/describe2.json',
  ];
  const answers = await Promise.all(paths.map((path) => caller.get(path)));
  const text = JSON.stringify(answers.map(({ result }) => result));
  // Links name the port.
  return text.replaceAll(new URL(sandbox.url).host, '');
}

it('keeps what was answered when it is killed', async () => {
  const state = file('killed.json');
  const program = `
    const { startSandbox } = await import(process.argv[1]);
    const { url, clientId, clientSecret } = await startSandbox({ state: process.argv[2] });
    console.log(JSON.stringify({ url, clientId, clientSecret }));`;
  const module = new URL('../../server/src/sandbox/index.ts', import.meta.url).href;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, module, state]);
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const caller = await Caller.of(JSON.parse(String(line)) as Sandbox);
  const make = (name: string) =>
    caller.form(`${asset}/folders.json`, { name, parent: { id: 1001, type: 'Folder' } });
  for (const name of ['One', 'Two', 'Three']) expect(codeOf(await make(name))).toBeUndefined();
  child.kill('SIGKILL');
  await once(child, 'exit');

  await using again = closing(await startSandbox({ state }));
  const reader = await Caller.of(again);
  for (const name of ['One', 'Two', 'Three']) {
    expect((await reader.get(`${asset}/folder/byName.json`, { name })).result).toHaveLength(1);
  }
});

it('fills a kept instance with a seed, once', async () => {
  const options = { state: file('seed.json'), seed: { programs: [{ name: 'OPS' }] } };
  await (await startSandbox(options)).close();
  await using again = closing(await startSandbox(options));
  expect((await (await Caller.of(again)).get(`${asset}/programs.json`)).result).toHaveLength(1);
});

it('holds no secret', async () => {
  const state = file('secret.json');
  const sandbox = await startSandbox({ state });
  const { token } = await Caller.of(sandbox);
  await sandbox.close();
  const text = await readFile(state, 'utf8');
  expect([sandbox.clientId, sandbox.clientSecret, token].filter((secret) => text.includes(secret))).toEqual(
    [],
  );
});

it('says what is wrong with a file, and leaves it alone', async () => {
  const state = file('other.json');
  for (const [text, problem] of [
    ['{"version":1', 'it is not JSON'],
    ['{"name":"package"}', 'it was not written by this version of the sandbox'],
  ] as const) {
    await writeFile(state, text);
    await expect(startSandbox({ state })).rejects.toThrow(
      `The state in ${state} cannot be used: ${problem}. Move it away to begin anew.`,
    );
    expect(await readFile(state, 'utf8')).toBe(text);
  }
  const nowhere = file('no/such/folder.json');
  await expect(startSandbox({ state: nowhere })).rejects.toThrow(
    `The state cannot be written to ${nowhere} (ENOENT).`,
  );
});

it('does not answer as if all were well when the file can no longer be written', async () => {
  const inside = await mkdtemp(join(folder, 'gone-'));
  const sandbox = await startSandbox({ state: join(inside, 'state.json') });
  const caller = await Caller.of(sandbox);
  await rm(inside, { recursive: true });
  const answer = await caller.raw('POST', `${asset}/folder/1001/delete.json`);
  expect([answer.status, await answer.text()]).toEqual([
    500,
    `The state cannot be written to ${join(inside, 'state.json')} (ENOENT).`,
  ]);
  await expect(sandbox.close()).rejects.toThrow('cannot be written');
});
