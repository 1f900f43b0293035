import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Sandbox } from '../../server/src/sandbox/index.ts';
import { lifecycle, type Ran } from './command-line.ts';
import { deployFixture, interruptedApply, local, type DeployFixture } from './deploy-fixture.ts';

let folder: DeployFixture;
let cwd: string;
let sandbox: Sandbox;
let env: DeployFixture['env'];

beforeEach(async () => {
  folder = await deployFixture();
  ({ cwd, sandbox, env } = folder);
});
afterEach(() => folder[Symbol.asyncDispose]());

/** The token that the instance gives to everybody with these credentials. */
async function token(): Promise<string> {
  const query = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: sandbox.clientId,
    client_secret: sandbox.clientSecret,
  });
  const answer = await fetch(`${sandbox.url}/identity/oauth/token?${query.toString()}`);
  return ((await answer.json()) as { access_token: string }).access_token;
}

const failures: readonly (readonly [string, () => Promise<Ran>])[] = [
  ['is stopped', () => interruptedApply(folder)],
  [
    'is refused by a message that repeats its secrets',
    async () => {
      const message = `no ${sandbox.clientSecret} for ${sandbox.clientId} with Bearer ${await token()}`;
      sandbox.inject({ on: 'POST /rest/asset/v1/programs.json', answer: { code: '709', message } });
      return lifecycle(['apply', ...local, '--sheet', 'left.html'], { cwd, env });
    },
  ],
  [
    'meets a gateway that shows what it was sent',
    async () => {
      const sent = `<pre>Authorization: Bearer ${await token()} ${sandbox.clientSecret}</pre>`;
      sandbox.inject({ on: '*', after: 9, times: 90, answer: { status: 403, text: sent } });
      return lifecycle(['apply', ...local], { cwd, env });
    },
  ],
  [
    'loses an answer, and finds the quota used up when it looks',
    () => {
      sandbox.inject({ on: '*', after: 12, performed: true, answer: 'drop' });
      sandbox.inject({ on: '*', after: 13, times: 90, answer: { code: '607' } });
      return lifecycle(['apply', ...local], { cwd, env });
    },
  ],
];

it.for(failures)(
  'leaves neither secret nor token behind when it %s',
  { timeout: 120_000 },
  async ([, fail]) => {
    const plan = await lifecycle(['plan', ...local, '--out', 'plan.json', '--sheet', 'sheet.md'], {
      cwd,
      env,
    });
    const { code, out, err } = await fail();
    expect(code).not.toBe(0);
    const files = await readdir(cwd, { recursive: true, withFileTypes: true });
    const left = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'utf8')),
    );
    expect(left.length).toBeGreaterThan(3);
    const all = [plan.out, plan.err, out, err, ...left].join('\n');
    for (const secret of [sandbox.clientSecret, sandbox.clientId, await token()])
      expect(all).not.toContain(secret);
    expect(all).not.toMatch(/Bearer [^•]|access_token/);
  },
);
