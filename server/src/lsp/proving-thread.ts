import type { Model } from '../model/index.ts';
import { isOutOfMemory, openProver, type Prover } from '../threads/index.ts';
import type { Log } from './log.ts';

/** What the thread may keep, in MiB: five hundred campaigns fit. The editor needs the rest of the machine. */
const memory = 256;

/** So often in a row it may break down at one workspace; then nobody begins again for every change. */
const patience = 3;

export const openLimitedProver = (): Promise<Prover> => openProver({ memory });

/**
 * The thread that proves: started when it is needed, and again after it broke down. The text at which it broke down is
 * not tried again, as it would break down there each time.
 */
export class ProvingThread {
  readonly #log: Log;
  readonly #open: () => Promise<Prover>;
  #prover: Promise<Prover> | undefined;
  readonly #fatal = new WeakSet<Model>();
  readonly #failures = new Map<string, number>();

  constructor(log: Log, open: () => Promise<Prover>) {
    this.#log = log;
    this.#open = open;
  }

  /** Is there any sense in asking about this text? */
  accepts(workspace: string, model: Model): boolean {
    return !this.#fatal.has(model) && (this.#failures.get(workspace) ?? 0) < patience;
  }

  /** Something has been found out to its end. */
  thrives(workspace: string): void {
    this.#failures.delete(workspace);
  }

  /**
   * Asks, and ends what was asked before. Undefined: the thread broke down at it, which the log tells, or was closed.
   * @param what is being done: `Looking for races`
   */
  async ask<T>(
    what: string,
    workspace: string,
    model: Model,
    question: (prover: Prover) => Promise<T>,
  ): Promise<T | undefined> {
    const opening = (this.#prover ??= this.#open());
    try {
      return await question(await opening);
    } catch (error) {
      // Closing a thread ends what it is at, too.
      if (this.#prover !== opening) return undefined;
      this.#fatal.add(model);
      const failures = (this.#failures.get(workspace) ?? 0) + 1;
      this.#failures.set(workspace, failures);
      const reason = isOutOfMemory(error)
        ? `needs more than the ${memory} MB of memory that it may use`
        : 'broke down';
      const outlook =
        failures < patience
          ? 'It is tried again after the next change.'
          : 'That was once too often: it is not tried any more. Restart the server to try again.';
      this.#log.error(`${what} ${reason}; everything else is checked. ${outlook}`, error);
      await this.close();
      return undefined;
    }
  }

  /** Ends the work at hand; what is known by then counts. */
  interrupt(): void {
    this.#prover?.then((prover) => prover.interrupt()).catch(() => undefined);
  }

  forget(workspace: string): void {
    this.#failures.delete(workspace);
    this.#prover?.then((prover) => prover.forget(workspace)).catch(() => undefined);
  }

  async close(): Promise<void> {
    const prover = this.#prover;
    this.#prover = undefined;
    await prover?.then((opened) => opened.close()).catch(() => undefined);
  }
}
