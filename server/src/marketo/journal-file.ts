import { open, readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Journal, JournalEntry } from './journal.ts';

const entry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('plan'),
    version: z.literal(1),
    plan: z.string(),
    instance: z.string(),
    run: z.string(),
  }),
  z.object({ kind: z.literal('marked'), program: z.number() }),
  z.object({ kind: z.literal('releasing') }),
  z.object({ kind: z.literal('call'), operation: z.string(), method: z.string(), path: z.string() }),
  z.object({ kind: z.literal('answer'), operation: z.string(), outcome: z.string() }),
  z.object({ kind: z.literal('done'), operation: z.string(), id: z.number().optional() }),
  z.object({ kind: z.literal('end') }),
]);

/**
 * A journal as a file of JSON lines that only its owner can read. An entry is on disk before `append` resolves; a line
 * that a kill cut short is left out when reading.
 */
export function fileJournal(path: string): Journal {
  let last: Promise<unknown> = Promise.resolve();
  let isChecked = false;
  async function write(line: string): Promise<void> {
    // The last line of a killed run may lack its end.
    const isCut = !isChecked && !/(^|\n)$/.test(await contentOf(path));
    const file = await open(path, 'a', 0o600);
    try {
      await file.write(`${isCut ? '\n' : ''}${line}\n`);
      await file.datasync();
      isChecked = true;
    } finally {
      await file.close();
    }
  }
  return {
    read: async () => (await contentOf(path)).split('\n').flatMap(entryOf),
    append: (added) => {
      const written = last.then(() => write(JSON.stringify(added)));
      // A failed line is its writer's business, not that of the next one.
      last = written.catch(() => undefined);
      return written;
    },
  };
}

async function contentOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

function entryOf(line: string): readonly JournalEntry[] {
  try {
    const parsed = entry.safeParse(JSON.parse(line));
    return parsed.success ? [parsed.data as JournalEntry] : [];
  } catch {
    return [];
  }
}
