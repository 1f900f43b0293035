import { parentPort } from 'node:worker_threads';
import type { WorkerGlobalState } from 'vitest';
import { init, runBaseTests, setupEnvironment } from 'vitest/worker';

/**
 * Runs tests in a thread that outlives the run: what they import is loaded once. A mutant of what happens while a module
 * loads (Stryker calls it static) finds the rules and the tests unloaded, and so does the run after it.
 */

if (parentPort === null) throw new Error('Expected to run in a thread.');
const port = parentPort;

type Listener = (message: unknown) => void;

let listening: Listener[] = [];

port.on('message', (message: unknown) => {
  // Each run brings a channel of its own; only the first listener stays, which starts them.
  if (isStart(message)) listening = listening.slice(0, 1);
  for (const listener of listening) listener(message);
});

function isStart(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'start';
}

let isStatic = false;
let unloading = false;

init({
  post: (response) => port.postMessage(response),
  on: (listener: Listener) => {
    listening.push(listener);
  },
  off: (listener: Listener) => {
    listening = listening.filter((other) => other !== listener);
  },
  setup: setupEnvironment,
  runTests: (state, traces) => {
    begin(state);
    return runBaseTests('run', state, traces);
  },
  collectTests: (state, traces) => runBaseTests('collect', state, traces),
  onModuleRunner: (runner) => {
    if (unloading) unload(runner.evaluatedModules);
  },
});

function begin({ providedContext }: WorkerGlobalState): void {
  const wasStatic = isStatic;
  isStatic = 'mutantActivation' in providedContext && providedContext.mutantActivation === 'static';
  unloading = isStatic || wasStatic;
}

/** No module of these folders may import a rule: test/architecture.test.ts. */
const kept = /\/node_modules\/|\/vitest\/|\/server\/src\/(?:catalogue|syntax|model|engine)\//;

function unload({ idToModuleMap }: WorkerGlobalState['evaluatedModules']): void {
  for (const [id, module] of idToModuleMap) {
    if (kept.test(id)) continue;
    Object.assign(module, { promise: undefined, exports: undefined, evaluated: false });
    module.importers.clear();
  }
}
