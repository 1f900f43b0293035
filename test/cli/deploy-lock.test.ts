import { readdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { deployerOf, markProgram } from '../../server/src/marketo/apply/deploy-mark.ts';
import { programNamed } from '../../server/src/marketo/endpoints/programs.ts';
import type { MarketoHttp } from '../../server/src/marketo/http.ts';
import { connect } from '../../server/src/marketo/index.ts';
import { unlimited } from '../marketo/unlimited.ts';
import { lifecycle, type Ran } from './command-line.ts';
import { deployFixture, local, text, type DeployFixture } from './deploy-fixture.ts';

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
  expect(await lifecycle(['apply', ...local, '--take-over'], { cwd, env })).toMatchObject({ code: 0 });
});

it('is refused while another machine deploys to the program, and takes over where it is told to', async () => {
  expect(await lifecycle(['apply', ...local], { cwd, env })).toMatchObject({ code: 0 });
  const program = await markedByAda();
  await writeFile(join(cwd, 'a.lifecycle'), text.replace('Add to List "Seen"', 'Send Email "Hello"'));
  const refused = await lifecycle(['apply', ...local], { cwd, env });
  expect(refused).toMatchObject({
    code: 1,
    err: expect.stringMatching(
      /Nothing was done: ada@laptop has been deploying to local-sandbox since 2026-01-05 09:00:00 UTC\.[^]*apply --take-over/,
    ),
  });
  expect((await readdir(join(cwd, '.lifecycle-state/deploys/local-sandbox'))).sort()).toEqual(['seen.json']);
  expect(await lifecycle(['apply', ...local, '--take-over'], { cwd, env })).toMatchObject({ code: 0 });
  expect(await deployerOf(await http(), program)).toEqual({ kind: 'success', result: undefined });
});

/** @returns the id of the program that is marked now. */
async function markedByAda(): Promise<number> {
  const found = await programNamed(await http(), 'CLI Test');
  if (found.kind !== 'success' || found.result === undefined) throw new Error('the program is deployed');
  const by = { who: 'ada@laptop', run: '1f', since: '2026-01-05T09:00:00Z' };
  await markProgram(await http(), found.result.id, by);
  return found.result.id;
}

/** The connection of another machine. */
async function http(): Promise<MarketoHttp> {
  const { sandbox } = folder;
  const answer = await connect({ name: 'Local', url: sandbox.url }, sandbox, { limits: unlimited });
  if (answer.kind !== 'success') throw new Error(answer.message);
  return answer.result.http;
}
