import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FakeOrg } from '../salesforce/fake-org.ts';
import { checker, saveStages, setUpLifecycle, stageNames } from '../salesforce/lifecycle-org.ts';
import { lifecycle, type Ran, stackTrace } from './command-line.ts';

const text = `field [Lifecycle Stage] string { salesforce Lead "Lifecycle_Stage__c", Contact "Lifecycle_Stage__c" }
field [MQL Date] datetime { salesforce Lead "MQL_Date__c", Contact "MQL_Date__c" }
lifecycle "Person" on [Lifecycle Stage] {
  stage "1 - MAL"
  stage "2 - MQL" { stamp [MQL Date] }
  stage "3 - SAL"
}
`;

let cwd: string;
let org: FakeOrg;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'lifecycle-salesforce-'));
  await writeFile(join(cwd, 'a.lifecycle'), text);
  org = await FakeOrg.start();
  setUpLifecycle(org);
});
afterEach(async () => {
  await org[Symbol.asyncDispose]();
  await rm(cwd, { recursive: true });
});

function check(args: readonly string[] = [], token = org.signIn(checker)): Promise<Ran> {
  const env = {
    LIFECYCLE_SALESFORCE_INSTANCE_URL: org.url,
    LIFECYCLE_SALESFORCE_ACCESS_TOKEN: token,
    PATH: '',
  };
  return lifecycle(['salesforce', 'check', ...args], { cwd, env });
}

it('says that Salesforce agrees', async () => {
  expect(await check()).toMatchObject({
    code: 0,
    out: '',
    err: expect.stringContaining('Salesforce agrees with the files.'),
  });
});

it('points at the stage that the picklist lacks', async () => {
  saveStages(org, stageNames.slice(0, 2));
  const { code, out, err } = await check();
  expect(code).toBe(1);
  expect(out).toMatch(/^a\.lifecycle:6:9 {2}error {2}salesforce\/values-differ/m);
  expect(out).toContain('    6 |   stage "3 - SAL"');
  expect(err).toMatch(/1 difference/);
});

it('prints findings as JSON with their places', async () => {
  saveStages(org, stageNames.slice(0, 2));
  const { out } = await check(['--format', 'json']);
  expect(JSON.parse(out)).toMatchObject({
    version: 1,
    findings: [
      { rule: 'salesforce/values-differ', file: 'a.lifecycle', range: { start: { line: 5, character: 8 } } },
    ],
  });
});

it('says what to do when the session is over, without the token', async () => {
  const { code, out, err } = await check([], '00D000000000001!expired.token.of.somebody');
  expect(code).toBe(1);
  expect(err).toMatch(/Session expired.*Set LIFECYCLE_SALESFORCE_ACCESS_TOKEN to a fresh token/);
  expect(out + err).not.toContain('expired.token');
  expect(err).not.toMatch(stackTrace);
});

it('asks for a mapping where no stage field has one', async () => {
  await writeFile(join(cwd, 'a.lifecycle'), 'field [Stage] string\nlifecycle "L" on [Stage] { stage "A" }\n');
  expect(await check()).toMatchObject({
    code: 1,
    err: expect.stringContaining('salesforce Lead "Lifecycle_Stage__c"'),
  });
});
