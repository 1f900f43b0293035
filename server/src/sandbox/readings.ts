import { z } from 'zod';

/**
 * Behaviour that Adobe leaves open, or that differs between instances: one way or the other. The first word of each is
 * what the sandbox takes for likely.
 */
export const readingsSchema = z.strictObject({
  /**
   * What `type` a campaign without rules has: the specification's words say `default`, an example in the
   * documentation shows `batch`.
   */
  emptyCampaignType: z.enum(['default', 'batch']).default('default'),
  /** Whether rules and flow of an active campaign may be changed. */
  editActiveCampaign: z.enum(['refuse', 'allow']).default('refuse'),
  /** Whether a change of rules or flow moves `updatedAt` of the campaign. */
  updatedAt: z.enum(['moves', 'stays']).default('moves'),
  /** Whether browsing a folder or program also lists what lies in folders inside it. */
  browse: z.enum(['below', 'direct']).default('below'),
  /** What a page that is asked to be too long gets: 1003, or the most that there is. */
  overlongPage: z.enum(['refuse', 'clamp']).default('refuse'),
  /**
   * How a read by id or name says that there is nothing: as was seen on instances (static lists by id 702, all others a
   * warning), always by a warning, or always by 702.
   */
  miss: z.enum(['mixed', 'warning', 'error']).default('mixed'),
  /** Whether an asset that rules or flows name can be deleted. */
  deleteInUse: z.enum(['refuse', 'allow']).default('refuse'),
  /** Whether a campaign that is active can be deleted. */
  deleteActive: z.enum(['refuse', 'allow']).default('refuse'),
  /** What archiving a folder does to the campaigns below. Source of the first: release notes of August 2026. */
  archive: z.enum(['deactivates', 'keeps']).default('deactivates'),
  /** Marketo's rules answer 709; older instances knew but 611 for many of them. Source: blog of releases. */
  refusalCode: z.enum(['709', '611']).default('709'),
  /** Whether a person field that exists fails the whole call (1003), or its own record alone. */
  existingField: z.enum(['call', 'record']).default('call'),
  /** Whether calls that take a form also take its fields as JSON: the documentation and the specification differ. */
  formAsJson: z.enum(['refuse', 'accept']).default('refuse'),
  /** The query parameter `access_token`. Source of the first: authentication page, from 2026-08-31. */
  accessTokenParameter: z.enum(['refuse', 'accept']).default('refuse'),
  /** Whether a call that was refused for the rate or the concurrency counts to the rate all the same. */
  refusedCalls: z.enum(['free', 'counted']).default('free'),
  /** Whether calls that end in one of the asterisked codes are free. Source: error codes page. */
  asteriskedCodes: z.enum(['free', 'counted']).default('free'),
  /** How the status of a bulk extract that was cancelled is spelled: the list of them and an example differ. */
  cancelledExport: z.enum(['Canceled', 'Cancelled']).default('Canceled'),
  /** What stands between the values of a bulk extract in the format SSV: the documentation says both. */
  ssvSeparator: z.enum(['space', 'semicolon']).default('space'),
  /** Whether asset answers carry empty `errors` and `warnings`, and in which order their members stand. */
  envelope: z.enum(['full', 'sparse']).default('full'),
  /** How long an address of an asset call may be. */
  assetAddress: z.enum(['65 KB', '8 KB']).default('65 KB'),
});

export type Readings = z.output<typeof readingsSchema>;
