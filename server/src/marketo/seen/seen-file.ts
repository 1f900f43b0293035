import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { canonicalJson, fingerprint } from '../../compiler/index.ts';
import { SeenAssets, type SeenContent, type SeenEntry } from './seen.ts';

const entry = z.object({
  updatedAt: z.string(),
  content: z.custom<SeenContent>((value) => typeof value === 'object' && value !== null),
});

const schema = z.object({
  version: z.literal(1),
  instance: z.string(),
  timesMove: z.boolean(),
  entries: z.array(z.tuple([z.string(), entry])),
  /** Of the entries: a file that was cut short or edited is none. */
  sum: z.string(),
});

/** What is remembered of the instance at this address; nothing where the file is missing, damaged or another's. */
export async function readSeen(path: string, instance: string): Promise<SeenAssets> {
  try {
    const file = schema.parse(JSON.parse(await readFile(path, 'utf8')));
    if (file.instance === instance && file.sum === sumOf(file.entries))
      return new SeenAssets(file.entries, file.timesMove);
  } catch {
    // Whatever is wrong with it: everything is read anew.
  }
  return new SeenAssets();
}

/** Only its owner can read it: rules may hold names. A memory that cannot be kept is no reason to fail. */
export async function writeSeen(path: string, instance: string, seen: SeenAssets): Promise<void> {
  const { entries, timesMove } = seen;
  const text = JSON.stringify({ version: 1, instance, timesMove, entries, sum: sumOf(entries) });
  try {
    await writeFile(`${path}.new`, text, { mode: 0o600 });
    await rename(`${path}.new`, path);
  } catch {
    // The next plan reads everything.
  }
}

const sumOf = (entries: readonly (readonly [string, SeenEntry])[]): string =>
  fingerprint(canonicalJson(entries));
