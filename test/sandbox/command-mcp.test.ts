import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lifecycle } from '../cli/command-line.ts';
import { local, text } from '../cli/deploy-fixture.ts';
import { visit, type Visited } from './visit.ts';

let cwd: string;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'sandbox-mcp-'));
  await writeFile(join(cwd, 'a.lifecycle'), text);
});
afterAll(() => rm(cwd, { recursive: true }));

/** The variables of the line that people copy into another terminal. */
function exported({ words }: Visited): Record<string, string> {
  const [, line = ''] = /export (.+)/.exec(words) ?? [];
  return Object.fromEntries(line.split(' ').map((each) => each.split('=') as [string, string]));
}

const classic = ['--profile', 'classic', '--port', '0'];

it('lets local-sandbox write rules and flow by MCP where REST cannot', async () => {
  await visit([...classic, '--mcp'], { cwd }, async (_caller, sandbox) => {
    const env = exported(sandbox);
    expect(env).toMatchObject({ LIFECYCLE_LOCAL_SANDBOX_MCP: '000-SBX-001' });
    const plan = await lifecycle(['plan', ...local, '--format', 'json'], { cwd, env });
    expect(plan.out).toContain('"channel": "mcp"');
    expect(await lifecycle(['apply', ...local], { cwd, env })).toMatchObject({ code: 0 });
    expect(await lifecycle(['verify', ...local], { cwd, env })).toMatchObject({ code: 0 });
  });
});

it('keeps to REST without', async () => {
  await visit(classic, { cwd }, async (_caller, sandbox) => {
    const env = exported(sandbox);
    expect(Object.keys(env)).toEqual([
      'LIFECYCLE_LOCAL_SANDBOX_URL',
      'LIFECYCLE_LOCAL_SANDBOX_CLIENT_ID',
      'LIFECYCLE_LOCAL_SANDBOX_CLIENT_SECRET',
    ]);
    const { out } = await lifecycle(['plan', ...local], { cwd, env });
    expect(out).toContain("// Rules and flow by build sheet: this instance's API does not write them.");
  });
});

it('says what is wrong with the switch', async () => {
  const yes = await lifecycle(['plan', ...local], {
    cwd,
    env: {
      LIFECYCLE_LOCAL_SANDBOX_CLIENT_ID: 'id',
      LIFECYCLE_LOCAL_SANDBOX_CLIENT_SECRET: 'secret',
      LIFECYCLE_LOCAL_SANDBOX_MCP: 'yes',
    },
  });
  expect([yes.code, yes.err]).toEqual([1, expect.stringContaining('LIFECYCLE_LOCAL_SANDBOX_MCP is "yes"')]);
  await writeFile(join(cwd, 'none.json'), '{ "mcp": "off" }');
  const none = await lifecycle(['sandbox', '--mcp', '--options', 'none.json'], { cwd });
  expect([none.code, none.err]).toEqual([64, expect.stringContaining('none.json says that there is none')]);
});
