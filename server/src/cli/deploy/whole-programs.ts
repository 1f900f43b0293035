import { nearest } from '../../catalogue/index.ts';
import type { WholePrograms } from '../../marketo/index.ts';
import { CommandError, type Io } from '../io.ts';
import { terminalReporter } from '../terminal/terminal-reporter.ts';
import type { InstanceSession } from './instance-session.ts';
import { orRefuse } from './session.ts';

/** Programs of an instance, read whole; those that it does not have are among the missing. */
export async function programsThere(
  { connection, signedIn: { instance } }: InstanceSession,
  names: readonly string[],
  io: Io,
): Promise<WholePrograms> {
  const { readWholePrograms } = await import('../../marketo/index.ts');
  const progress = terminalReporter(io).progress(`Reading ${instance.name}`, 1);
  progress.step(names.map((name) => `"${name}"`).join(', '));
  const read = orRefuse(await readWholePrograms(connection, names, io.signal));
  progress.done();
  return read;
}

/** The same for programs that have to be there. @throws CommandError when the instance has none of a name. */
export async function wholePrograms(
  session: InstanceSession,
  names: readonly string[],
  io: Io,
): Promise<WholePrograms> {
  const read = await programsThere(session, names, io);
  const [missing] = read.missing;
  if (missing !== undefined) await refuseMissing(session, missing);
  return read;
}

/** Says that an instance has no such program, and which of its names are most like it. @throws CommandError always. */
export async function refuseMissing(
  { connection, signedIn: { instance } }: InstanceSession,
  missing: string,
): Promise<never> {
  const { programNames } = await import('../../marketo/index.ts');
  const alike = nearest(missing, orRefuse(await programNames(connection))).map((name) => `"${name}"`);
  throw new CommandError(
    `${instance.name} has no program "${missing}".${alike.length === 0 ? '' : ` Did you mean ${alike.join(' or ')}?`} Write its name as the tree in Marketing Activities shows it; the API user sees only programs of its workspaces.`,
  );
}
