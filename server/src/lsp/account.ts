import type { Connection } from '../marketo/index.ts';
import { type InstanceConfig, mcpMemoryPath } from '../project/index.ts';
import { folderOf } from './project-at.ts';
import type { Project } from './project.ts';
import { type Credentials, localSandbox, type ServerRequests } from './protocol.ts';
import type { Session } from './session.ts';
import { Refusal } from './work.ts';

/** Signs in to an instance by its name. Secrets the server refused are asked for once more. */
export async function connectTo(session: Session, project: Project, name: string): Promise<Connection> {
  const { connect, memoryInFile } = await import('../marketo/index.ts');
  if (name === localSandbox) {
    const sandbox = await session.sandbox.start(project.model());
    return orRefuse(await connect({ name, url: sandbox.url }, sandbox, { limits: ownLimits }));
  }
  const instance = instanceNamed(project, name);
  const mcpMemory = memoryInFile(mcpMemoryPath(folderOf(project), name));
  const first = await connect(instance, await credentialsFor(session, instance, false), { mcpMemory });
  if (first.kind === 'success' || first.cause !== 'credentials') return orRefuse(first);
  return orRefuse(await connect(instance, await credentialsFor(session, instance, true), { mcpMemory }));
}

/** The editor's own sandbox has no rate limit; ten calls at a time is what every instance takes. */
const ownLimits = { calls: 10_000, windowMilliseconds: 20_000, inFlight: 10 };

/** Whether an instance's name has to be typed before it is changed. */
export function isProduction({ settings }: Project, name: string): boolean {
  return settings.config.instances.get(name)?.kind === 'production';
}

function instanceNamed({ settings: { config } }: Project, name: string): InstanceConfig {
  const instance = config.instances.get(name);
  if (instance !== undefined) return instance;
  const known = [...config.instances.keys(), localSandbox].join(', ');
  throw new Refusal(`lifecycle.config.json has no instance "${name}". Known: ${known}.`);
}

async function credentialsFor(
  { connection }: Session,
  { name, url }: InstanceConfig,
  refused: boolean,
): Promise<Credentials> {
  type Given = ServerRequests['lifecycle/credentials']['result'];
  const params = { instance: name, endpoint: url, ...(refused ? { refused } : {}) };
  const given = await connection.sendRequest<Given>('lifecycle/credentials', params).catch(() => null);
  if (given === null) throw new Refusal(`Nobody signed in to ${name}, so nothing was done.`);
  return given;
}

type Answered<T> =
  { readonly kind: 'success'; readonly result: T } | { readonly kind: string; readonly message: string };

/** The result; a failure's own sentence goes to the person. */
export function orRefuse<T>(answer: Answered<T>): T {
  if ('result' in answer) return answer.result;
  throw new Refusal(answer.message);
}
