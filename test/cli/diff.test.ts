import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../server/src/sandbox/index.ts';
import { lifecycle } from './command-line.ts';
import { deployFixture, type DeployFixture } from './deploy-fixture.ts';

const head = `program "OPS Diff" in "Marketing Activities / Operations" {
  channel "Operational"
  token "Threshold" number 100
}
`;
const seen = `campaign "10 - Seen" {
  trigger Person is Created
  flow { Add to List "Seen" }
}
`;
const score = `campaign "20 - Score" {
  trigger Person is Created
  flow { Change Score [Person Score] by 5 }
}
`;
const everything = `${head}list "Seen"\n${seen}${score}`;

let here: DeployFixture;
let other: Sandbox;
let env: Readonly<Record<string, string>>;

beforeEach(async () => {
  [here, other] = await Promise.all([deployFixture(), startSandbox({ rateLimit: 'off' })]);
  await rm(join(here.cwd, 'a.lifecycle'));
  const config = { instances: { production: { kind: 'production', url: other.url } } };
  await writeFile(join(here.cwd, 'lifecycle.config.json'), JSON.stringify(config));
  env = {
    ...here.env,
    LIFECYCLE_PRODUCTION_CLIENT_ID: other.clientId,
    LIFECYCLE_PRODUCTION_CLIENT_SECRET: other.clientSecret,
  };
});
afterEach(async () => {
  await other.close();
  await here[Symbol.asyncDispose]();
});

const diff = (...args: string[]) =>
  lifecycle(['diff', ...args, '--from', 'local-sandbox', '--to', 'production'], { cwd: here.cwd, env });

/** What one of them holds. From files of its own: those that are compared are another matter. */
async function deploy(to: 'local-sandbox' | 'production', text: string): Promise<void> {
  const folder = join(here.cwd, 'deployed', to);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'lifecycle.config.json'), '{}');
  await writeFile(join(folder, 'a.lifecycle'), text);
  const at = to === 'production' ? other : here.sandbox;
  const secrets = {
    LIFECYCLE_LOCAL_SANDBOX_URL: at.url,
    LIFECYCLE_LOCAL_SANDBOX_CLIENT_ID: at.clientId,
    LIFECYCLE_LOCAL_SANDBOX_CLIENT_SECRET: at.clientSecret,
  };
  const line = ['apply', folder, '--instance', 'local-sandbox'];
  expect(await lifecycle(line, { cwd: folder, env: secrets })).toMatchObject({ code: 0 });
}

it('finds no difference between instances that were deployed from the same files', async () => {
  await deploy('local-sandbox', everything);
  await deploy('production', everything);
  expect(await diff('OPS Diff')).toMatchObject({
    code: 0,
    out: '',
    err: expect.stringContaining('No difference: production holds what local-sandbox holds.') as unknown,
  });
});

it('compares a program whole, in the names of both instances', async () => {
  await deploy('local-sandbox', everything);
  await deploy(
    'production',
    `${everything.replace('by 5', 'by 50').replace('number 100', 'number 120').replace('20 - Score" {', '20 - Score" {\n  inactive')}list "Late"\n`,
  );
  const { code, out, err } = await diff('OPS Diff');
  expect(code).toBe(2);
  expect(out).toBe(`~ token "Threshold"
    The token has another value in production than in local-sandbox.
    -token "Threshold" number 120
    +token "Threshold" number 100
- list "Late"
    It is in production but not in local-sandbox.
~ campaign "20 - Score"
    The flow in production is not the one in local-sandbox.
     flow {
    -  Change Score [Person Score] by 50
    +  Change Score [Person Score] by 5
     }
~ campaign "20 - Score"
    The campaign is active in local-sandbox and switched off in production.
`);
  expect(err).toContain('Lines with + are in local-sandbox, lines with - in production.');
  const json = await diff('OPS Diff', '--format', 'json');
  expect(JSON.parse(json.out)).toMatchObject({
    version: 1,
    from: 'local-sandbox',
    to: 'production',
    drift: [
      { kind: 'different', asset: 'token "Threshold"' },
      { kind: 'extra', asset: 'list "Late"', message: 'It is in production but not in local-sandbox.' },
      { kind: 'different', asset: 'campaign "20 - Score"', byHand: false },
      {},
    ],
  });
});

it('is limited to what the files name, by a path or by the folder that it runs in', async () => {
  await deploy('local-sandbox', everything);
  await deploy('production', everything.replace('by 5', 'by 50').replace('number 100', 'number 120'));
  await mkdir(join(here.cwd, 'files'));
  const seenFile = join('files', 'seen.lifecycle');
  await writeFile(join(here.cwd, seenFile), `program "OPS Diff"\n\n${seen}`);
  expect(await diff(seenFile)).toMatchObject({
    code: 0,
    err: expect.stringContaining(
      'No difference: production holds what local-sandbox holds, as far as the files name it.',
    ) as unknown,
  });
  await writeFile(join(here.cwd, 'files', 'score.lifecycle'), `program "OPS Diff"\n\n${score}`);
  const both = await diff('files');
  expect(both.code).toBe(2);
  expect(both.out).toMatch(/^~ campaign "20 - Score"\n.*\n.*flow \{\n.*by 50\n.*by 5\n.*\}\n$/);
  await rm(join(here.cwd, 'deployed'), { recursive: true });
  expect(await diff()).toEqual(both);
  // A name beside the paths is a program, and is compared whole.
  expect((await diff('files', 'OPS Diff')).out).toContain('token "Threshold"');
});

it('says which instance lacks a program that the files name, and that none has it', async () => {
  await deploy('production', `${head}list "Seen"\n`);
  await mkdir(join(here.cwd, 'files'));
  await writeFile(join(here.cwd, 'files', 'a.lifecycle'), `program "OPS Diff"\n\nlist "Seen"\n`);
  await writeFile(join(here.cwd, 'files', 'b.lifecycle'), `program "OPS Later"\n\nlist "Nobody"\n`);
  const { code, out, err } = await diff('files');
  expect(code).toBe(2);
  expect(out).toBe('- program "OPS Diff"\n    It is in production but not in local-sandbox.\n');
  expect(err).toContain('Neither local-sandbox nor production has a program "OPS Later".');
});

it('refuses what it cannot compare, with what to do', async () => {
  await writeFile(join(here.cwd, 'broken.lifecycle'), 'program "OPS Diff"\ncampaign {\n');
  await writeFile(join(here.cwd, 'fields.lifecycle'), 'field [Own] string\n');
  expect(await diff('gone.lifecycle')).toMatchObject({ code: 1, err: 'gone.lifecycle does not exist.\n' });
  expect((await diff('broken.lifecycle')).err).toMatch(
    /^What the files name is not certain: \d+ places? in them cannot be read\. See them with: lifecycle check broken\.lifecycle\n$/,
  );
  expect((await diff('fields.lifecycle')).err).toContain('The files name no program');
  expect((await diff('OPS Nowhere')).err).toContain('local-sandbox has no program "OPS Nowhere".');
});
