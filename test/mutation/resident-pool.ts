import { Worker } from 'node:worker_threads';
import type { PoolRunnerInitializer, PoolWorker } from 'vitest/node';

type Listening = Parameters<PoolWorker['on']>;

let thread: Worker | undefined;
let previousRun: Promise<void> = Promise.resolve();

/** One thread for all runs: starting one and loading the parser takes far longer than the examples of a rule. */
export const residentPool: PoolRunnerInitializer = {
  name: 'resident',
  createPoolWorker: ({ env, execArgv }): PoolWorker => {
    const listening: Listening[] = [];
    const run = Promise.withResolvers<void>();
    const here = () => (thread ??= newThread(env, execArgv));
    return {
      name: 'resident',
      start: async () => {
        // A run that was cut short may still be waiting for the thread to say so.
        const before = previousRun;
        previousRun = run.promise;
        await before;
      },
      on: (...listener) => {
        listening.push(listener);
        here().on(...listener);
      },
      off: (...listener) => void here().off(...listener),
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      send: (message) => here().postMessage(message),
      deserialize: (message) => message,
      // The thread stays for the next run.
      stop: async () => {
        for (const listener of listening) thread?.off(...listener);
        run.resolve();
      },
    };
  },
};

export async function endThread(): Promise<void> {
  await thread?.terminate();
}

function newThread(env: Partial<NodeJS.ProcessEnv>, execArgv: string[]): Worker {
  const worker = new Worker(new URL('resident-worker.ts', import.meta.url), { env, execArgv });
  worker.once('exit', () => (thread = undefined));
  return worker;
}
