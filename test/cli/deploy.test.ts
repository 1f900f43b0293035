import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../server/src/sandbox/index.ts';
import { deployFixture, interruptedApply, local, text, type DeployFixture } from './deploy-fixture.ts';
import { lifecycle, stackTrace } from './command-line.ts';

let folder: DeployFixture;
let cwd: string;
let sandbox: Sandbox;
let env: DeployFixture['env'];

beforeEach(async () => {
  folder = await deployFixture();
  ({ cwd, sandbox, env } = folder);
});
afterEach(() => folder[Symbol.asyncDispose]());

it('plans, applies, verifies and then finds nothing to do', async () => {
  const plan = await lifecycle(['plan', ...local, '--detailed-exitcode'], { cwd, env });
  expect(plan.code).toBe(2);
  expect(plan.out).toMatch(/\+ campaign "10 - Seen"[\s\S]*to create/);
  expect(plan.err).toMatch(
    /^\d+ calls were made to local-sandbox today, by everybody together; most contracts allow 50,000\.$/m,
  );
  const apply = await lifecycle(['apply', ...local], { cwd, env });
  expect(apply).toMatchObject({ code: 0 });
  expect(apply.err).toMatch(/\d+ calls made/);
  expect(await lifecycle(['verify', ...local], { cwd, env })).toMatchObject({
    code: 0,
    err: expect.stringContaining('No drift'),
  });
  expect(await lifecycle(['plan', ...local, '--detailed-exitcode'], { cwd, env })).toMatchObject({
    code: 0,
    out: expect.stringContaining('No changes'),
  });
});

it('applies exactly the plan that was kept, and refuses it when the instance has moved on', async () => {
  await lifecycle(['plan', ...local, '--out', 'plan.json'], { cwd, env });
  expect((await lifecycle(['apply', ...local, '--plan', 'plan.json'], { cwd, env })).code).toBe(0);
  const again = await lifecycle(['apply', ...local, '--plan', 'plan.json'], { cwd, env });
  expect(again.code).toBe(1);
  expect(again.err).toMatch(/plan/i);
});

it('says in the language’s words what is different, with exit code 2', async () => {
  await lifecycle(['apply', ...local], { cwd, env });
  await writeFile(join(cwd, 'a.lifecycle'), text.replace('Add to List "Seen"', 'Send Email "Hello"'));
  const { code, out } = await lifecycle(['verify', ...local], { cwd, env });
  expect(code).toBe(2);
  expect(out).toMatch(/-.*Add to List "Seen"/);
  expect(out).toMatch(/\+.*Send Email "Hello"/);
});

it('refuses files with errors before it asks the instance', async () => {
  await writeFile(join(cwd, 'a.lifecycle'), text.replace('Person is Created', 'Persn is Created'));
  const { code, err } = await lifecycle(['apply', ...local], { cwd, env });
  expect(code).toBe(1);
  expect(err).toMatch(/1 error.*lifecycle check/);
  expect(sandbox.calls).toEqual([]);
});

it('finishes an interrupted deploy first', async () => {
  expect((await interruptedApply(folder)).code).toBe(1);
  const { code, err } = await lifecycle(['apply', ...local], { cwd, env });
  expect(err).toContain('An earlier deploy was interrupted. Finishing it first.');
  expect(code).toBe(0);
  expect((await lifecycle(['verify', ...local], { cwd, env })).code).toBe(0);
});

it('asks for the name of a production instance', async () => {
  await writeFile(
    join(cwd, 'lifecycle.config.json'),
    JSON.stringify({ instances: { prod: { url: sandbox.url, kind: 'production' } } }),
  );
  const secrets = {
    LIFECYCLE_PROD_CLIENT_ID: sandbox.clientId,
    LIFECYCLE_PROD_CLIENT_SECRET: sandbox.clientSecret,
  };
  const refused = await lifecycle(['apply', '--instance', 'prod'], { cwd, env: secrets });
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('--confirm prod') });
  expect((await lifecycle(['apply', '--instance', 'prod'], { cwd, env: secrets, typed: 'prdo' })).code).toBe(
    1,
  );
  expect(
    (await lifecycle(['apply', '--instance', 'prod', '--confirm', 'prod'], { cwd, env: secrets })).code,
  ).toBe(0);
});

it('names an unknown instance and the known ones', async () => {
  await writeFile(
    join(cwd, 'lifecycle.config.json'),
    '{ "instances": { "one": { "munchkinId": "123-ABC-456", "kind": "sandbox" } } }',
  );
  const { code, err } = await lifecycle(['plan', '--instance', 'two'], { cwd, env });
  expect(code).toBe(1);
  expect(err).toMatch(/no instance "two".*Known: one, local-sandbox/);
});

