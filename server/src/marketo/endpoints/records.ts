import { z } from 'zod';

/** Shapes of what the asset API answers, as tolerant as the differences between its pages and its answers ask for. */

export const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '');

/** `folder` is `{id, type}` on campaigns and lists, `{value, type}` on programs; `type` may be `FOLDER`. */
export const folderReference = z
  .object({ id: z.number().optional(), value: z.number().optional(), type: z.string() })
  .transform(({ id, value, type }) => ({
    id: id ?? value ?? 0,
    type: type.toLowerCase() === 'program' ? ('Program' as const) : ('Folder' as const),
  }));

export type FolderReference = z.infer<typeof folderReference>;

export const idRecord = z.object({ id: z.number() });

export const folderRecord = z.object({
  id: z.number(),
  name: z.string(),
  folderId: folderReference.optional(),
  folderType: text,
  parent: folderReference.nullish(),
});

export type FolderRecord = z.infer<typeof folderRecord>;

export const programRecord = z.object({
  id: z.number(),
  name: z.string(),
  description: text,
  type: text,
  channel: text,
  workspace: text,
  url: text,
  folder: folderReference,
  tags: z
    .array(z.object({ tagType: z.string(), tagValue: text }))
    .nullish()
    .transform((tags) => tags ?? []),
  costs: z
    .array(z.object({ startDate: text, cost: z.number(), note: text }))
    .nullish()
    .transform((costs) => costs ?? []),
});

export type ProgramRecord = z.infer<typeof programRecord>;

export const tokenRecord = z.object({
  name: z.string(),
  type: z.string(),
  value: z.union([text, z.number().transform(String)]),
});

export const listRecord = z.object({
  id: z.number(),
  name: z.string(),
  description: text,
  folder: folderReference,
});

export type ListRecord = z.infer<typeof listRecord>;

const condition = z.object({
  activityAttributeId: z.number().nullish(),
  activityAttributeName: z.string().nullish(),
  attributeId: z.number().nullish(),
  attributeName: z.string().nullish(),
  operator: text,
  values: z
    .array(z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]))
    .nullish()
    .transform((values) => values ?? []),
  isPrimary: z.boolean().nullish(),
  isError: z.boolean().nullish(),
  errorMessage: z.string().nullish(),
});

const rule = z.object({
  id: z.number(),
  name: z.string(),
  ruleType: text,
  operator: text,
  conditions: z
    .array(condition)
    .nullish()
    .transform((conditions) => conditions ?? []),
});

export type RuleRecord = z.infer<typeof rule>;

/** Older answers give triggers as mere texts, which say too little to be compared: they are left out. */
const rules = z
  .array(z.union([rule, z.string()]))
  .nullish()
  .transform((items) => (items ?? []).filter((item) => typeof item !== 'string'));

export const smartListRecord = z.object({
  id: z.number(),
  name: z.string(),
  description: text,
  url: text,
  computedUrl: text,
  updatedAt: text,
  folder: folderReference.nullish(),
  rules: z
    .object({ filterMatchType: text, filterCustomRuleLogic: text, triggers: rules, filters: rules })
    .nullish(),
});

export type SmartListRecord = z.infer<typeof smartListRecord>;

const choice = z.object({
  id: z.number(),
  default: z.boolean(),
  attributes: z
    .array(
      z.object({
        activityTypeAttribId: z.number().nullish(),
        name: z.string(),
        value: z.union([text, z.number().transform(String), z.boolean().transform(String)]),
      }),
    )
    .nullish()
    .transform((attributes) => attributes ?? []),
  rule: z
    .object({
      name: text,
      operator: text,
      ruleType: text,
      values: z
        .array(z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]))
        .nullish()
        .transform((values) => values ?? []),
    })
    .nullish(),
});

const step = z.object({
  id: z.number(),
  activityTypeName: z.string(),
  stepChoice: z
    .array(choice)
    .nullish()
    .transform((choices) => choices ?? []),
});

export type StepRecord = z.infer<typeof step>;
export type ChoiceRecord = z.infer<typeof choice>;

/** Only what the kind of recurrence needs is set; nothing of it where a campaign does not recur. */
const recurrence = z.object({
  startAt: z.string().nullish(),
  endAt: z.string().nullish(),
  intervalType: z.string().nullish(),
  interval: z.number().nullish(),
  weekdayOnly: z.boolean().nullish(),
  weekdayMask: z.array(z.string()).nullish(),
  dayOfMonth: z.number().nullish(),
  dayOfWeek: z.string().nullish(),
  weekOfMonth: z.number().nullish(),
});

export const campaignRecord = z.object({
  id: z.number(),
  name: z.string(),
  description: text,
  type: text,
  status: text,
  isActive: z.boolean().catch(false),
  isCommunicationLimitEnabled: z.boolean().nullish(),
  qualificationRuleType: text,
  qualificationRuleInterval: z.number().nullish(),
  qualificationRuleUnit: z.string().nullish(),
  smartListId: z.number().catch(0),
  folder: folderReference,
  computedUrl: text,
  updatedAt: text,
  recurrence: recurrence.nullish().catch(undefined),
  flow: z
    .object({
      steps: z
        .array(step)
        .nullish()
        .transform((steps) => steps ?? []),
    })
    .nullish(),
});

export type CampaignRecord = z.infer<typeof campaignRecord>;

export const fieldRecord = z.object({
  name: z.string(),
  displayName: z.string(),
  description: text,
  dataType: z.string(),
});
