import {
  compile,
  type DesiredState,
  makePlan,
  type Plan,
  type PlanOptions,
  scopeOf,
} from '../../compiler/index.ts';
import type { Answer, Connection, SeenAssets } from '../../marketo/index.ts';
import { deployFolder } from '../../project/index.ts';
import { defaultProofBudget } from '../../rules/index.ts';
import { checkProject, countFindings } from '../checking.ts';
import { CommandError, type Io } from '../io.ts';
import { proving } from '../proving.ts';
import type { LoadedProject } from '../workspaces.ts';
import { connectAs } from './connecting.ts';
import { type SignedIn, signedIn } from './instance.ts';
import { onlyProject } from './only-project.ts';

/** One project, and the instance that it is compared with or deployed to. */
export interface Session {
  readonly loaded: LoadedProject;
  readonly desired: DesiredState;
  readonly signedIn: SignedIn;
  readonly connection: Connection;
}

/** Reads the files, refuses those with errors, signs in. */
export async function openSession(
  paths: readonly string[],
  instance: string | undefined,
  io: Io,
): Promise<Session> {
  const loaded = await checkedProject(paths, io);
  const account = signedIn(instance, loaded.project, io);
  const connection = orRefuse(await connectAs(account, loaded.project.root));
  return { loaded, desired: compile(loaded.model), signedIn: account, connection };
}

/** Files with errors are not deployed and not compared. */
async function checkedProject(paths: readonly string[], io: Io): Promise<LoadedProject> {
  const only = await onlyProject(paths, io);
  const checked = await proving(io, defaultProofBudget, (proofs) => checkProject(only, proofs));
  if (io.signal.aborted)
    throw new CommandError('Nothing was done: it was stopped before the files were checked.');
  const { errors } = countFindings([checked]);
  if (errors > 0) {
    throw new CommandError(
      `The files have ${errors} ${errors === 1 ? 'error' : 'errors'}, which Marketo would refuse or silently ignore. See them with: lifecycle check ${paths.join(' ')}`,
    );
  }
  return only;
}

/** Compares the instance with the files. */
export async function planFor(session: Session, options?: PlanOptions): Promise<Plan> {
  const { desired, connection, signedIn } = session;
  const { readSnapshot, wallTimeOf } = await import('../../marketo/index.ts');
  const snapshot = await remembering(session, (seen) => readSnapshot(connection, scopeOf(desired), { seen }));
  return makePlan(desired, orRefuse(snapshot), signedIn.instance.name, undefined, {
    ...options,
    wallTime: wallTimeOf(connection),
  });
}

/** Work that remembers what it reads of the instance, for the next command. */
export async function remembering<T>(
  { loaded, signedIn: { instance } }: Session,
  work: (seen: SeenAssets) => Promise<T>,
): Promise<T> {
  const { readSeen, writeSeen } = await import('../../marketo/index.ts');
  const folder = await deployFolder(loaded.project.root, instance.name);
  const seen = await readSeen(folder.seen, instance.url);
  try {
    return await work(seen);
  } finally {
    await writeSeen(folder.seen, instance.url, seen);
  }
}

/** The result, or the failure's own sentence as the command's end. */
export function orRefuse<T>(answer: Answer<T>): T {
  if (answer.kind !== 'success') throw new CommandError(answer.message);
  return answer.result;
}

/** What the second channel has to say, and what it all took. */
export function callsMade({ connection: { http, mcp } }: Session): string {
  const notices = (mcp?.notices ?? []).map((notice) => `${notice}\n`).join('');
  return `${notices}${http.calls + (mcp?.calls ?? 0)} calls made.\n`;
}
