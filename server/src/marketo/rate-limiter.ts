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

/** What an instance's owner grants; half of what it allows unless told. As much more is under way at a time, too. */
export function grantedLimits(callsPer20Seconds: number = advisedLimits.calls): RateLimits {
  const { inFlight } = callsPer20Seconds > advisedLimits.calls ? instanceLimits : advisedLimits;
  return { ...advisedLimits, calls: callsPer20Seconds, inFlight };
}

/** Below this rate nothing would ever get done. */
const fewestCalls = 5;

/**
 * A sliding window and a bound on calls in flight; who comes first is served first. Where others use up the instance's
 * rate it takes a quarter less each time that the instance says so, and a twentieth more for every window that goes well.
 */
export class RateLimiter {
  readonly #limits: RateLimits;
  readonly #clock: Clock;
  /** When the calls of the current window began, oldest first. */
  readonly #begun: number[] = [];
  readonly #waiting: (() => void)[] = [];
  /** What the window holds now: all that is allowed, or less where others need it. */
  #calls: number;
  #slowedAt = -Infinity;
  #inFlight = 0;
  #notBefore = 0;
  #turn: Promise<void> = Promise.resolve();

  constructor(limits: RateLimits, clock: Clock) {
    this.#limits = limits;
    this.#calls = limits.calls;
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

  /** The instance has had enough of all of us: nothing begins for so long, and less from then on. */
  slowDown(milliseconds: number): void {
    const now = this.#clock.now();
    this.#notBefore = Math.max(this.#notBefore, now + milliseconds);
    // Calls that were on their way together are told the same thing.
    if (now - this.#slowedAt < milliseconds) return;
    this.#calls = Math.max(Math.min(fewestCalls, this.#limits.calls), Math.floor(this.#calls * 0.75));
    this.#slowedAt = now;
  }

  #speedUp(now: number): void {
    const { calls, windowMilliseconds } = this.#limits;
    if (this.#calls >= calls || now - this.#slowedAt < windowMilliseconds) return;
    this.#calls = Math.min(calls, this.#calls + Math.max(1, Math.floor(calls / 20)));
    this.#slowedAt = now;
  }

  async #waitForWindow(signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      const now = this.#clock.now();
      this.#speedUp(now);
      while (this.#begun[0] !== undefined && this.#begun[0] <= now - this.#limits.windowMilliseconds)
        this.#begun.shift();
      const oldest = this.#begun[this.#begun.length - this.#calls];
      const full = oldest !== undefined;
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
