import type { Progress } from '../../reporter/index.ts';

/** Whoever waits less than this wants to see the result, not the way to it. */
const patience = 1000;

/** Progress that shows only once the work has taken a second. */
export function lateProgress(begin: () => Progress): Progress {
  let shown: Progress | undefined;
  let latest: string | undefined;
  const timer = setTimeout(() => {
    shown = begin();
    if (latest !== undefined) shown.step(latest);
  }, patience);
  return {
    step(message) {
      latest = message;
      shown?.step(message);
    },
    done(message) {
      clearTimeout(timer);
      shown?.done(message);
    },
  };
}
