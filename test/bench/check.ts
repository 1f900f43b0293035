import { compile } from '../../server/src/compiler/index.ts';
import { createWorkspace } from '../../server/src/model/index.ts';
import { createChecker } from '../../server/src/rules/index.ts';
import { type BenchmarkResult, measure } from './calibration.ts';
import { largeProgram } from './large-program.ts';

/** From text to findings and to the desired state, for a large file from cold and after one edit. */
export async function checkBenchmark(): Promise<BenchmarkResult[]> {
  const text = largeProgram(10_000);
  const warm = createWorkspace();
  const checker = createChecker();
  let edit = 0;
  warm.set('file:///a', text);
  return [
    measure('bind and check 10,000 lines from cold', () => checkFresh(text), { warmUp: 3, runs: 11 }),
    measure(
      'bind and check 10,000 lines after an edit',
      () => {
        edit += 1;
        warm.set('file:///a', text.replace('Wait 10 minutes', `Wait ${10 + (edit % 7)} minutes`));
        checker.check(warm.model());
      },
      { warmUp: 3, runs: 21 },
    ),
    measure('compile 10,000 lines', () => compile(warm.model()), { warmUp: 3, runs: 11 }),
  ];
}

function checkFresh(text: string): void {
  const workspace = createWorkspace();
  workspace.set('file:///a', text);
  createChecker().check(workspace.model());
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await checkBenchmark(), undefined, 2)}\n`);
