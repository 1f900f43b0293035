import { writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lifecycle, type Ran } from './command-line.ts';
import { deployFixture, local, type DeployFixture } from './deploy-fixture.ts';

let folder: DeployFixture;
let cwd: string;
let env: DeployFixture['env'];

beforeEach(async () => {
  folder = await deployFixture();
  ({ cwd, env } = folder);
});
afterEach(() => folder[Symbol.asyncDispose]());

it('refuses a second deploy while one is under way, and says whose it is and since when', async () => {
  folder.writing = 700;
  const others: Promise<Ran>[] = [];
  folder.onWrite = () => {
    if (others.length === 0) others.push(lifecycle(['apply', ...local], { cwd, env }));
  };
  expect(await lifecycle(['apply', ...local], { cwd, env })).toMatchObject({ code: 0 });
  const [other] = await Promise.all(others);
  expect(other).toMatchObject({
    code: 1,
    err: expect.stringMatching(
      /Nothing was done: \S+@\S+ has been deploying to local-sandbox since \d{4}-.* UTC/,
    ),
  });
  // The lock goes with the deploy.
  folder.writing = 0;
  expect(await lifecycle(['apply', ...local], { cwd, env })).toMatchObject({ code: 0 });
});

it('takes over what a deploy that was killed had locked', async () => {
  expect(await lifecycle(['apply', ...local], { cwd, env })).toMatchObject({ code: 0 });
  const lock = join(cwd, '.lifecycle-state/deploys/local-sandbox/lock.json');
  // No process has this number.
  const gone = { who: 'ada@here', host: hostname(), pid: 2 ** 22 + 1, since: '2026-01-05T12:00:00Z' };
  await writeFile(lock, JSON.stringify(gone));
  expect(await lifecycle(['apply', ...local], { cwd, env })).toMatchObject({ code: 0 });
  await writeFile(lock, JSON.stringify({ ...gone, host: 'another machine' }));
  expect(await lifecycle(['apply', ...local], { cwd, env })).toMatchObject({ code: 1 });
});
