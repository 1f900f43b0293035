/**
 * From a keystroke to the diagnostics on their way to the editor, through the real server: JSON messages over streams,
 * incremental text, parsing, binding, every rule, publishing. Client and server share this process.
 *
 *     node test/bench/keystroke.ts
 */
import { PassThrough } from 'node:stream';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { createConnection } from 'vscode-languageserver/node';
import { startServer } from '../../server/src/lsp/index.ts';
import { type BenchmarkResult, calibration } from './calibration.ts';
import { largeProgram } from './large-program.ts';

/** Milliseconds that a keystroke may take, by the lines of its file. */
export const budgets: readonly { readonly lines: number; readonly ms: number }[] = [
  { lines: 500, ms: 10 },
  { lines: 10_000, ms: 50 },
];

const warmUp = 30;
const runs = 41;

export async function keystrokeBenchmark(): Promise<readonly BenchmarkResult[]> {
  const results: BenchmarkResult[] = [];
  for (const { lines } of budgets) results.push(await measureKeystrokes(lines));
  return results;
}

async function measureKeystrokes(lines: number): Promise<BenchmarkResult> {
  const editor = await openEditor(largeProgram(lines));
  const times: number[] = [];
  const loops: number[] = [];
  for (let run = 0; run < warmUp + runs; run += 1) {
    const loop = calibration();
    const time = await editor.type(run);
    if (run < warmUp) continue;
    loops.push(loop);
    times.push(time);
  }
  editor.close();
  const medianMs = median(times);
  return {
    name: `keystroke to diagnostics, ${lines} lines`,
    medianMs,
    bestMs: Math.min(...times),
    ratio: medianMs / median(loops),
    runs,
  };
}

interface Editor {
  /** Types one letter and answers how many milliseconds passed until the diagnostics came. */
  type(turn: number): Promise<number>;
  close(): void;
}

const uri = 'untitled:bench.lifecycle';

async function openEditor(program: string): Promise<Editor> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  startServer(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)));
  const client = createMessageConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  let published: () => void = () => undefined;
  client.onNotification('textDocument/publishDiagnostics', () => published());
  client.onNotification('window/logMessage', ({ message }: { readonly message: string }) => {
    process.stderr.write(`${message}\n`);
  });
  client.listen();
  await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
  await client.sendNotification('initialized', {});

  const { text, line, character } = withOpenName(program);
  const answered = (): Promise<void> => new Promise((resolve) => (published = resolve));
  const opened = answered();
  await client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'lifecycle', version: 1, text },
  });
  await opened;
  return {
    type: async (turn) => {
      const at = { line, character };
      const arrived = answered();
      const start = performance.now();
      void client.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: turn + 2 },
        contentChanges: [{ range: { start: at, end: at }, text: 'abcdefghij'[turn % 10] }],
      });
      await arrived;
      return performance.now() - start;
    },
    close: () => {
      client.dispose();
      toServer.destroy();
      toClient.destroy();
    },
  };
}

/**
 * The program with a campaign in its middle that requests one whose name is being typed: what is said about it changes
 * with each letter.
 */
function withOpenName(program: string): {
  readonly text: string;
  readonly line: number;
  readonly character: number;
} {
  const middle = program.indexOf('\nfolder ', program.length / 2);
  const at = middle === -1 ? program.length : middle + 1;
  const head = '  flow { Request Campaign "';
  const campaign = `campaign "Being Typed" {\n  qualify every time\n  trigger Person is Created\n${head}x" }\n}\n`;
  const text = `${program.slice(0, at)}${campaign}${program.slice(at)}`;
  return { text, line: text.slice(0, at).split('\n').length - 1 + 3, character: head.length + 1 };
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? Number.NaN;
}

if (import.meta.main) {
  process.stdout.write(`${JSON.stringify(await keystrokeBenchmark(), undefined, 2)}\n`);
}
