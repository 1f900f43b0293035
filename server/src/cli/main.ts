import { createInterface } from 'node:readline/promises';
import process from 'node:process';
import type { Io } from './io.ts';
import { run } from './run.ts';

const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());
process.once('SIGTERM', () => interrupted.abort());
// Somebody closed the pipe (`lifecycle check | head`): nothing is left to say.
process.stdout.on('error', () => process.exit());

const io: Io = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  cwd: process.cwd(),
  env: process.env,
  colour: process.stdout.isTTY && process.stderr.isTTY && process.env['NO_COLOR'] === undefined,
  columns: process.stdout.isTTY ? process.stdout.columns : undefined,
  interactive: process.stdin.isTTY && process.stderr.isTTY,
  signal: interrupted.signal,
  async question(text) {
    if (!process.stdin.isTTY) return undefined;
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return await lines.question(text, { signal: interrupted.signal });
    } finally {
      lines.close();
    }
  },
};

process.exitCode = await run(process.argv.slice(2), io);
