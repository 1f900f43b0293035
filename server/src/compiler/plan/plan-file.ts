import { z } from 'zod';
import type { Plan } from '../plan.ts';

/** A plan as a file: versioned JSON, the same that `plan --format json` prints. */
export function printPlan(plan: Plan): string {
  return `${JSON.stringify(plan, undefined, 2)}\n`;
}

export type ParsedPlan =
  | { readonly kind: 'plan'; readonly plan: Plan }
  /** A sentence for a person. */
  | { readonly kind: 'problem'; readonly message: string };

/** Reads a plan from a file, which may be anybody's. */
export function parsePlan(text: string): ParsedPlan {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return problem('The file is not a plan: it holds no JSON.');
  }
  const version = z.object({ version: z.number() }).safeParse(value);
  if (version.success && version.data.version !== 1) {
    return problem(
      `The plan is of version ${version.data.version}, this program knows version 1: make the plan anew.`,
    );
  }
  const parsed = planSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')} `;
    return problem(`The file is not a plan: ${place}${issue?.message ?? ''}`);
  }
  // JSON leaves out what is undefined, which reads the same; everything else the schema has checked.
  return { kind: 'plan', plan: parsed.data as Plan };
}

const problem = (message: string): ParsedPlan => ({ kind: 'problem', message });

const text = z.string();
const path = z.array(text);
const number = z.number();

const constraint = z.object({ name: text, operator: text, values: path, primary: z.boolean() });
const rule = z.object({
  name: text,
  type: z.enum(['activity', 'attribute']),
  negative: z.boolean(),
  constraints: z.array(constraint),
});
const rules = z.object({ triggers: z.array(rule), filters: z.array(rule), logic: text });
const choice = z.object({
  condition: z
    .object({ name: text, type: z.enum(['activity', 'attribute']), operator: text, values: path })
    .optional(),
  attributes: z.array(z.object({ name: text, value: text })).optional(),
});
const flow = z.array(z.object({ name: text, choices: z.array(choice) }));

const target = z.union([z.object({ id: number }), z.object({ operation: text })]);
const parent = z.union([
  z.object({ id: number, type: z.enum(['Folder', 'Program']) }),
  z.object({ operation: text, type: z.enum(['Folder', 'Program']) }),
]);
const program = z.object({
  name: text,
  folder: path,
  type: text,
  channel: text,
  workspace: text.optional(),
  description: text,
  tags: z.array(z.object({ type: text, value: text })),
  costs: z.array(z.object({ startDate: text, cost: number, note: text })),
});
const field = z.object({ displayName: text, apiName: text, dataType: text, description: text });
const token = z.object({
  name: text,
  type: z.enum(['text', 'score', 'number', 'date', 'rich text', 'sfdc campaign']),
  value: text,
});

const base = {
  id: text,
  summary: text,
  channel: z.enum(['native', 'template', 'mcp']),
  reason: text.optional(),
  dependsOn: path,
  destructive: z.boolean(),
  calls: z.array(
    z.object({ method: z.enum(['GET', 'POST']), path: text, body: z.record(text, text).optional() }),
  ),
};
const asset = { name: text, description: text, parent };
const written = { name: text, program: text, target };
const operation = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.literal('create-field'), field }),
  z.object({ ...base, kind: z.literal('create-folder'), name: text, parent }),
  z.object({ ...base, kind: z.literal('create-program'), program, parent }),
  z.object({ ...base, kind: z.literal('clone-program'), program, parent, source: target, from: text }),
  z.object({
    ...base,
    kind: z.literal('find-copy'),
    of: z.enum(['folder', 'list', 'smart list', 'campaign']),
    name: text,
    parent,
  }),
  z.object({ ...base, kind: z.literal('update-program'), program, target }),
  z.object({ ...base, kind: z.literal('set-token'), token, target }),
  z.object({ ...base, ...asset, kind: z.literal('create-list') }),
  z.object({ ...base, ...asset, kind: z.literal('create-smart-list') }),
  z.object({ ...base, ...asset, kind: z.literal('create-campaign') }),
  z.object({ ...base, ...asset, kind: z.literal('clone-campaign'), source: target }),
  z.object({
    ...base,
    ...written,
    kind: z.literal('write-rules'),
    of: z.enum(['smart list', 'campaign']),
    rules,
  }),
  z.object({ ...base, ...written, kind: z.literal('write-flow'), flow }),
  z.object({ ...base, ...written, kind: z.literal('check-campaign'), rules, flow: flow.optional() }),
  z.object({ ...base, kind: z.literal('rename-campaign'), name: text, to: text, target }),
  z.object({
    ...base,
    kind: z.literal('activate-campaign'),
    name: text,
    target,
    replaces: target.optional(),
  }),
  z.object({ ...base, kind: z.literal('deactivate-campaign'), name: text, target }),
  z.object({ ...base, kind: z.literal('delete-campaign'), name: text, target }),
  z.object({ ...base, kind: z.literal('schedule-campaign'), name: text, runAt: text, target }),
  z.object({
    ...base,
    kind: z.literal('describe-asset'),
    asset: z.enum(['campaign', 'list']),
    name: text,
    description: text,
    target,
  }),
]);

const qualification = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('once') }),
  z.object({ rule: z.literal('any') }),
  z.object({ rule: z.literal('interval'), amount: number, unit: z.enum(['hour', 'day', 'week', 'month']) }),
]);

const place = z.object({ of: z.enum(['campaign', 'smart list']), name: text, program: text, folder: path });
const work = z.discriminatedUnion('kind', [
  z.object({
    place,
    kind: z.literal('build'),
    rules,
    flow: flow.optional(),
    isNew: z.boolean().optional(),
  }),
  z.object({
    place,
    kind: z.literal('set'),
    setting: z.enum(['executable', 'qualification rule', 'priority', 'communication limits', 'recurrence']),
    value: text,
  }),
  z.object({ place, kind: z.enum(['deactivate', 'activate', 'sentence', 'tidy']) }),
  z.object({ place, kind: z.literal('run'), value: text }),
]);
const channel = z.object({ name: z.enum(['native', 'mcp', 'template', 'build sheet']), reason: text });

const planSchema = z.object({
  version: z.literal(1),
  instance: text,
  basis: text,
  scope: z.object({
    fields: z.array(z.object({ apiName: text, displayName: text })),
    programs: z.array(
      z.object({
        name: text,
        folder: path,
        workspace: text.optional(),
        assets: path.optional(),
        kinds: z.array(z.enum(['tokens', 'lists', 'smart lists'])).optional(),
      }),
    ),
    templates: z.array(z.object({ name: text, program: text.optional() })),
    kits: path.optional(),
  }),
  programs: z.array(number),
  operations: z.array(operation),
  manual: z.array(
    z.object({
      asset: text,
      action: text,
      url: text.optional(),
      operation: text.optional(),
      until: z
        .discriminatedUnion('setting', [
          z.object({ setting: z.literal('qualification'), is: qualification }),
          z.object({ setting: z.literal('communication limits'), is: z.boolean() }),
        ])
        .optional(),
      work: work.optional(),
    }),
  ),
  changes: z.array(
    z.object({
      asset: text,
      action: z.enum(['create', 'update', 'delete', 'unchanged']),
      diff: path,
      notes: path,
      channel: channel.optional(),
    }),
  ),
  summary: z.object({
    create: number,
    update: number,
    delete: number,
    unchanged: number,
    calls: number,
    seconds: number,
  }),
});
