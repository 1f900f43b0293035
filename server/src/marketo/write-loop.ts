import { failure, success, type Answer } from './answer.ts';
import type { MarketoHttp } from './http.ts';

/** The call that comes next in some state, and what it is called when it needs no second try. */
export interface NextCall<State> {
  /** Answers with the state after it. */
  readonly call: () => Promise<Answer<State>>;
  readonly key?: string;
}

export interface WriteLoop<State> {
  readonly http: MarketoHttp;
  readonly read: () => Promise<Answer<State>>;
  /** Undefined: the state is as wanted, or nothing is left to try. `tried` holds the keys of what was done. */
  readonly next: (state: State, tried: ReadonlySet<string>) => Promise<Answer<NextCall<State> | undefined>>;
  /** After so many calls the instance does not take what is written. */
  readonly limit: number;
  /** What is written, for messages. */
  readonly what: string;
}

const mostLostAnswers = 4;

/**
 * Looks, makes the next call, looks again, until no call is left. An answer that got lost is settled by reading the
 * state, never by repeating the call: what the state asks for comes next, be it the same call or the one after.
 */
export async function writeUntilDone<State>(loop: WriteLoop<State>, known: State): Promise<Answer<State>> {
  const { http, what } = loop;
  const tried = new Set<string>();
  let state: State | undefined = known;
  let lost = 0;
  for (let calls = 0; calls <= loop.limit;) {
    if (state === undefined) {
      const read = await loop.read();
      if (read.kind !== 'success') return read;
      state = read.result;
    }
    const next = await loop.next(state, tried);
    if (next.kind !== 'success') return next;
    if (next.result === undefined) return success(state);
    const outcome = await next.result.call();
    calls += 1;
    if (outcome.kind === 'success') {
      state = outcome.result;
      if (next.result.key !== undefined) tried.add(next.result.key);
    } else if (outcome.kind === 'unknown' && lost < mostLostAnswers) {
      lost += 1;
      await http.clock.sleep(1000 * 2 ** (lost - 1));
      state = undefined;
    } else {
      return outcome;
    }
  }
  return failure(
    'refused',
    'other',
    'unsettled',
    `${http.instance.name} does not take on ${what}: after ${loop.limit} calls it still reads otherwise.`,
  );
}
