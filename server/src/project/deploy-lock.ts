import { open, readFile, rm } from 'node:fs/promises';
import { hostname, userInfo } from 'node:os';
import { z } from 'zod';

/** Who deploys, and since when. */
export interface LockHolder {
  /** `ada@laptop` */
  readonly who: string;
  readonly host: string;
  readonly pid: number;
  /** ISO 8601 */
  readonly since: string;
}

const holder = z.object({ who: z.string(), host: z.string(), pid: z.int(), since: z.string() });

export type Locking =
  | { readonly kind: 'locked'; readonly release: () => Promise<void> }
  | { readonly kind: 'held'; readonly by: LockHolder };

/**
 * Takes the lock at `path`, or says who has it. A lock whose process has ended on this machine is nobody's: a deploy that
 * was killed must not keep the next one from finishing it.
 *
 * @param takesOver the lock of another machine is nobody's, either.
 */
export async function takeLock(path: string, since: Date, takesOver: boolean): Promise<Locking> {
  const own: LockHolder = {
    who: whoDeploys(),
    host: hostname(),
    pid: process.pid,
    since: since.toISOString(),
  };
  for (;;) {
    if (await create(path, own)) return { kind: 'locked', release: () => rm(path, { force: true }) };
    const by = await read(path);
    if (by !== undefined && isAlive(by, takesOver)) return { kind: 'held', by };
    await rm(path, { force: true });
  }
}

/** `ada@laptop`: how others are told who it is. */
export function whoDeploys(): string {
  return `${userName()}@${hostname()}`;
}

/** The second deploy is refused in these words. */
export function underWay(instance: string, { who, since }: LockHolder): string {
  const start = since.replace('T', ' ').replace(/\.\d+Z$/, ' UTC');
  return `Nothing was done: ${who} has been deploying to ${instance} since ${start}. Two deploys at once would undo each other; wait until that one has ended, or stop it, and run this one again.`;
}

async function create(path: string, own: LockHolder): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(JSON.stringify(own));
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined: gone by now, or what a kill has left of it. */
async function read(path: string): Promise<LockHolder | undefined> {
  try {
    return holder.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** What runs on another machine cannot be seen from here: it counts as running. */
function isAlive({ host, pid }: LockHolder, takesOver: boolean): boolean {
  if (host !== hostname()) return !takesOver;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // Containers run as users without a name.
    return 'somebody';
  }
}
