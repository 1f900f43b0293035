import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lifecycle } from './command-line.ts';
import { deployFixture, local, type DeployFixture } from './deploy-fixture.ts';

const text = `program "OPS Import" in "Marketing Activities / Operations" {
  type "Default"
  channel "Operational"
  token "Threshold" number 100
}

list "Seen"

campaign "00 - Start" {
  qualify every time
  trigger Person is Created
  filter [Own Field] is empty
  flow { Request Campaign "10 - Seen" }
}

folder "1. Seen" {
  campaign "10 - Seen" {
    qualify every time
    trigger Campaign is Requested
    filter not Filled Out Form "Demo"
    flow { Add to List "Seen" }
  }
  folder "Later" {
    smart list "Seen Before" {
      filter Member of List "Seen"
    }
  }
}

folder "1 Seen" {
  list "Alike"
}

field [Own Field] string
external form "Demo"
`;

let at: DeployFixture;

beforeEach(async () => {
  at = await deployFixture();
  await writeFile(join(at.cwd, 'a.lifecycle'), text);
  expect(await run('apply', ...local)).toMatchObject({ code: 0 });
  await rm(join(at.cwd, 'a.lifecycle'));
});
afterEach(() => at[Symbol.asyncDispose]());

const run = (...line: string[]) => lifecycle(line, at);
const split = (...more: string[]) =>
  run('import', 'OPS Import', ...local, '--out', 'found', '--split', ...more);
const read = (file: string) => readFile(join(at.cwd, 'found/ops-import', file), 'utf8');

it('gives the program a folder with a file for itself and one for each of its folders', async () => {
  expect(await split()).toMatchObject({
    code: 0,
    err: expect.stringContaining(
      '"OPS Import" is in found/ops-import: program.lifecycle, 1-seen.lifecycle, 1-seen-2.lifecycle.\n',
    ) as unknown,
  });
  expect(await read('program.lifecycle')).toMatch(
    /token "Threshold" number 100[\s\S]*list "Seen"[\s\S]*campaign "00 - Start"[\s\S]*field \[Own Field\][\s\S]*external form "Demo"/,
  );
  expect(await read('1-seen-2.lifecycle')).toBe(`program "OPS Import"

folder "1. Seen" {
  campaign "10 - Seen" {
    limits off
    trigger Campaign is Requested is any
    filter not Filled Out Form "Demo"
    flow { Add to List "Seen" }
  }

  folder "Later" {
    smart list "Seen Before" {
      filter Member of List "Seen"
    }
  }
}
`);
  expect(await read('1-seen.lifecycle')).toContain('folder "1 Seen" {\n  list "Alike"\n}');
});

it('says in several files what one file says: no drift, no change, the same findings', async () => {
  await split();
  await run('import', 'OPS Import', ...local, '--out', 'whole');
  expect(await run('verify', 'found', ...local)).toMatchObject({ code: 0 });
  expect(await run('plan', 'found', ...local, '--detailed-exitcode')).toMatchObject({ code: 0 });
  const [inParts, inOne] = await Promise.all([findings('found'), findings('whole')]);
  expect(inOne).not.toEqual([]);
  expect(inParts).toEqual(inOne);
});

async function findings(folder: string): Promise<readonly string[]> {
  const { out } = await run('check', folder, '--format', 'json');
  const { findings: found } = JSON.parse(out) as { findings: { rule: string; message: string }[] };
  return found.map(({ rule, message }) => `${rule}: ${message}`).sort();
}

it('writes nothing at all where one of the files is there, unless it is told to replace them', async () => {
  await mkdir(join(at.cwd, 'found/ops-import'), { recursive: true });
  await writeFile(join(at.cwd, 'found/ops-import/1-seen.lifecycle'), '// mine');
  expect(await split()).toMatchObject({
    code: 1,
    err: expect.stringContaining(
      'found/ops-import/1-seen.lifecycle is there already. Replace it with --force, or choose another folder with --out.',
    ) as unknown,
  });
  expect(await readdir(join(at.cwd, 'found/ops-import'))).toEqual(['1-seen.lifecycle']);
  expect(await read('1-seen.lifecycle')).toBe('// mine');
  expect(await split('--force')).toMatchObject({ code: 0 });
  expect(await read('1-seen.lifecycle')).toContain('folder "1 Seen"');
});

it('lists every file that is in the way', async () => {
  await split();
  expect((await split()).err).toContain(`These files are there already:
  found/ops-import/program.lifecycle
  found/ops-import/1-seen.lifecycle
  found/ops-import/1-seen-2.lifecycle
Replace them with --force`);
});

it('points at files that an earlier import has left', async () => {
  await split();
  await writeFile(join(at.cwd, 'found/ops-import/gone.lifecycle'), 'program "OPS Import"\n');
  expect((await split('--force')).err).toContain(
    'found/ops-import also has gone.lifecycle, with nothing of this import in it. Remove what "OPS Import" no longer holds.',
  );
});

it('says why a file cannot be written', async () => {
  await writeFile(join(at.cwd, 'found'), 'a file where a folder should be');
  expect(await split()).toMatchObject({
    code: 1,
    err: expect.stringMatching(
      /found\/ops-import\/program\.lifecycle cannot be written: .+ --out\./,
    ) as unknown,
  });
});
