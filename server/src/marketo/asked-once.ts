import { success, type Answer } from './answer.ts';

/** An answer that is asked for once and shared. A failure is not kept: whoever asks next asks the instance again. */
export class AskedOnce<T> {
  readonly #ask: () => Promise<Answer<T>>;
  #asked: Promise<Answer<T>> | undefined;

  /** @param known the answer, where somebody has it already. */
  constructor(ask: () => Promise<Answer<T>>, known?: T) {
    this.#ask = ask;
    if (known !== undefined) this.#asked = Promise.resolve(success(known));
  }

  async get(): Promise<Answer<T>> {
    const asked = (this.#asked ??= this.#ask());
    const answer = await asked;
    if (answer.kind !== 'success' && this.#asked === asked) this.#asked = undefined;
    return answer;
  }

  forget(): void {
    this.#asked = undefined;
  }
}
