import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { catalogue, type Catalogue } from '../catalogue/index.ts';
import { firstProblem } from './first-problem.ts';
import { faultSchema, type Fault } from './http/fault.ts';
import { exportsSchema, type ExportOptions } from './exports/settings.ts';
import type { Profile } from './instance.ts';
import { mcpSchema, type McpOptions } from './mcp/variants.ts';
import type { SalesforceAnswers } from './life/salesforce.ts';
import { permissionNames, type Permission } from './protocol/endpoint.ts';
import { readInstant, type Clock } from './protocol/time.ts';
import { readingsSchema, type Readings } from './readings.ts';
import { seedSchema, type Seed } from './seed/seed-schema.ts';

/** How to start a sandbox. Everything may be left out. */
export interface SandboxOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** A loopback address; 127.0.0.1 unless told. */
  readonly host?: '127.0.0.1' | '::1' | 'localhost';
  /** `native` (the default), `classic`: an instance that cannot write rules and flow, `no-permission`: 603 for it. */
  readonly profile?: Profile;
  /** Permissions of the API user; all unless told. */
  readonly permissions?: 'all' | readonly Permission[];
  /** The workspaces that the API user may look into: `Default`, and those of the seed. All unless told. */
  readonly workspaces?: 'all' | readonly string[];
  /** Random unless given. */
  readonly credentials?: { readonly clientId: string; readonly clientSecret: string };
  readonly munchkinId?: string;
  /**
   * Milliseconds since the epoch; the machine's clock unless given. A text is the moment that the clock shows at the
   * start and goes on from, `2026-06-01T09:00:00Z`; what a file has kept goes on from where it ended.
   */
  readonly clock?: Clock | string;
  /** Life of a token in seconds; 3600 unless told. */
  readonly tokenSeconds?: number;
  /** What the instance holds, besides Marketo's own content. */
  readonly seed?: Seed;
  /** `any`, the default, believes every name of a form, an email or another asset that no endpoint makes. */
  readonly assets?: 'any' | 'known';
  readonly rateLimit?: { readonly calls: number; readonly seconds: number } | 'off';
  readonly concurrency?: number | 'off';
  readonly dailyQuota?: number | 'off';
  /**
   * The most that one page of any list holds, also for callers that ask for more; unless told, what they ask for. With
   * small pages a caller has to go on until a page is empty.
   */
  readonly pageSize?: number;
  /** How long each call takes, of real time. */
  readonly latencyMs?: number | ((call: { readonly method: string; readonly path: string }) => number);
  readonly readings?: Partial<Readings>;
  /**
   * What Salesforce answers after a sync: it assigns this owner, at once unless told, or (`silent`) nothing ever comes
   * back.
   */
  readonly salesforce?: 'silent' | SalesforceOptions;
  /** How long bulk extracts take, by the sandbox's clock, and how much a day may have. */
  readonly exports?: ExportOptions;
  /** How the MCP endpoint at `/mcp` behaves; `off`: the instance has none. */
  readonly mcp?: McpOptions | 'off';
  readonly faults?: readonly Fault[];
  /** A file that keeps the instance beyond the end of the process; without, everything is forgotten. */
  readonly state?: string;
  /** How many calls to keep: the latest 1000 unless told. */
  readonly record?: number | 'all';
  /** The vocabulary, with what a subscription adds to it. */
  readonly catalogue?: Catalogue;
}

export interface SalesforceOptions {
  readonly owner?: {
    readonly email?: string;
    readonly firstName?: string;
    readonly lastName?: string;
    readonly jobTitle?: string;
    readonly phone?: string;
  };
  /** How long it takes. */
  readonly afterMinutes?: number;
}

const limit = z.union([z.int().min(1), z.literal('off')], 'write a number or "off"');

