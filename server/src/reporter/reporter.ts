/**
 * The one port to people. Whatever plan, apply, verify, import and the Salesforce commands say or ask goes
 * through it; the terminal, CI, the editor and the tests each implement it.
 */
export interface Reporter {
  notify(level: 'info' | 'warning' | 'error', message: string): void;
  /** Starts a piece of work that may take longer than a second. */
  progress(title: string, total?: number): Progress;
  /**
   * Asks a question whose default is safe: where nobody can answer (CI), the default is the answer.
   * @returns the chosen option, always one of `options`.
   */
  ask<T extends string>(question: string, options: readonly T[], fallback: T): Promise<T>;
  /** Asks for a text to be typed, such as a production instance's name. Undefined: nobody answered. */
  askText(question: string): Promise<string | undefined>;
}

export interface Progress {
  /** One more piece is done; `message` says which is next. */
  step(message: string): void;
  done(message?: string): void;
}

/** Says nothing and takes every default: for tests and for callers that only want the result. */
export const silentReporter: Reporter = {
  notify: () => undefined,
  progress: () => ({ step: () => undefined, done: () => undefined }),
  ask: (_question, _options, fallback) => Promise.resolve(fallback),
  askText: () => Promise.resolve(undefined),
};
