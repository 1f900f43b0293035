import type { Refused } from './protocol/answer.ts';
import { concurrencyReached, dailyQuotaReached, rateExceeded } from './protocol/refusals.ts';
import { quotaDay } from './protocol/time.ts';
import type { Readings } from './readings.ts';

export interface LimitSettings {
  /** Calls within a sliding window; off: as many as come. */
  readonly rateLimit: { readonly calls: number; readonly seconds: number } | 'off';
  /** Calls at one time. */
  readonly concurrency: number | 'off';
  /** Calls per day. */
  readonly dailyQuota: number | 'off';
  readonly readings: Pick<Readings, 'refusedCalls' | 'asteriskedCodes'>;
}

/** Codes whose calls count neither against the day's quota nor against the rate. Source: error codes page. */
const freeCodes: ReadonlySet<string> = new Set(['601', '602', '604', '605', '608', '611']);

/** Programs that scheduling may clone in a day. Source: smart campaigns page. */
const mostClones = 20;

interface Day {
  total: number;
  readonly users: Map<string, number>;
  readonly errors: Map<string, number>;
  /** Programs that were cloned by scheduling a campaign. */
  clones: number;
}

/** The counts that outlive a restart; the last seconds do not. */
export interface LimitsState {
  readonly days: ReadonlyMap<string, Day>;
}

/** What one call holds while it runs. */
export interface Admission {
  /** Ends the call; `code` is that of its refusal. */
  leave(code: string | undefined): { readonly counted: boolean };
}

/** Rate, concurrency and quota of the whole instance, and the day's figures that the usage calls show. */
export class Limits {
  readonly #settings: LimitSettings;
  readonly #recent: number[] = [];
  readonly #days = new Map<string, Day>();
  #running = 0;

  constructor(settings: LimitSettings) {
    this.#settings = settings;
  }

  /** A refused call shows up in the day's errors; to the rate it counts where the readings say so. */
  enter(now: number, user: string): Admission | Refused {
    const refusal = this.#refusal(now);
    const day = this.#day(now);
    if (refusal !== undefined) {
      countUp(day.errors, refusal.code);
      if (this.#settings.readings.refusedCalls === 'counted') this.#recent.push(now);
      return refusal;
    }
    this.#running++;
    this.#recent.push(now);
    day.total++;
    countUp(day.users, user);
    return {
      leave: (code) => {
        this.#running--;
        if (code === undefined) return { counted: true };
        countUp(day.errors, code);
        if (!freeCodes.has(code) || this.#settings.readings.asteriskedCodes === 'counted')
          return { counted: true };
        const at = this.#recent.indexOf(now);
        if (at >= 0) this.#recent.splice(at, 1);
        day.total--;
        countUp(day.users, user, -1);
        return { counted: false };
      },
    };
  }

  /** An error of a call that was turned away before it was admitted. */
  turnedAway(now: number, code: string): void {
    countUp(this.#day(now).errors, code);
  }

  /** The figures of the last `days` days, today first. */
  figures(now: number, days: number): { readonly date: string; readonly day: Day }[] {
    const dates = new Set<string>();
    // Half days: a day that summer time makes shorter or longer is met all the same.
    for (let at = now; dates.size < days; at -= 43_200_000) dates.add(quotaDay(at));
    return [...dates].map((date) => ({ date, day: this.#days.get(date) ?? emptyDay() }));
  }

  /** Counts a program cloned by scheduling; false: the day's clones are used up. */
  takeClone(now: number): boolean {
    const day = this.#day(now);
    if (day.clones >= mostClones) return false;
    day.clones++;
    return true;
  }

  get state(): LimitsState {
    return { days: this.#days };
  }

  restore({ days }: LimitsState): void {
    for (const [date, day] of days) this.#days.set(date, day);
  }

  #refusal(now: number): Refused | undefined {
    const { rateLimit, concurrency, dailyQuota } = this.#settings;
    if (concurrency !== 'off' && this.#running >= concurrency) return concurrencyReached;
    if (dailyQuota !== 'off' && this.#day(now).total >= dailyQuota) return dailyQuotaReached;
    if (rateLimit === 'off') {
      this.#recent.length = 0;
      return undefined;
    }
    const { calls, seconds } = rateLimit;
    while (this.#recent[0] !== undefined && this.#recent[0] <= now - seconds * 1000) this.#recent.shift();
    return this.#recent.length >= calls ? rateExceeded(calls, seconds) : undefined;
  }

  #day(now: number): Day {
    const date = quotaDay(now);
    const present = this.#days.get(date);
    if (present !== undefined) return present;
    const fresh = emptyDay();
    this.#days.set(date, fresh);
    return fresh;
  }
}

function emptyDay(): Day {
  return { total: 0, users: new Map(), errors: new Map(), clones: 0 };
}

function countUp(counts: Map<string, number>, key: string, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
