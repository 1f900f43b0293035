import { failure, success, type Answer } from '../answer.ts';
import type { Clock } from '../clock.ts';

const mostTries = 4;

/**
 * Does something once, whatever gets lost on the way: before a first try that may be a second one, and after an answer
 * that never came, `find` looks whether it is done already.
 *
 * @param find the result where it is done; undefined where it is not.
 * @param mayBeDone an earlier run sent it.
 */
export async function onceOnly<T>(
  clock: Clock,
  mayBeDone: boolean,
  find: () => Promise<Answer<T | undefined>>,
  act: () => Promise<Answer<T>>,
): Promise<Answer<T>> {
  let look = mayBeDone;
  for (let tries = 1; ; tries += 1) {
    if (look) {
      const found = await find();
      if (found.kind !== 'success') return found;
      if (found.result !== undefined) return success(found.result);
    }
    const answer = await act();
    if (answer.kind !== 'unknown') return answer;
    if (tries === mostTries) return givenUp(answer.code, answer.message);
    look = true;
    await clock.sleep(1000 * 2 ** (tries - 1));
  }
}

function givenUp(code: string, message: string): Answer<never> {
  return failure(
    'exhausted',
    'temporary',
    code,
    `${message} Several tries ended like that; apply the same plan again later.`,
  );
}
