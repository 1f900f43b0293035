import { execFile } from 'node:child_process';

/** Runs a program to its end and never rejects. */
export type RunProcess = (
  command: string,
  args: readonly string[],
  signal?: AbortSignal,
) => Promise<ProcessResult>;

export type ProcessResult =
  | { readonly kind: 'exited'; readonly code: number; readonly stdout: string; readonly stderr: string }
  /** There is no such program. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'stopped'; readonly why: 'timed-out' | 'cancelled' | 'refused' };

export interface RunnerSettings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly folder?: string;
  readonly platform?: NodeJS.Platform;
  /** Milliseconds; a minute unless given. */
  readonly timeout?: number;
}

/** The real port: a child process without a shell, its input closed so that no question can wait for an answer. */
export function processRunner(settings: RunnerSettings): RunProcess {
  const platform = settings.platform ?? process.platform;
  return (command, args, signal) => {
    const invocation = invocationOn(platform, command, args);
    if (!invocation) return Promise.resolve({ kind: 'stopped', why: 'refused' });
    const options = {
      // Colour would reach into the JSON.
      env: { ...settings.environment, NO_COLOR: '1', FORCE_COLOR: '0' },
      timeout: settings.timeout ?? 60_000,
      maxBuffer: 16 * 1024 * 1024,
      windowsHide: true,
      windowsVerbatimArguments: invocation.verbatim,
      ...(settings.folder === undefined ? {} : { cwd: settings.folder }),
      ...(signal === undefined ? {} : { signal }),
    };
    return new Promise((resolve) => {
      const child = execFile(invocation.file, invocation.args, options, (error, stdout, stderr) => {
        resolve(resultOf(error, stdout, stderr, platform));
      });
      child.stdin?.end();
    });
  };
}

/**
 * On Windows `sf` is a batch file, which only cmd.exe can start. cmd.exe reads its line anew, so every word must
 * consist of characters that mean nothing to it.
 * @returns undefined when a word does not.
 */
export function invocationOn(
  platform: NodeJS.Platform,
  command: string,
  args: readonly string[],
): { readonly file: string; readonly args: readonly string[]; readonly verbatim: boolean } | undefined {
  if (platform !== 'win32') return { file: command, args, verbatim: false };
  const words = [command, ...args];
  if (!words.every((word) => /^[\w.@+=:/-]+$/.test(word))) return undefined;
  return { file: 'cmd.exe', args: ['/d', '/s', '/c', `"${words.join(' ')}"`], verbatim: true };
}

type ExecError = Parameters<NonNullable<Parameters<typeof execFile>[3]>>[0];

function resultOf(
  error: ExecError,
  stdout: string,
  stderr: string,
  platform: NodeJS.Platform,
): ProcessResult {
  if (!error) return { kind: 'exited', code: 0, stdout, stderr };
  if (error.name === 'AbortError') return { kind: 'stopped', why: 'cancelled' };
  if (error.code === 'ENOENT') return { kind: 'missing' };
  if (typeof error.code === 'number') {
    // cmd.exe itself says that there is no such program, on stderr and in the user's language.
    if (platform === 'win32' && stdout.trim() === '') return { kind: 'missing' };
    return { kind: 'exited', code: error.code, stdout, stderr };
  }
  return { kind: 'stopped', why: error.killed === true ? 'timed-out' : 'refused' };
}
