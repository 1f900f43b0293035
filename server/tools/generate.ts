/**
 * Writes every generated file of the repository. `--check` writes nothing and fails when one of them is stale.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { outputs as grammar } from './generate-grammar.ts';
import { outputs as rules } from './generate-rules.ts';
import { outputs as sandboxOptions } from './generate-sandbox-options.ts';

const root = new URL('../../', import.meta.url);
const generators: readonly (() => Promise<ReadonlyMap<string, string>>)[] = [rules, grammar, sandboxOptions];

/** The generated files whose content on disk differs, with what they should hold. */
export async function stale(): Promise<ReadonlyMap<string, string>> {
  const made = await Promise.all(generators.map((outputs) => outputs()));
  const differing: [string, string][] = [];
  for (const [path, content] of made.flatMap((files) => [...files])) {
    const onDisk = await readFile(new URL(path, root), 'utf8').catch(() => undefined);
    if (onDisk !== content) differing.push([path, content]);
  }
  return new Map(differing);
}

async function write(files: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, content] of files) {
    const url = new URL(path, root);
    await mkdir(new URL('.', url), { recursive: true });
    await writeFile(url, content);
    process.stdout.write(`wrote ${path}\n`);
  }
}

if (import.meta.main) {
  const files = await stale();
  if (!process.argv.includes('--check')) {
    await write(files);
  } else if (files.size > 0) {
    process.stderr.write(`Stale: ${[...files.keys()].join(', ')}. Run npm run generate.\n`);
    process.exitCode = 1;
  }
}
