import { z } from 'zod';
import { schemaTypes } from '../endpoints/fields.ts';

const names = z.array(z.string().min(1).max(255)).default([]);
const programTypes = ['Default', 'Event', 'Event with Webinar', 'Engagement', 'Email'] as const;
const channelTypes = ['program', 'event', 'webinar', 'nurture', 'email_batch'] as const;

/** A list or campaign: its name, or its name and the program that holds it. */
const local = z.union([
  z.string().min(1),
  z.object({ name: z.string().min(1), program: z.string().optional() }).strict(),
]);

/**
 * What an instance holds besides Marketo's own content. Emails, forms and other assets that no endpoint makes are
 * names; those inside a program are written `Program.Name`.
 */
export const seedSchema = z
  .object({
    forms: names,
    emails: names,
    landingPages: names,
    webhooks: names,
    segmentations: names,
    /** Any other kind of asset, by the word that the language has for it: `{"SFDC campaign": ["Q3"]}`. */
    assets: z.record(z.string(), z.array(z.string())).default({}),
    folders: names,
    /** Workspaces beside `Default`; each has its own folder in the three areas. */
    workspaces: names,
    programs: z
      .array(
        z
          .object({
            name: z.string().min(1),
            type: z.enum(programTypes).default('Default'),
            channel: z.string().default('Operational'),
            /** Name of a folder in Marketing Activities. */
            folder: z.string().default('Operations'),
            /** Kinds of content that no clone can take along: `Report`. */
            uncloneable: names,
          })
          .strict(),
      )
      .default([]),
    lists: z.array(local).default([]),
    smartLists: z.array(local).default([]),
    campaigns: z
      .array(
        z
          .object({
            name: z.string().min(1),
            program: z.string().optional(),
            /** Listens for Campaign is Requested, and is active. */
            requestable: z.boolean().default(false),
          })
          .strict(),
      )
      .default([]),
    fields: z
      .array(z.object({ displayName: z.string(), name: z.string(), dataType: z.enum(schemaTypes) }).strict())
      .default([]),
    channels: z
      .array(
        z
          .object({
            name: z.string().min(1),
            applicableProgramType: z.enum(channelTypes).default('program'),
            statuses: names,
          })
          .strict(),
      )
      .default([]),
    tagTypes: z
      .array(
        z
          .object({
            name: z.string().min(1),
            values: names,
            required: z.boolean().default(false),
            applicableProgramTypes: z.array(z.enum(channelTypes)).default([...channelTypes]),
          })
          .strict(),
      )
      .default([]),
    /** Ids of people, for the call that requests a campaign. */
    leads: z.array(z.int().positive()).default([]),
  })
  .strict();

export type Seed = z.input<typeof seedSchema>;
export type ParsedSeed = z.output<typeof seedSchema>;
