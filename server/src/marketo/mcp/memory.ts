import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';

/** What is kept of an instance's MCP server between runs. No secrets, nothing that could not be found out again. */
export interface Remembered {
  /** Hash of the tools with which the latest deploy succeeded. */
  readonly deployed?: string | undefined;
  /** Where rules and steps begin to count, for the tools of that hash. */
  readonly numbers?: { readonly tools: string; readonly rule: 0 | 1; readonly step: 0 | 1 } | undefined;
}

export interface McpMemory {
  read(): Promise<Remembered>;
  write(remembered: Remembered): Promise<void>;
}

export function memoryInMind(remembered: Remembered = {}): McpMemory {
  let kept = remembered;
  return {
    read: () => Promise.resolve(kept),
    write: (next) => {
      kept = next;
      return Promise.resolve();
    },
  };
}

const number = z.union([z.literal(0), z.literal(1)]);
const schema = z.object({
  deployed: z.string().optional(),
  numbers: z.object({ tools: z.string(), rule: number, step: number }).optional(),
});

/** A file that cannot be read or written is as good as none: what it held is found out again. */
export function memoryInFile(path: string): McpMemory {
  return {
    async read() {
      try {
        return schema.parse(JSON.parse(await readFile(path, 'utf8')));
      } catch {
        return {};
      }
    },
    async write(remembered) {
      try {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(`${path}.new`, `${JSON.stringify(remembered)}\n`, { mode: 0o600 });
        await rename(`${path}.new`, path);
      } catch {
        // The next run has to find out anew, and that is all.
      }
    },
  };
}
