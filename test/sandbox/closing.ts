import type { Sandbox } from '../../server/src/sandbox/index.ts';

/** Lets a test hold a sandbox with `await using`, so that it is closed however the test ends. */
export function closing(sandbox: Sandbox): Sandbox & AsyncDisposable {
  return Object.assign(sandbox, { [Symbol.asyncDispose]: () => sandbox.close() });
}
