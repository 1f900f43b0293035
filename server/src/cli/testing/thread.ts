import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { type Coverage, createEngineCompiler } from '../../engine/index.ts';
import { coverageOf, type CoverageReport, reportScenario, type ScenarioReport } from '../../ide/index.ts';
import { createWorkspace } from '../../model/index.ts';

/**
 * Scenarios run in a thread of their own: the one that hears Ctrl+C and shows the progress must be free. This file is
 * both sides; the thread loads it again.
 */
export interface Assignment {
  readonly projects: readonly ProjectAssignment[];
  /** How many situations of each scenario are looked at at most; undefined: the default. */
  readonly states: number | undefined;
}

export interface ProjectAssignment {
  readonly sources: readonly { readonly uri: string; readonly text: string }[];
  /** Which scenarios are to be run: their numbers in the model of these sources. */
  readonly scenarios: readonly number[];
}

/** What the thread has to tell; `project` and `scenario` are numbers of the assignment. */
export type Told =
  | { readonly kind: 'begins'; readonly name: string }
  | {
      readonly kind: 'done';
      readonly project: number;
      readonly scenario: number;
      readonly report: ScenarioReport;
      readonly milliseconds: number;
    }
  | { readonly kind: 'covered'; readonly coverage: CoverageReport };

/** Runs scenarios until all are done. A signal ends the one at work between two situations, and the others at once. */
export function runInThread(
  assignment: Assignment,
  signal: AbortSignal,
  listen: (told: Told) => void,
): Promise<void> {
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const interrupt = () => void Atomics.store(stop, 0, 1);
  if (signal.aborted) interrupt();
  signal.addEventListener('abort', interrupt, { once: true });
  const given: ThreadData = { ...assignment, task, stop };
  const worker = new Worker(new URL(import.meta.url), { workerData: given });
  return new Promise<void>((resolve, reject) => {
    worker.on('message', listen);
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  }).finally(() => signal.removeEventListener('abort', interrupt));
}

const task = 'run scenarios';

interface ThreadData extends Assignment {
  readonly task: typeof task;
  /** Set to 1 when everything is to end. */
  readonly stop: Int32Array;
}

function isThreadData(data: unknown): data is ThreadData {
  return typeof data === 'object' && data !== null && 'task' in data && data.task === task;
}

function work({ projects, states, stop }: ThreadData, tell: (told: Told) => void): void {
  const cancelled = () => Atomics.load(stop, 0) === 1;
  for (const [project, { sources, scenarios }] of projects.entries()) {
    const workspace = createWorkspace();
    for (const { uri, text } of sources) workspace.set(uri, text);
    const model = workspace.model();
    const program = createEngineCompiler().compile(model);
    const coverage: Coverage[] = [];
    // Where nobody has written a scenario yet, nothing is missing.
    if (model.scenarios.length === 0) continue;
    for (const scenario of scenarios) {
      const symbol = model.scenarios[scenario];
      if (symbol === undefined) continue;
      tell({ kind: 'begins', name: symbol.name });
      const began = performance.now();
      const { report, covered } = reportScenario(model, program, symbol, {
        cancelled,
        ...(states !== undefined && { states }),
      });
      coverage.push(covered);
      tell({ kind: 'done', project, scenario, report, milliseconds: Math.round(performance.now() - began) });
    }
    tell({ kind: 'covered', coverage: coverageOf(model, program, coverage) });
  }
}

if (!isMainThread && isThreadData(workerData)) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  work(workerData, (told) => parentPort?.postMessage(told));
}
