import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOptions, startSandbox, type SandboxOptions } from '../../server/src/sandbox/index.ts';
import { outputs } from '../../server/tools/generate-sandbox-options.ts';
import { lifecycle, stackTrace } from '../cli/command-line.ts';
import { asset } from './campaign-kit.ts';
import { Caller, codeOf } from './caller.ts';
import { closing } from './closing.ts';
import { visit } from './visit.ts';

let cwd: string;

beforeAll(async () => void (cwd = await mkdtemp(join(tmpdir(), 'sandbox-options-'))));
afterAll(() => rm(cwd, { recursive: true }));

const write = (options: object) => writeFile(join(cwd, 'options.json'), JSON.stringify(options));

/** Starts a sandbox as the command would with this file. */
async function startedWith(options: object) {
  const read = readOptions(JSON.stringify(options));
  if ('problem' in read) throw new Error(read.problem);
  const sandbox = closing(await startSandbox(read.options));
  return { sandbox, caller: await Caller.of(sandbox) };
}

describe('lifecycle sandbox --options', () => {
  it('gives the API role its permissions, and the API user its workspaces', async () => {
    await write({
      permissions: ['Read-Write Assets', 'Read-Write Lead'],
      workspaces: ['Europe'],
      seed: { workspaces: ['Europe'], programs: [{ name: 'OPS' }] },
    });
    await visit(['--options', 'options.json'], { cwd }, async (caller) => {
      expect(codeOf(await caller.get(`${asset}/channels.json`))).toBeUndefined();
      expect(codeOf(await caller.form(`${asset}/smartCampaign/1001/activate.json`))).toBe('603');
      // The program lies in the workspace Default, which this user does not see.
      expect((await caller.get(`${asset}/program/byName.json`, { name: 'OPS' })).result).toBeUndefined();
    });
  });

  it('is outdone by what the command line says itself, reading by reading', async () => {
    await write({ readings: { miss: 'error', overlongPage: 'clamp' }, profile: 'classic' });
    const args = ['--options', 'options.json', '--reading', 'miss=warning', '--profile', 'native'];
    await visit(args, { cwd }, async (caller) => {
      expect(codeOf(await caller.get(`${asset}/staticList/7.json`))).toBeUndefined();
      expect(codeOf(await caller.get(`${asset}/channels.json`, { maxReturn: 999 }))).toBeUndefined();
      expect(codeOf(await caller.get(`${asset}/smartList/rules.json`))).toBeUndefined();
    });
  });

  it('holds what the files call external besides the seed', async () => {
    await write({ seed: { programs: [{ name: 'OPS' }] } });
    await writeFile(join(cwd, 'a.lifecycle'), 'external list "Competitors"\n');
    await visit(['a.lifecycle', '--options', 'options.json'], { cwd }, async (caller) => {
      expect((await caller.get(`${asset}/program/byName.json`, { name: 'OPS' })).result).toHaveLength(1);
      const list = await caller.get(`${asset}/staticList/byName.json`, { name: 'Competitors' });
      expect(list.result).toHaveLength(1);
    });
  });

  it.for<[string, object, string]>([
    ['a permission that no role has', { permissions: ['Read Assets'] }, 'permissions.0: Invalid option'],
    ['an option that is not there', { quota: 5 }, 'there is no option "quota"; known are assets, clock,'],
    ['a limit in other words', { rateLimit: 5 }, 'rateLimit: write { "calls": 100, "seconds": 20 } or "off"'],
    [
      'a limit that lets nothing through',
      { rateLimit: { calls: 0, seconds: 20 } },
      'rateLimit.calls: Too small',
    ],
    ['a clock without a moment', { clock: 'yesterday' }, 'clock: write a moment like 2026-06-01T09:00:00Z'],
    ['a variant that no server has', { mcp: { answers: 'verse' } }, 'mcp.answers: Invalid option'],
    [
      'a fault deep in the script',
      { faults: [{ on: '*', answer: { code: 'x' } }] },
      'faults.0.answer.code: a code looks like 604',
    ],
    ['a reading that is none', { readings: { weather: 'fine' } }, 'readings: Unrecognized key: "weather"'],
    ['credentials', { credentials: {} }, 'there is no option "credentials"'],
    [
      'a workspace that nobody made',
      { workspaces: ['Asia'] },
      'there is no workspace "Asia" (known: Default). Add it to seed.workspaces.',
    ],
  ])('names the field of %s', async ([, options, words]) => {
    await write(options);
    const { code, err } = await lifecycle(['sandbox', '--options', 'options.json'], { cwd });
    expect([code === 0, err]).toEqual([false, expect.stringContaining(words)]);
    expect(err).not.toMatch(stackTrace);
  });

  it('can be read at a glance in the help', async () => {
    const { out } = await lifecycle(['sandbox', '--help'], { cwd });
    expect(out.split('\n').length).toBeLessThan(32);
  });
});

it('limits the calls in a while and in a day', async () => {
  const { sandbox, caller } = await startedWith({ rateLimit: { calls: 2, seconds: 20 }, dailyQuota: 3 });
  await using _ = sandbox;
  const ask = async () => codeOf(await caller.get(`${asset}/channels.json`));
  expect([await ask(), await ask(), await ask()]).toEqual([undefined, undefined, '606']);
  sandbox.forward(20_000);
  expect([await ask(), await ask()]).toEqual([undefined, '607']);
});

it('limits the calls at one time', async () => {
  const { sandbox, caller } = await startedWith({ concurrency: 1, latencyMs: 100 });
  await using _ = sandbox;
  const codes = await Promise.all(
    ['channels', 'tagTypes'].map(async (read) => codeOf(await caller.get(`${asset}/${read}.json`))),
  );
  expect(codes).toContain('615');
  expect(codes).toContain(undefined);
});

it('begins at a moment of its own; what was kept goes on from where it ended', async () => {
  const state = join(cwd, 'state.json');
  const today = async (options: SandboxOptions) => {
    const sandbox = closing(await startSandbox({ ...options, state }));
    await using _ = sandbox;
    const usage = await (await Caller.of(sandbox)).get('/rest/v1/stats/usage.json');
    sandbox.forward(3 * 86_400_000);
    return usage.result?.[0]?.['date'];
  };
  expect(await today({ clock: '2026-06-01T12:00:00Z' })).toBe('2026-06-01');
  expect(await today({ clock: '2026-06-01T12:00:00Z' })).toBe('2026-06-04');
});

it('has no MCP server when it is off', async () => {
  const { sandbox } = await startedWith({ mcp: 'off' });
  await using _ = sandbox;
  expect((await fetch(`${sandbox.url}/mcp`, { method: 'POST' })).status).toBe(404);
});

it('is described by its schema, and by an example in the documentation', async () => {
  const page = await readFile(new URL('../../docs/sandbox.md', import.meta.url), 'utf8');
  const [, example = ''] = /--options sandbox\.options\.json\n[^]*?```json\n([^]*?)```/.exec(page) ?? [];
  const made = (await outputs()).get('docs/sandbox.options.schema.json') ?? '{}';
  const { $schema: _, ...schema } = JSON.parse(made) as Record<string, unknown>;
  const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  expect([validate(JSON.parse(example)), validate.errors]).toEqual([true, null]);
  const { sandbox } = await startedWith(JSON.parse(example) as object);
  await sandbox.close();
  expect(validate({ quota: 5 })).toBe(false);
});
