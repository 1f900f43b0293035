import { expect } from 'vitest';
import { run } from '../../server/src/cli/run.ts';
import { Caller, type Reachable } from './caller.ts';

export interface Visited extends Reachable {
  readonly munchkinId: string;
  /** What the command said to people. */
  readonly words: string;
}

/** Runs `lifecycle sandbox` until the visitor has had a look at what it started; then somebody presses Ctrl+C. */
export async function visit(
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
  look: (caller: Caller, sandbox: Visited) => Promise<void> = () => Promise.resolve(),
): Promise<Visited> {
  const stop = new AbortController();
  const started = Promise.withResolvers<string>();
  let words = '';
  const ended = run(['sandbox', ...args], {
    out: started.resolve,
    err: (text) => void (words += text),
    cwd,
    env,
    colour: false,
    columns: undefined,
    interactive: false,
    signal: stop.signal,
    question: () => Promise.resolve(undefined),
  });
  const failed = ended.then((code) => {
    throw new Error(`lifecycle sandbox has ended with ${code}: ${words}`);
  });
  const address = JSON.parse(await Promise.race([started.promise, failed])) as Visited;
  const sandbox = { ...address, words };
  try {
    await look(await Caller.of(sandbox), sandbox);
  } finally {
    stop.abort();
  }
  await failed.catch(() => undefined);
  expect(await ended).toBe(0);
  return { ...sandbox, words };
}
