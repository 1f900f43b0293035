import { Worker } from 'node:worker_threads';
import { type Answered, nothing, type Question, type ThreadData } from './serve.ts';

/** Work that takes long, in a thread of its own: whoever asks stays free to hear people, and can end it at any time. */
export interface Thread<Asked, Told> {
  /**
   * Resolves when everything has been told; rejects when the work or the whole thread breaks down. One thing is worked
   * on at a time: asking ends what was asked before, which still tells what it has.
   */
  ask(asked: Asked, listen: (told: Told) => void): Promise<void>;
  /** Ends the work at hand between two of its steps. */
  interrupt(): void;
  /** Ends the thread, wherever it is. What was asked is rejected. */
  close(): Promise<void>;
}

/** What a thread may use at most. One that needs more breaks down, and nothing else does. */
export interface ThreadLimits {
  /** Of what it keeps, in MiB. */
  readonly memory: number;
}

/**
 * Room for what is soon forgotten, in MiB. Most of what a thread makes is, and more room only makes the process larger,
 * not the work faster.
 */
const SHORT_LIVED = 24;

/** Did a thread break down because it needed more memory than it may use? */
export function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

interface Waiting<Told> {
  readonly listen: (told: Told) => void;
  readonly resolve: () => void;
  readonly reject: (reason: Error) => void;
}

/**
 * Starts a thread.
 * @param file the module whose `serve` answers for the task; in a bundle a file of its own, so it is imported on demand
 */
export function openThread<Asked, Told>(file: URL, task: string, limits?: ThreadLimits): Thread<Asked, Told> {
  const wanted = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const data: ThreadData = { task, wanted };
  const worker = new Worker(file, {
    workerData: data,
    resourceLimits: {
      maxYoungGenerationSizeMb: SHORT_LIVED,
      ...(limits && { maxOldGenerationSizeMb: limits.memory }),
    },
  });
  const waiting = new Map<number, Waiting<Told>>();
  let last: number = nothing;
  let over: Error | undefined;

  const end = (reason: Error): void => {
    over ??= reason;
    for (const { reject } of waiting.values()) reject(over);
    waiting.clear();
  };
  worker.on('message', ({ number, ...answer }: Answered<Told>) => {
    const asker = waiting.get(number);
    if (answer.kind === 'told') return asker?.listen(answer.told);
    waiting.delete(number);
    // Nobody waits for a thread that has nothing to do.
    if (waiting.size === 0) worker.unref();
    if (answer.kind === 'done') asker?.resolve();
    else asker?.reject(answer.reason);
  });
  worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))));
  const gone = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      end(new Error('The thread has ended.'));
      resolve();
    });
  });
  worker.unref();

  return {
    ask: (asked, listen) =>
      new Promise((resolve, reject) => {
        if (over !== undefined) return reject(over);
        last += 1;
        Atomics.store(wanted, 0, last);
        const question: Question<Asked> = { number: last, asked };
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage(question);
        waiting.set(last, { listen, resolve, reject });
        worker.ref();
      }),
    interrupt: () => void Atomics.store(wanted, 0, nothing),
    close: async () => {
      Atomics.store(wanted, 0, nothing);
      // A thread with nothing to do leaves by itself; pulling it down is for one that does not listen.
      if (waiting.size > 0) await worker.terminate();
      else {
        worker.ref();
        const farewell: Question<undefined> = { number: nothing, asked: undefined };
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage(farewell);
        await gone;
      }
    },
  };
}
