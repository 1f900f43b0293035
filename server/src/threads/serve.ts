import { isMainThread, parentPort, workerData } from 'node:worker_threads';

/** What a thread is started with. */
export interface ThreadData {
  /** Whose `serve` is to answer: a bundle may put several of them into one file. */
  readonly task: string;
  /** The number of the question that is still wanted; it changes while the thread is at work. */
  readonly wanted: Int32Array;
}

export interface Question<Asked> {
  readonly number: number;
  readonly asked: Asked;
}

export type Answered<Told> = { readonly number: number } & (
  | { readonly kind: 'told'; readonly told: Told }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly reason: Error }
);

/** No question has this number; it is what a thread is told when nobody will ask it again. */
export const nothing = 0;

/** Works on one question. `cancelled` is to be asked between its steps, as often as somebody should not have to wait. */
export type Work<Asked, Told> = (asked: Asked, tell: (told: Told) => void, cancelled: () => boolean) => void;

/** Answers questions when this is the thread that was started for the task; everywhere else it does nothing. */
export function serve<Asked, Told>(task: string, work: Work<Asked, Told>): void {
  const port = parentPort;
  if (isMainThread || port === null || !isThreadData(workerData) || workerData.task !== task) return;
  const { wanted } = workerData;
  const answer = (answered: Answered<Told>): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    port.postMessage(answered);
  };
  port.on('message', ({ number, asked }: Question<Asked>) => {
    if (number === nothing) return port.close();
    try {
      work(
        asked,
        (told) => answer({ number, kind: 'told', told }),
        () => Atomics.load(wanted, 0) !== number,
      );
      answer({ number, kind: 'done' });
    } catch (error) {
      answer({ number, kind: 'failed', reason: error instanceof Error ? error : new Error(String(error)) });
    }
  });
}

function isThreadData(data: unknown): data is ThreadData {
  return typeof data === 'object' && data !== null && 'task' in data && 'wanted' in data;
}
