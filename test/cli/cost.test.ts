import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lifecycle } from './command-line.ts';

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'lifecycle-cost-'));
  await writeFile(join(cwd, 'a.lifecycle'), text);
});
afterEach(() => rm(cwd, { recursive: true }));

const text = `smart list "Cheap" {
  filter [Unsubscribed] is false
}
smart list "Dear" {
  filter [Job Title] contains "VP"
  filter not Filled Out Form is any
  filter [Country] is "US"
}
campaign "Asked" {
  trigger Person is Created
  filter Member of Smart List "Cheap"
  flow { Add to List "L" }
}
campaign "Without Filters" {
  trigger Person is Created
  flow { Add to List "L" }
}
`;

it('shows the dearest list first, why, and what another order would save', async () => {
  const { code, out } = await lifecycle(['cost'], { cwd });
  expect(code).toBe(0);
  expect(out).toBe(`a.lifecycle:4:12  smart list Dear  very slow (8 of 8)
    4  [Job Title] contains "VP"   a piece of text is searched for in every text, one value
  > 8  not Filled Out Form is any  it looks for what is not in the log of Filled Out Form
    1  [Country] is "US"           one value compared as a whole
    Cheap filters first: everybody meets class 1 instead of 4, and 2 filters look only at who is left.

a.lifecycle:9:10  campaign Asked  slow (7 of 8), asked of one person at a time
  > 7  Member of Smart List "Cheap"  the other list is worked out first

a.lifecycle:1:12  smart list Cheap  fast (1 of 8)
  > 1  [Unsubscribed] is false  checked or not is known at once

`);
});

it('prints stable JSON', async () => {
  const { out } = await lifecycle(['cost', '--format', 'json'], { cwd });
  const { version, lists } = JSON.parse(out);
  expect(version).toBe(1);
  expect(lists.map(({ name }: { name: string }) => name)).toEqual(['Dear', 'Asked', 'Cheap']);
  expect(lists[0]).toMatchObject({
    kind: 'smart list',
    file: 'a.lifecycle',
    range: { start: { line: 3, character: 11 } },
    askedOf: 'database',
    class: 8,
    dominating: 1,
    filters: [
      { text: '[Job Title] contains "VP"', class: 4, range: { start: { line: 4, character: 9 } } },
      { text: 'not Filled Out Form is any', class: 8 },
      { text: '[Country] is "US"', class: 1 },
    ],
    reorder: { now: 4, then: 1, relieved: [0, 1] },
  });
  expect(lists[1]).not.toHaveProperty('reorder');
});

it('knows that domains, Booleans and empty are cheap, and that the first filter counts', async () => {
  await writeFile(
    join(cwd, 'a.lifecycle'),
    `smart list "L" {
  filter [Email Address] contains "@acme.com"
  filter [City] is not empty
  filter any { [Country] is "US", [Country] is not "CA" }
}
`,
  );
  const { out } = await lifecycle(['cost', '--format', 'json'], { cwd });
  const [list] = JSON.parse(out).lists;
  expect(list.filters.map((filter: { class: number }) => filter.class)).toEqual([3, 1, 3]);
  expect(list.reorder).toEqual({ now: 3, then: 1, relieved: [0] });
});

it('says which files are missing', async () => {
  expect((await lifecycle(['cost', 'missing.lifecycle'], { cwd })).code).toBe(1);
});
