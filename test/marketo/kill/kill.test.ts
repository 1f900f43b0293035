import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compile, type DesiredState } from '../../../server/src/compiler/index.ts';
import { createWorkspace } from '../../../server/src/model/index.ts';
import type { RecordedCall } from '../../../server/src/sandbox/index.ts';
import { largeProgram } from '../../bench/large-program.ts';
import { randomFrom } from '../../bench/workspace/random.ts';
import { deployment, type Deployment } from '../deployment.ts';
import { outcome } from '../disturbed-cases.ts';

/** A whole session kills 200 times; each takes about two seconds. */
const kills = Number(process.env['LIFECYCLE_KILLS'] ?? 8);
const seed = Number(process.env['LIFECYCLE_SEED'] ?? 3);

const sixty = largeProgram(1060);

const desired: DesiredState = (() => {
  const workspace = createWorkspace();
  workspace.set('file:///sixty.lifecycle', sixty);
  return compile(workspace.model());
})();

const script = new URL('apply.ts', import.meta.url).pathname;

/** When a run is killed: so many calls after its first one, and so many milliseconds after that call came. */
interface Moment {
  readonly calls: number;
  readonly milliseconds: number;
}

/** One run of the process. @returns its exit code; undefined: it was killed. */
async function run(folder: string, { sandbox }: Deployment, moment?: Moment): Promise<number | undefined> {
  const env = { ...process.env, CLIENT_ID: sandbox.clientId, CLIENT_SECRET: sandbox.clientSecret };
  const child = spawn(process.execPath, [script, folder, sandbox.url], {
    env,
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  const start = sandbox.calls.length;
  const watch = setInterval(() => {
    if (moment === undefined || sandbox.calls.length < start + moment.calls) return;
    clearInterval(watch);
    setTimeout(() => child.kill('SIGKILL'), moment.milliseconds);
  }, 1);
  const [code] = (await once(child, 'exit')) as [number | null];
  clearInterval(watch);
  return code ?? undefined;
}

async function project(): Promise<AsyncDisposable & { readonly folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'lifecycle-kill-'));
  await writeFile(join(folder, 'sixty.lifecycle'), sixty);
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

/** Every call that made something, by what it made where. */
function creations(calls: readonly RecordedCall[]): readonly string[] {
  return calls
    .filter(
      ({ method, path, status, code }) => method === 'POST' && makes.test(path) && status === 200 && !code,
    )
    .map(({ path, form, json }) => JSON.stringify([path, form, json]));
}

const makes = /(programs|folders|staticLists|smartLists|smartCampaigns|clone|schema\/fields)\.json$/;

const twice = (names: readonly string[]): readonly string[] =>
  names.filter((name, index) => names.indexOf(name) !== index);

it(
  'deploys sixty campaigns, whenever and however often it is killed',
  { timeout: 120_000 + kills * 10_000 },
  async () => {
    await using whole = await project();
    await using calm = await deployment();
    expect(await run(whole.folder, calm)).toBe(0);
    const expected = await outcome(calm, desired);
    expect(expected.programs.flatMap(({ campaigns }) => campaigns)).toHaveLength(60);
    const made = creations(calm.sandbox.calls).length;

    const random = randomFrom(seed);
    for (let killed = 0; killed < kills;) {
      await using cut = await project();
      await using local = await deployment();
      const moment = (): Moment | undefined =>
        killed < kills ? { calls: random.between(1, 220), milliseconds: random.between(0, 5) } : undefined;
      let code = await run(cut.folder, local, moment());
      for (; code === undefined; code = await run(cut.folder, local, moment())) killed += 1;
      expect(code).toBe(0);
      expect(twice(creations(local.sandbox.calls))).toEqual([]);
      expect(creations(local.sandbox.calls)).toHaveLength(made);
      expect(await outcome(local, desired)).toEqual(expected);
      // Nothing is left behind of plan, journal and lock.
      expect(await readdir(join(cut.folder, '.lifecycle-state/deploys/Local'))).toEqual(['seen.json']);
    }
  },
);
