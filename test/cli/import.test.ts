import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../server/src/sandbox/index.ts';
import { lifecycle } from './command-line.ts';

const text = `/// Keeps track of people.
program "OPS Import" in "Marketing Activities / Operations" {
  type "Default"
  channel "Operational"
  token "Threshold" number 100
}

list "Seen"

campaign "10 - Seen" {
  qualify every time
  trigger Person is Created
  filter not Filled Out Form "Demo"
  flow {
    Add to List "Seen"
    Request Campaign "20 - Next"
  }
}

campaign "20 - Next" {
  qualify once
  trigger Campaign is Requested
  flow { Change Score [Person Score] by 5 }
}

external form "Demo"
`;

let cwd: string;
let instance: Sandbox;
let env: Record<string, string>;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'lifecycle-import-'));
  instance = await startSandbox({ rateLimit: 'off' });
  const config = { instances: { one: { kind: 'sandbox', url: instance.url } } };
  await writeFile(join(cwd, 'lifecycle.config.json'), JSON.stringify(config));
  await writeFile(join(cwd, 'a.lifecycle'), text);
  env = {
    LIFECYCLE_ONE_CLIENT_ID: instance.clientId,
    LIFECYCLE_ONE_CLIENT_SECRET: instance.clientSecret,
  };
});
afterEach(async () => {
  await instance.close();
  await rm(cwd, { recursive: true });
});

const run = (...line: string[]) => lifecycle(line, { cwd, env });

it('writes a program as a file that verify accepts, with what Marketo hides', async () => {
  expect(await run('apply', '--instance', 'one')).toMatchObject({ code: 0 });
  const imported = await run('import', 'OPS Import', '--instance', 'one', '--out', 'found');
  expect(imported).toMatchObject({
    code: 0,
    err: expect.stringContaining('"OPS Import" is in found/ops-import.lifecycle'),
  });
  const written = await readFile(join(cwd, 'found/ops-import.lifecycle'), 'utf8');
  expect(written).toContain('/// Keeps track of people.');
  expect(written).toContain('token "Threshold" number 100');
  // Marketo does not show what is negated; the mark of the deploy proves it.
  expect(written).toContain('filter not Filled Out Form "Demo"');
  expect(written).toContain('external form "Demo"');
  expect(written).not.toContain('⟦');
  await rm(join(cwd, 'a.lifecycle'));
  expect(await run('verify', 'found', '--instance', 'one')).toMatchObject({ code: 0 });
  expect(await run('plan', 'found', '--instance', 'one', '--detailed-exitcode')).toMatchObject({ code: 0 });
});

it('never replaces a file unless it is told to, and names a program that is not there', async () => {
  await run('apply', '--instance', 'one');
  expect(await run('import', 'OPS Import', '--instance', 'one')).toMatchObject({ code: 0 });
  expect(await run('import', 'OPS Import', '--instance', 'one')).toMatchObject({
    code: 1,
    err: expect.stringContaining('ops-import.lifecycle is there already. Replace it with --force'),
  });
  expect(await run('import', 'OPS Import', '--instance', 'one', '--force')).toMatchObject({ code: 0 });
  expect(await run('import', 'OPS Inport', '--instance', 'one')).toMatchObject({
    code: 1,
    err: expect.stringContaining('one has no program "OPS Inport"'),
  });
});

it('names the programs that are most like one that is not there', async () => {
  await run('apply', '--instance', 'one');
  expect(await run('import', 'OPS Inport', '--instance', 'one')).toMatchObject({
    code: 1,
    err: expect.stringContaining('has no program "OPS Inport". Did you mean "OPS Import"?') as unknown,
  });
});