/** What can be wrong although the types say otherwise: options also come from files and command lines. */
export const optionShape = {
  port: z.int().min(0).max(65535).default(0).describe('0 takes a free one.'),
  host: z.enum(['127.0.0.1', '::1', 'localhost']).default('127.0.0.1').describe('A loopback address.'),
  profile: z
    .enum(['native', 'classic', 'no-permission'])
    .default('native')
    .describe('What the instance can do by REST: classic lacks the calls for rules and flow (610).'),
  permissions: z
    .union([z.literal('all'), z.array(z.enum(permissionNames))])
    .default('all')
    .describe("What the API user's role may do; 603 for the rest."),
  workspaces: z
    .union([z.literal('all'), z.array(z.string().min(1))])
    .default('all')
    .describe('Those whose assets the API user sees: Default, and those of the seed.'),
  munchkinId: z
    .string()
    .regex(/^\d{3}-[A-Z]{3}-\d{3}$/, 'a munchkin id looks like 123-ABC-456')
    .default('000-SBX-001')
    .describe('By which the MCP server knows the subscription.'),
  tokenSeconds: z.int().min(1).default(3600).describe('Life of an access token.'),
  seed: seedSchema.prefault({}).describe("What the instance holds, besides Marketo's own content."),
  assets: z
    .enum(['any', 'known'])
    .default('any')
    .describe('Whether names of assets that no call makes are believed, or have to be those of the seed.'),
  rateLimit: z
    .union(
      [z.strictObject({ calls: z.int().min(1), seconds: z.number().positive() }), z.literal('off')],
      'write { "calls": 100, "seconds": 20 } or "off"',
    )
    .default({ calls: 100, seconds: 20 })
    .describe('Calls in a sliding window; 606 for more.'),
  concurrency: limit.default(10).describe('Calls at one time; 615 for more.'),
  dailyQuota: limit.default(50_000).describe('Calls from midnight to midnight in Chicago; 607 for more.'),
  pageSize: z.int().min(1).default(300).describe('The most that a page of any list holds.'),
  readings: readingsSchema.prefault({}).describe('What Adobe leaves open, one way or the other.'),
  salesforce: z
    .union([
      z.literal('silent'),
      z.strictObject({
        owner: z
          .strictObject({
            email: z.string().min(1).default('sam.rep@sandbox.invalid'),
            firstName: z.string().default('Sam'),
            lastName: z.string().default('Rep'),
            jobTitle: z.string().default('Account Executive'),
            phone: z.string().default('555-0100'),
          })
          .prefault({}),
        afterMinutes: z.number().min(0).exactOptional(),
      }),
    ])
    .prefault({})
    .describe('The owner that comes back after a sync, and when; silent: nothing ever does.'),
  exports: exportsSchema.prefault({}).describe('How long bulk extracts take, and how much a day may have.'),
  mcp: z
    .union([z.literal('off'), mcpSchema], 'write "off" or an object of variants')
    .prefault({})
    .describe('How the MCP server at /mcp behaves; off: there is none.'),
  faults: z.array(faultSchema).default([]).describe('What goes wrong, and when.'),
};

/** A moment in a text, in milliseconds since the epoch. */
export const moment = z
  .string()
  .refine((text) => readInstant(text) !== undefined, 'write a moment like 2026-06-01T09:00:00Z');

const checked = z.object({
  ...optionShape,
  credentials: z.object({ clientId: z.string().min(1), clientSecret: z.string().min(1) }).optional(),
  clock: z.union([z.custom<Clock>((value) => typeof value === 'function'), moment]).optional(),
  state: z.string().min(1).optional(),
  record: z.union([z.int().min(0), z.literal('all')]).default(1000),
});

export interface Settings extends Omit<
  z.output<typeof checked>,
  'credentials' | 'salesforce' | 'permissions' | 'clock'
> {
  readonly salesforce: SalesforceAnswers;
  readonly credentials: { readonly clientId: string; readonly clientSecret: string };
  readonly permissions: 'all' | ReadonlySet<Permission>;
  readonly clock: Clock;
  /** By how many milliseconds the instance's clock is ahead of it at the start. */
  readonly ahead: number;
  readonly latency: (call: { readonly method: string; readonly path: string }) => number;
  readonly catalogue: Catalogue;
}

/** @throws Error that says in one sentence which option is wrong. */
export function settingsOf(options: SandboxOptions): Settings {
  const parsed = checked.safeParse(options);
  if (!parsed.success) throw new Error(`The sandbox cannot start: ${firstProblem(parsed.error)}`);
  const { latencyMs = 0 } = options;
  const { salesforce, permissions, clock: given } = parsed.data;
  const clock = typeof given === 'function' ? given : Date.now;
  return {
    ...parsed.data,
    credentials: parsed.data.credentials ?? {
      clientId: randomBytes(16).toString('hex'),
      clientSecret: randomBytes(16).toString('hex'),
    },
    salesforce:
      salesforce === 'silent'
        ? { owner: undefined, afterMinutes: undefined }
        : { owner: salesforce.owner, afterMinutes: salesforce.afterMinutes },
    permissions: permissions === 'all' ? 'all' : granted(permissions),
    clock,
    ahead: typeof given === 'string' ? (readInstant(given) ?? 0) - clock() : 0,
    latency: typeof latencyMs === 'number' ? () => latencyMs : latencyMs,
    catalogue: options.catalogue ?? catalogue,
  };
}

/** Who may write assets may read them. */
function granted(permissions: readonly Permission[]): ReadonlySet<Permission> {
  const all = new Set(permissions);
  if (all.has('Read-Write Assets')) all.add('Read-Only Assets');
  if (all.has('Read-Write Lead')) all.add('Read-Only Lead');
  if (all.has('Read-Write Activity')) all.add('Read-Only Activity');
  return all;
}
