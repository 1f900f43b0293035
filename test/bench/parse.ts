import { pathToFileURL } from 'node:url';
import { format, parse } from '../../server/src/syntax/index.ts';
import { measure } from './calibration.ts';
import type { BenchmarkResult } from './calibration.ts';
import { largeProgram } from './large-program.ts';

/** Reading files: all of a large one, and a small one again after each keystroke. */
export async function parseBenchmark(): Promise<BenchmarkResult[]> {
  const large = largeProgram(10_000);
  const small = largeProgram(500);
  return [
    measure('parse 10,000 lines', () => parse(large)),
    measure('parse 10,000 lines again after a keystroke', keystrokes(large)),
    measure('parse 500 lines', () => parse(small), { runs: 201 }),
    measure('parse 500 lines again after a keystroke', keystrokes(small), { runs: 201 }),
    measure('format 500 lines', () => format(small)),
  ];
}

/** Types into a flow in the middle of the text, one character after the other. */
function keystrokes(text: string): () => void {
  const at = text.indexOf('Wait 10 minutes', text.length >> 1);
  let last = parse(text);
  let typed = '';
  return () => {
    typed = typed.length > 8 ? '' : `${typed}x`;
    last = parse(text.slice(0, at) + typed + text.slice(at), last);
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.stdout.write(`${JSON.stringify(await parseBenchmark(), undefined, 2)}\n`);
}
