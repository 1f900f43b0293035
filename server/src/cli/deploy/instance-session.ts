import type { Connection } from '../../marketo/index.ts';
import { loadConfig, nearestRoot, type Project } from '../../project/index.ts';
import type { Io } from '../io.ts';
import { connectAs } from './connecting.ts';
import { type SignedIn, signedIn } from './instance.ts';
import { orRefuse } from './session.ts';

/** An instance that is read, and with which no files are compared. */
export interface InstanceSession {
  readonly signedIn: SignedIn;
  readonly connection: Connection;
}

/** @param folder whose configuration knows the instance; without one that of the current folder, or of one above it. */
export async function openInstance(
  name: string | undefined,
  io: Io,
  folder?: string,
): Promise<InstanceSession> {
  const root = folder ?? (await nearestRoot(io.cwd)) ?? io.cwd;
  const { config, problems } = await loadConfig(root);
  for (const { message } of problems) io.err(`${message}\n`);
  const project: Project = { root, config, problems, files: [] };
  const account = signedIn(name, project, io);
  return { signedIn: account, connection: orRefuse(await connectAs(account, root)) };
}

export const callsTo = ({ connection, signedIn: { instance } }: InstanceSession): string =>
  `${connection.http.calls} calls made to ${instance.name}.\n`;
