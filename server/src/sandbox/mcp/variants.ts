import { z } from 'zod';

/**
 * How the MCP endpoint behaves. Adobe publishes the names of the tools but neither their input schemas nor the form of
 * their answers, so a client has to get on with every variant.
 */
export const mcpSchema = z.strictObject({
  /** How answers travel: as one JSON document or as a stream of events. */
  transport: z.enum(['json', 'sse']).default('json'),
  /** Whether `initialize` hands out a session id that later requests have to bear. */
  session: z.boolean().default(false),
  /** Subscriptions that may use the server, 403 for all others; unless told, the sandbox's own. */
  munchkinIds: z.array(z.string()).optional(),
  /** How `{id, type}` is written: as an object, as a text that holds JSON, or both are said to do. */
  references: z.enum(['object', 'json', 'either']).default('object'),
  /** How several values are written. */
  lists: z.enum(['array', 'comma']).default('array'),
  /** Names of the arguments: those of REST, or longer ones such as `smartCampaignId` in place of `id`. */
  names: z.enum(['rest', 'specific']).default('rest'),
  /**
   * Form of a result: structured, structured as an array without a frame, prose with fenced JSON, or (`text`) prose
   * with fenced JSON for reads and without any for writes.
   */
  answers: z.enum(['structured', 'bare', 'markdown', 'text']).default('markdown'),
  /** Whether a failure is marked as one, or is just text. */
  errors: z.enum(['flagged', 'text']).default('flagged'),
  /** Number of the first rule, and of the first flow step. */
  firstRule: z.union([z.literal(0), z.literal(1)]).default(1),
  firstStep: z.union([z.literal(0), z.literal(1)]).default(0),
  /** How many tools one page of the list holds. */
  pageSize: z.int().min(1).default(50),
  /** Tools and arguments (`tool.argument`) that this server does not have. */
  without: z.array(z.string()).default([]),
  /** Arguments of type text that a tool demands besides its own. */
  demands: z.record(z.string(), z.array(z.string())).default({}),
});

export type McpOptions = z.input<typeof mcpSchema>;
export type McpVariants = z.output<typeof mcpSchema>;
