import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { restore, snapshotOf, type Lasting } from './snapshot.ts';

/**
 * Keeps an instance in a file. The file is replaced as a whole before a call that changes something is answered, so
 * whoever has seen the answer finds the change again, even after the process was killed. Reads alone wait for the next
 * change, or the end: all they move are counts, and what time does is done again. It is not forced onto the
 * disk: what a crash of the machine leaves is what the system had written by then.
 */
export class StateFile {
  readonly #path: string;
  readonly #lasting: Lasting;

  constructor(path: string, lasting: Lasting) {
    this.#path = path;
    this.#lasting = lasting;
  }

  /**
   * Fills the instance from the file.
   * @returns false when there is no file yet.
   * @throws Error when there is one that cannot be used.
   */
  load(): boolean {
    let text: string;
    try {
      text = readFileSync(this.#path, 'utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return false;
      throw new Error(`The state in ${this.#path} cannot be read (${codeOf(error)}).`, { cause: error });
    }
    const problem = restore(text, this.#lasting);
    if (problem === undefined) return true;
    throw new Error(`The state in ${this.#path} cannot be used: ${problem}. Move it away to begin anew.`);
  }

  /** @throws Error when the file cannot be written. */
  save(): void {
    const fresh = `${this.#path}.new`;
    try {
      writeFileSync(fresh, snapshotOf(this.#lasting), { mode: 0o600 });
      renameSync(fresh, this.#path);
    } catch (error) {
      throw new Error(`The state cannot be written to ${this.#path} (${codeOf(error)}).`, { cause: error });
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
}
