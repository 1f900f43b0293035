import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lifecycle, stackTrace } from '../cli/command-line.ts';
import { asset } from './campaign-kit.ts';
import { codeOf } from './caller.ts';
import { visit } from './visit.ts';

let cwd: string;

beforeAll(async () => void (cwd = await mkdtemp(join(tmpdir(), 'sandbox-command-'))));
afterAll(() => rm(cwd, { recursive: true }));

it('plays faults from a file, keeps its state in another, and takes readings', async () => {
  const on = `POST ${asset}/folders.json`;
  await writeFile(join(cwd, 'faults.json'), JSON.stringify([{ on, answer: { code: '604' } }]));
  const kit = { name: 'Kit', parent: { id: 1001, type: 'Folder' } };
  const args = ['--state', 'state.json', '--faults', 'faults.json', '--reading', 'miss=error'];
  const started = await visit(args, { cwd }, async (caller) => {
    expect(codeOf(await caller.form(`${asset}/folders.json`, kit))).toBe('604');
    expect(codeOf(await caller.form(`${asset}/folders.json`, kit))).toBeUndefined();
    expect(codeOf(await caller.get(`${asset}/program/7.json`))).toBe('702');
  });
  expect(await readFile(join(cwd, 'state.json'), 'utf8')).not.toContain(started.clientSecret);
  const env = {
    LIFECYCLE_LOCAL_SANDBOX_CLIENT_ID: started.clientId,
    LIFECYCLE_LOCAL_SANDBOX_CLIENT_SECRET: started.clientSecret,
  };
  const again = await visit(['--state', 'state.json'], { cwd, env }, async (caller) => {
    expect(codeOf(await caller.form(`${asset}/folders.json`, kit))).toBe('709');
  });
  expect(again.clientSecret).toBe(started.clientSecret);
});

it('says in a sentence what is wrong with what it is given', async () => {
  await writeFile(join(cwd, 'wrong.json'), '[{"on":"POST /x","answer":"burn"}]');
  for (const [args, words] of [
    [['--faults', 'wrong.json'], 'wrong.json: The script of faults is wrong at 0.answer'],
    [['--faults', 'absent.json'], 'absent.json'],
    [['--state', 'wrong.json'], 'cannot be used: it was not written by this version of the sandbox'],
    [['--reading', 'miss=never'], 'The sandbox cannot start: readings.miss'],
    [['--reading', 'weather=fine'], 'weather'],
    [['--reading', 'fine'], 'Write it as name=value.'],
  ] as const) {
    const { code, err } = await lifecycle(['sandbox', ...args], { cwd });
    expect([code === 0, err]).toEqual([false, expect.stringContaining(words)]);
    expect(err).not.toMatch(stackTrace);
  }
});
