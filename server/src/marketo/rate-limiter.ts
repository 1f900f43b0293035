import type { Clock } from './clock.ts';

export interface RateLimits {
  /** Calls that may begin within any {@link windowMilliseconds}. */
  readonly calls: number;
  readonly windowMilliseconds: number;
  readonly inFlight: number;
}

/** Half of an instance's maximum, which it shares with every other integration. Source: best practices page. */
export const advisedLimits: RateLimits = { calls: 50, windowMilliseconds: 20_000, inFlight: 5 };

/** All that an instance allows, for one that nobody else uses. Source: error codes page, 606 and 615. */
export const instanceLimits: RateLimits = { calls: 100, windowMilliseconds: 20_000, inFlight: 10 };

/** A sliding window and a bound on calls in flight; who comes first is served first. */
export class RateLimiter {
  readonly #limits: RateLimits;
  readonly #clock: Clock;
  /** When the calls of the current window began, oldest first. */
  readonly #begun: number[] = [];
  readonly #waiting: (() => void)[] = [];
  #inFlight = 0;
  #notBefore = 0;
  #turn: Promise<void> = Promise.resolve();

  constructor(limits: RateLimits, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  /** Resolves when a call may begin; the returned function says that it ended. Undefined: it was cancelled. */
  async enter(signal?: AbortSignal): Promise<(() => void) | undefined> {
    const before = this.#turn;
    let pass = (): void => undefined;
    this.#turn = new Promise((resolve) => {
      pass = resolve;
    });
    await before;
    try {
      while (this.#inFlight >= this.#limits.inFlight) {
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
      }
      await this.#waitForWindow(signal);
      if (signal?.aborted === true) return undefined;
      this.#inFlight += 1;
      this.#begun.push(this.#clock.now());
      return this.#leaver();
    } finally {
      pass();
    }
  }

  /** Nothing begins for so long: the instance has had enough. */
  pause(milliseconds: number): void {
    this.#notBefore = Math.max(this.#notBefore, this.#clock.now() + milliseconds);
  }

  async #waitForWindow(signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      const now = this.#clock.now();
      while (this.#begun[0] !== undefined && this.#begun[0] <= now - this.#limits.windowMilliseconds)
        this.#begun.shift();
      const oldest = this.#begun[0];
      const full = this.#begun.length >= this.#limits.calls && oldest !== undefined;
      const wait = Math.max(this.#notBefore - now, full ? oldest + this.#limits.windowMilliseconds - now : 0);
      if (wait <= 0 || signal?.aborted === true) return;
      await this.#clock.sleep(wait, signal);
    }
  }

  #leaver(): () => void {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#inFlight -= 1;
      this.#waiting.shift()?.();
    };
  }
}
