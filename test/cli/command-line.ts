import { run } from '../../server/src/cli/run.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Circumstances {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What somebody types when asked; nobody is there unless given. */
  readonly typed?: string;
  readonly signal?: AbortSignal;
  /** How wide the terminal is; none unless given. */
  readonly columns?: number;
}

/** Runs one command line in this process, as the terminal would. */
export async function lifecycle(
  args: readonly string[],
  { cwd, env = {}, typed, signal, columns }: Circumstances,
): Promise<Ran> {
  let out = '';
  let err = '';
  const code = await run(args, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    cwd,
    env,
    colour: false,
    columns,
    interactive: typed !== undefined,
    signal: signal ?? new AbortController().signal,
    question: () => Promise.resolve(typed),
  });
  return { code, out, err };
}

/** What nobody should ever read: a stack trace. */
export const stackTrace = /\n\s+at .+:\d+:\d+|node:internal|\.ts:\d+:\d+\)/;
