import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fileJournal, type JournalEntry } from '../../server/src/marketo/index.ts';

async function folder() {
  const path = await mkdtemp(join(tmpdir(), 'journal-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

const entries: readonly JournalEntry[] = [
  {
    kind: 'plan',
    version: 1,
    plan: '00000000000abc',
    instance: 'Staging',
    run: '2f1e',
  },
  { kind: 'marked', program: 12 },
  { kind: 'releasing' },
  { kind: 'call', operation: 'token/P/T', method: 'POST', path: '/rest/asset/v1/folder/7/tokens.json' },
  { kind: 'answer', operation: 'token/P/T', outcome: 'success' },
  { kind: 'done', operation: 'token/P/T' },
  { kind: 'done', operation: 'program/P', id: 7 },
  { kind: 'end' },
];

it('keeps every entry, in the order in which they were given', async () => {
  await using place = await folder();
  const path = join(place.path, 'journal.jsonl');
  const journal = fileJournal(path);
  expect(await journal.read()).toEqual([]);
  await Promise.all(entries.map((entry) => journal.append(entry)));
  expect(await fileJournal(path).read()).toEqual(entries);
  expect((await stat(path)).mode & 0o077).toBe(0);
});

it('leaves out a line that a kill cut short, and goes on after it', async () => {
  await using place = await folder();
  const path = join(place.path, 'journal.jsonl');
  const [first, second] = entries;
  if (first === undefined || second === undefined) throw new Error('there are entries');
  await fileJournal(path).append(first);
  await appendFile(path, '{"kind":"done","opera');
  await fileJournal(path).append(second);
  expect(await fileJournal(path).read()).toEqual([first, second]);
  expect((await readFile(path, 'utf8')).split('\n')).toHaveLength(4);
});

it('says when it cannot be written', async () => {
  await using place = await folder();
  await expect(fileJournal(place.path).append({ kind: 'end' })).rejects.toThrow(/EISDIR/);
});
