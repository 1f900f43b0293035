/** Runs work that a signal ends by an interruption. */
export async function untilAborted<T>(
  signal: AbortSignal,
  interrupt: () => void,
  work: () => Promise<T>,
): Promise<T> {
  const listener = (): void => interrupt();
  signal.addEventListener('abort', listener, { once: true });
  try {
    const working = work();
    // Asking makes a question wanted: what was aborted before has to be called off afterwards.
    if (signal.aborted) interrupt();
    return await working;
  } finally {
    signal.removeEventListener('abort', listener);
  }
}