it('builds through the MCP server what REST does not write, where the instance says so', async () => {
  await using classic = await startedClassic();
  // Tools take many calls: at the usual 50 in 20 seconds the test would wait for a second window.
  const instance = {
    url: classic.url,
    munchkinId: classic.munchkinId,
    kind: 'sandbox',
    mcp: true,
    callsPer20Seconds: 100,
  };
  await writeFile(join(cwd, 'lifecycle.config.json'), JSON.stringify({ instances: { classic: instance } }));
  const secrets = {
    LIFECYCLE_CLASSIC_CLIENT_ID: classic.clientId,
    LIFECYCLE_CLASSIC_CLIENT_SECRET: classic.clientSecret,
  };
  const plan = await lifecycle(['plan'], { cwd, env: secrets });
  expect(plan.out).toContain("// It is written through Adobe's MCP server");
  expect(await lifecycle(['apply'], { cwd, env: secrets })).toMatchObject({ code: 0 });
  const verify = await lifecycle(['verify'], { cwd, env: secrets });
  expect(verify).toMatchObject({ code: 0, err: expect.stringContaining('No drift') });
  const kept = await readFile(join(cwd, '.lifecycle-state', 'deploys', 'classic', 'mcp.json'), 'utf8');
  expect(JSON.parse(kept)).toMatchObject({ deployed: expect.stringMatching(/^[0-9a-f]{64}$/) });
  // The same tools again: nothing to say of them.
  expect((await lifecycle(['plan'], { cwd, env: secrets })).err).not.toContain('MCP');
});

async function startedClassic(): Promise<Sandbox & AsyncDisposable> {
  const classic = await startSandbox({ rateLimit: 'off', profile: 'classic' });
  return Object.assign(classic, { [Symbol.asyncDispose]: () => classic.close() });
}

it('says which variables hold the secrets', async () => {
  await writeFile(
    join(cwd, 'lifecycle.config.json'),
    '{ "instances": { "my-box": { "munchkinId": "123-ABC-456", "kind": "sandbox" } } }',
  );
  const { code, err } = await lifecycle(['plan'], { cwd, env });
  expect(code).toBe(1);
  expect(err).toContain('LIFECYCLE_MY_BOX_CLIENT_ID');
});

it('says that the secret is wrong, without repeating it', async () => {
  const { code, out, err } = await lifecycle(['plan', ...local], {
    cwd,
    env: { ...env, LIFECYCLE_LOCAL_SANDBOX_CLIENT_SECRET: 'guessed-secret' },
  });
  expect(code).toBe(1);
  expect(err).toMatch(/refused the client id and secret/);
  expect(out + err).not.toContain('guessed-secret');
  expect(err).not.toMatch(stackTrace);
});

it('says that nothing answers and how to start it', async () => {
  await sandbox.close();
  const { code, err } = await lifecycle(['plan', ...local], { cwd, env });
  expect(code).toBe(1);
  expect(err).toMatch(/lifecycle sandbox/);
  expect(err).not.toMatch(stackTrace);
});

it('asks to name one of several workspaces', async () => {
  const samples = fileURLToPath(new URL('../../samples', import.meta.url));
  const { code, err } = await lifecycle(['plan', samples, ...local], { cwd, env });
  expect(code).toBe(1);
  expect(err).toMatch(/separate workspaces[\s\S]*Name one of them/);
});

it('writes what is left to do by hand as a page or as Markdown, with links after a deploy', async () => {
  const classic = await startSandbox({ rateLimit: 'off', profile: 'classic' });
  try {
    const there = {
      LIFECYCLE_LOCAL_SANDBOX_URL: classic.url,
      LIFECYCLE_LOCAL_SANDBOX_CLIENT_ID: classic.clientId,
      LIFECYCLE_LOCAL_SANDBOX_CLIENT_SECRET: classic.clientSecret,
    };
    const plan = await lifecycle(['plan', ...local, '--sheet', 'sheet.md'], { cwd, env: there });
    expect(plan.out).toContain("// Rules and flow by build sheet: this instance's API does not write them.");
    expect(plan.err).toContain('The build sheet is in sheet.md.');
    expect(await readFile(join(cwd, 'sheet.md'), 'utf8')).toContain(
      '- [ ] Drag in trigger 1: `Person is Created`',
    );
    expect((await lifecycle(['apply', ...local, '--sheet', 'sheet.html'], { cwd, env: there })).code).toBe(0);
    expect(await readFile(join(cwd, 'sheet.html'), 'utf8')).toMatch(
      /href="http:\/\/127\.0\.0\.1:\d+\/[^"]*#SC\d+A1"/,
    );
    const whole = await lifecycle(['build-sheet', ...local, '--out', 'whole.html'], { cwd, env: there });
    expect(whole).toMatchObject({
      code: 0,
      err: expect.stringContaining('The build sheet is in whole.html.'),
    });
    expect(await readFile(join(cwd, 'whole.html'), 'utf8')).toContain('<b>Add to List</b>');
    const unasked = await lifecycle(['plan', ...local], { cwd, env: there });
    expect(unasked.err).toContain('lifecycle build-sheet --instance local-sandbox --out sheet.html');
    const wrong = await lifecycle(['plan', ...local, '--sheet', 'sheet.pdf'], { cwd, env: there });
    expect(wrong).toMatchObject({ code: 64, err: expect.stringContaining('.html or .md') });
  } finally {
    await classic.close();
  }
});
