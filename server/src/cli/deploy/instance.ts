import { type InstanceConfig, isMunchkinId, type Project } from '../../project/index.ts';
import { CommandError, type Io } from '../io.ts';

/** An instance with the secrets of the environment. */
export interface SignedIn {
  readonly instance: InstanceConfig;
  readonly credentials: { readonly clientId: string; readonly clientSecret: string };
}

/** The instance that is always there: what `lifecycle sandbox` started. */
export const localSandbox = 'local-sandbox';

/** Finds an instance by name and its secrets in the environment; says what to set when they are missing. */
export function signedIn(name: string | undefined, project: Project, io: Io): SignedIn {
  const instance = instanceNamed(name, project, io);
  const prefix = environmentPrefix(instance.name);
  const clientId = io.env[`${prefix}_CLIENT_ID`];
  const clientSecret = io.env[`${prefix}_CLIENT_SECRET`];
  if (!clientId || !clientSecret) {
    throw new CommandError(
      instance.name === localSandbox
        ? 'The local Marketo is not known here. Start it with `lifecycle sandbox` in another terminal and copy the export line that it prints.'
        : `The client id and secret of ${instance.name} are missing. Set ${prefix}_CLIENT_ID and ${prefix}_CLIENT_SECRET ` +
            'to those of its custom service (Admin, LaunchPoint, View Details).',
    );
  }
  return { instance, credentials: { clientId, clientSecret } };
}

function instanceNamed(name: string | undefined, { config, root }: Project, io: Io): InstanceConfig {
  if (name === localSandbox) return localInstance(io);
  const known = [...config.instances.keys(), localSandbox];
  if (name === undefined) {
    const [only, ...others] = config.instances.values();
    if (only !== undefined && others.length === 0) return only;
    throw new CommandError(`Say which instance with --instance NAME: ${known.join(', ')}.`, 64);
  }
  const instance = config.instances.get(name);
  if (instance === undefined) {
    throw new CommandError(
      `There is no instance "${name}" in ${root}/lifecycle.config.json. Known: ${known.join(', ')}. For a new one add\n` +
        `  "instances": { "${name}": { "munchkinId": "123-ABC-456", "kind": "sandbox" } }`,
    );
  }
  return instance;
}

function localInstance({ env }: Io): InstanceConfig {
  const url = env['LIFECYCLE_LOCAL_SANDBOX_URL'] ?? 'http://127.0.0.1:8765';
  return {
    name: localSandbox,
    kind: 'sandbox',
    url,
    timeZone: undefined,
    mcp: localMcp(url, env['LIFECYCLE_LOCAL_SANDBOX_MCP']),
  };
}

/** Its MCP server, where the environment has the munchkin id by which that server knows it. */
function localMcp(url: string, munchkinId: string | undefined): InstanceConfig['mcp'] {
  if (!munchkinId) return undefined;
  if (isMunchkinId(munchkinId)) return { url: `${url}/mcp`, munchkinId };
  throw new CommandError(
    `LIFECYCLE_LOCAL_SANDBOX_MCP is "${munchkinId}", but has to be the munchkin id of the local Marketo, such as 000-SBX-001. ` +
      'Copy the export line that `lifecycle sandbox --mcp` prints, or unset it to do without its MCP server.',
  );
}

/** `my-sandbox` reads its secrets from `LIFECYCLE_MY_SANDBOX_CLIENT_ID` and `…_CLIENT_SECRET`. */
export function environmentPrefix(name: string): string {
  return `LIFECYCLE_${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`;
}
