import { nearest } from '../../catalogue/index.ts';
import type { WholePrograms } from '../../marketo/index.ts';
import { CommandError, type Io } from '../io.ts';
import { terminalReporter } from '../terminal/terminal-reporter.ts';
import type { InstanceSession } from './instance-session.ts';
import { orRefuse } from './session.ts';

/** Programs of an instance, read whole. @throws CommandError when it has none of a name. */
export async function wholePrograms(
  { connection, signedIn: { instance } }: InstanceSession,
  names: readonly string[],
  io: Io,
): Promise<WholePrograms> {
  const { programNames, readWholePrograms } = await import('../../marketo/index.ts');
  const progress = terminalReporter(io).progress(`Reading ${instance.name}`, 1);
  progress.step(names.map((name) => `"${name}"`).join(', '));
  const read = orRefuse(await readWholePrograms(connection, names, io.signal));
  progress.done();
  const [missing] = read.missing;
  if (missing === undefined) return read;
  const alike = nearest(missing, orRefuse(await programNames(connection))).map((name) => `"${name}"`);
  throw new CommandError(
    `${instance.name} has no program "${missing}".${alike.length === 0 ? '' : ` Did you mean ${alike.join(' or ')}?`} Write its name as the tree in Marketing Activities shows it; the API user sees only programs of its workspaces.`,
  );
}
