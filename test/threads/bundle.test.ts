import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundle } from '../../server/tools/bundle.ts';
import { codesOf, startClient } from '../lsp/server-process.ts';
import { raceFixtures } from '../races/fixtures.ts';

const racing = raceFixtures.find(({ id }) => id === 'R01')?.bad.text ?? '';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lifecycle-bundle-'));
  await bundle({ minify: true, outdir: join(folder, 'dist') });
});
afterAll(() => rm(folder, { recursive: true }));

function node(...args: string[]): Promise<{ out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder }, (_error, out, err) => resolve({ out, err }));
  });
}

it('finds races and runs scenarios in threads of the packaged command', async () => {
  const scenario = 'scenario "S" { when Visits Web Page "/", then [Product Interest] is empty }\n';
  await writeFile(join(folder, 'a.lifecycle'), `${racing}\n${scenario}`);
  const checked = await node('dist/lifecycle.js', 'check', 'a.lifecycle');
  expect(checked.out).toContain('race/read-write');
  const tested = await node('dist/lifecycle.js', 'test', 'a.lifecycle');
  expect(tested.err).toBe('1 scenario passes.\n');
});

it.each([
  ['the extension', ['server.js', '--stdio']],
  ['other editors', ['lifecycle.js', 'lsp', '--stdio']],
])('finds races in a thread of the packaged server for %s', async (_who, [file = '', ...args]) => {
  const client = await startClient({ command: [join(folder, 'dist', file), ...args] });
  await client.open('untitled:race', racing);
  const found = await client.published('untitled:race', (list) => list.length > 0);
  expect(codesOf(found)).toEqual(['race/read-write']);
  expect(client.log).toEqual([]);
  expect(await client.shutDown()).toBe(0);
});
