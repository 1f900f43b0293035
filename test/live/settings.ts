import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { configFileName, readConfig } from '../../server/src/project/index.ts';

/** Where to look, and with what. */
export interface LiveSettings {
  readonly name: string;
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The munchkin id, or the host of an address without one. */
  readonly identity: string;
  /** Of the MCP server; undefined: not asked. */
  readonly mcpUrl: string | undefined;
  /** Id of a campaign that somebody made by hand with whatever the screen offers; it is only read. */
  readonly campaign: number | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export const confirmation = 'LIFECYCLE_LIVE_CHECK_CONFIRM';
const adobeMcp = 'https://marketo-mcp.adobe.io/mcp';

/**
 * Reads which instance is meant. It writes there, so it insists on being told twice: the configuration has to call the
 * instance a sandbox, and the environment has to name its munchkin id.
 * @returns why not, in a sentence, or the settings.
 */
export async function liveSettings(
  args: readonly string[],
  env: Environment,
  cwd: string,
): Promise<LiveSettings | string> {
  const [name] = args;
  if (name === undefined) return 'Say which instance: npm run live-check -- NAME (of lifecycle.config.json).';
  const text = await readFile(join(cwd, configFileName), 'utf8').catch(() => undefined);
  if (text === undefined) return `There is no ${configFileName} in this folder that could name the instance.`;
  const instance = readConfig(text).config.instances.get(name);
  if (instance === undefined) return `${configFileName} has no instance "${name}".`;
  if (instance.kind !== 'sandbox')
    return `"${name}" is a ${instance.kind} instance. The live check writes, so it looks at sandboxes only.`;
  const { host } = new URL(instance.url);
  const identity = /^(\d{3}-[a-z]{3}-\d{3})\./i.exec(host)?.[1]?.toUpperCase() ?? host;
  if (env[confirmation]?.toUpperCase() !== identity.toUpperCase())
    return `Set ${confirmation}=${identity} to say that a scratch folder may be written in that instance and deleted again.`;
  const prefix = `LIFECYCLE_${name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}`;
  const [clientId, clientSecret] = [env[`${prefix}_CLIENT_ID`], env[`${prefix}_CLIENT_SECRET`]];
  if (!clientId || !clientSecret) return `Set ${prefix}_CLIENT_ID and ${prefix}_CLIENT_SECRET.`;
  const mcp = env['LIFECYCLE_LIVE_CHECK_MCP_URL'] ?? adobeMcp;
  const campaign = Number(env['LIFECYCLE_LIVE_CHECK_CAMPAIGN'] ?? 'none');
  return {
    name,
    url: instance.url,
    clientId,
    clientSecret,
    identity,
    mcpUrl: mcp === 'off' ? undefined : mcp,
    campaign: Number.isInteger(campaign) ? campaign : undefined,
  };
}
