import { parse as parseJson, type ParseError, printParseErrorCode } from 'jsonc-parser';
import * as z from 'zod';
import { foldersOf, type Strictness, strictnessOf, strictnessShape } from './strictness.ts';

/**
 * `lifecycle.config.json`: the instances of a workspace and how strict its rules are. It is committed, so it never
 * holds a secret.
 */
export interface Config extends Strictness {
  readonly instances: ReadonlyMap<string, InstanceConfig>;
  /** Folders that are strict in another way, by their path from the configuration's. */
  readonly folders: ReadonlyMap<string, Strictness>;
  /** What names have to look like, by what bears them. */
  readonly names: ReadonlyMap<string, RegExp>;
}

export interface InstanceConfig {
  readonly name: string;
  readonly kind: 'sandbox' | 'production';
  /** `https://123-ABC-456.mktorest.com`, without a path. */
  readonly url: string;
  /** IANA name of the subscription's time zone; absent: UTC. */
  readonly timeZone: string | undefined;
  /** How much of the instance's rate is ours; undefined: half of it. */
  readonly callsPer20Seconds?: number | undefined;
  /** Adobe's MCP server as a second channel; undefined: it is not used. */
  readonly mcp: { readonly url: string; readonly munchkinId: string } | undefined;
}

export const configFileName = 'lifecycle.config.json';

export const emptyConfig: Config = {
  instances: new Map(),
  rules: new Map(),
  preset: undefined,
  folders: new Map(),
  names: new Map(),
};

/** Something in the file that is not as it should be; the rest of it still counts. */
export interface ConfigProblem {
  readonly message: string;
}

const munchkinId = /^\d{3}-[A-Z]{3}-\d{3}$/;

/** Whether a text looks like the account id of a subscription: `123-ABC-456`. */
export function isMunchkinId(text: string): boolean {
  return munchkinId.test(text);
}

const instanceSchema = z
  .strictObject({
    munchkinId: z
      .string()
      .regex(munchkinId, 'a munchkin id looks like 123-ABC-456 (Admin > Munchkin)')
      .optional()
      .describe('The Munchkin account id of the instance, from Admin > Munchkin.'),
    url: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe('The base address, where it is not https://<munchkinId>.mktorest.com.'),
    timeZone: z
      .string()
      .refine(isTimeZone, 'is not a time zone; it is written like Europe/Berlin or America/Chicago')
      .optional()
      .describe(
        "The subscription's time zone (Admin > Location): what the files' times mean. UTC unless told.",
      ),
    mcp: z
      .boolean()
      .optional()
      .describe("Whether Adobe's MCP server is used for what the REST API of the instance does not do."),
    callsPer20Seconds: z
      .int()
      .min(1)
      .max(100, 'Marketo takes no more than 100 calls in 20 seconds')
      .optional()
      .describe(
        'How many calls may begin within 20 seconds; 50 unless told, as Marketo takes 100 from everybody together.',
      ),
    kind: z.enum(['sandbox', 'production']).describe('Production asks for its name before a deploy.'),
  })
  .refine(({ munchkinId: id, url }) => id !== undefined || url !== undefined, 'needs a munchkinId or a url')
  .refine(
    ({ munchkinId: id, mcp }) => id !== undefined || mcp !== true,
    'needs a munchkinId for its MCP server',
  );

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name }).format(0);
    return true;
  } catch {
    return false;
  }
}

const namePattern = z.string().refine(isPattern, 'is not a regular expression').optional();

function isPattern(text: string): boolean {
  return patternOf(text) !== undefined;
}

function patternOf(text: string): RegExp | undefined {
  try {
    return new RegExp(text, 'u');
  } catch {
    return undefined;
  }
}

/** The shape of the file, also the source of its JSON Schema. */
export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  instances: z
    .record(z.string(), instanceSchema)
    .optional()
    .describe('Marketo instances by the name you call them.'),
  ...strictnessShape,
  names: z
    .strictObject({
      campaign: namePattern,
      'smart list': namePattern,
      list: namePattern,
      field: namePattern,
    })
    .optional()
    .describe('Regular expressions that names have to fit, such as "campaign": "^\\d{3} - ".'),
});

/** Reads the text of a `lifecycle.config.json`; comments and trailing commas are allowed. */
export function readConfig(text: string): {
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
} {
  const errors: ParseError[] = [];
  const json: unknown = parseJson(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error !== undefined) {
    const line = text.slice(0, error.offset).split('\n').length;
    const message = `${configFileName} is not valid JSON: ${printParseErrorCode(error.error)} in line ${line}`;
    return { config: emptyConfig, problems: [{ message }] };
  }
  const parsed = configSchema.safeParse(json);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({
      message: `${configFileName}: ${path.length > 0 ? `${path.join('.')}: ` : ''}${message}`,
    }));
    return { config: emptyConfig, problems };
  }
  const instances = Object.entries(parsed.data.instances ?? {}).map(
    ([name, { kind, url, munchkinId: id, timeZone, mcp, callsPer20Seconds }]) => {
      const base = url?.replace(/\/+$/, '') ?? `https://${id}.mktorest.com`;
      const channel = mcpOf(mcp, id, url && base);
      return [name, { name, kind, url: base, timeZone, mcp: channel, callsPer20Seconds }] as const;
    },
  );
  return {
    config: {
      instances: new Map(instances),
      ...strictnessOf(parsed.data),
      folders: foldersOf(parsed.data),
      names: patternsOf(parsed.data.names ?? {}),
    },
    problems: [],
  };
}

/**
 * Adobe's server is one for all; an instance with an address of its own, such as a sandbox, has its own there. The file
 * may be anybody's and names no third place that secrets would go to.
 */
function mcpOf(
  mcp: boolean | undefined,
  munchkinId: string | undefined,
  ownUrl: string | undefined,
): InstanceConfig['mcp'] {
  if (mcp !== true || munchkinId === undefined) return undefined;
  return { url: ownUrl === undefined ? adobeMcpUrl : `${ownUrl}/mcp`, munchkinId };
}

/** Source: MCP server page. */
const adobeMcpUrl = 'https://marketo-mcp.adobe.io/mcp';

function patternsOf(names: Readonly<Record<string, string | undefined>>): ReadonlyMap<string, RegExp> {
  return new Map(
    Object.entries(names).flatMap(([kind, text]) => {
      const pattern = text === undefined ? undefined : patternOf(text);
      return pattern === undefined ? [] : [[kind, pattern] as const];
    }),
  );
}
