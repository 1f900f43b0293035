/**
 * What became of a call, or of several that make one piece of work. Nothing in this folder throws for what an
 * instance or the network does.
 */
export type Answer<T> = Success<T> | Failure;

export interface Success<T> {
  readonly kind: 'success';
  readonly result: T;
}

export interface Failure {
  /**
   * - `refused`: it was not done, and asking again changes nothing.
   * - `exhausted`: it was not done because of trouble that passes; later it may work.
   * - `unknown`: a write was sent and no usable answer came: it may have been done or not. Read back.
   */
  readonly kind: 'refused' | 'exhausted' | 'unknown';
  /** Marketo's error code, an HTTP status, or a word of ours such as `cancelled`. */
  readonly code: string;
  readonly cause: Cause;
  /** What happened and what to do: a sentence or two for a person, without secrets. */
  readonly message: string;
}

/** What a caller may want to tell apart. Those from `credentials` to `cancelled` end all work, not just one call. */
export type Cause =
  | 'credentials'
  | 'unreachable'
  | 'quota'
  | 'cancelled'
  | 'permission'
  | 'absent'
  | 'temporary'
  | 'shape'
  | 'other';

export const success = <T>(result: T): Success<T> => ({ kind: 'success', result });

export function failure(kind: Failure['kind'], cause: Cause, code: string, message: string): Failure {
  return { kind, cause, code, message };
}

/** Whether it makes no sense to go on with anything else. */
export function endsEverything({ cause, kind }: Failure): boolean {
  return (
    cause === 'credentials' ||
    cause === 'unreachable' ||
    cause === 'quota' ||
    cause === 'cancelled' ||
    kind !== 'refused'
  );
}

/** The results of several calls, or the first failure among them. */
export function all<T>(answers: readonly Answer<T>[]): Answer<readonly T[]> {
  const results: T[] = [];
  for (const answer of answers) {
    if (answer.kind !== 'success') return answer;
    results.push(answer.result);
  }
  return success(results);
}

export function map<T, U>(answer: Answer<T>, change: (result: T) => U): Answer<U> {
  return answer.kind === 'success' ? success(change(answer.result)) : answer;
}
