/**
 * What the instance holds. Records are changed in place: the store is the database, and one call runs at a time.
 * Times are milliseconds since the epoch.
 */

export interface FolderReference {
  readonly id: number;
  readonly type: 'Folder' | 'Program';
}

/** The three trees. */
export type Area = 'marketing' | 'design' | 'database';

interface Dated {
  readonly createdAt: number;
  updatedAt: number;
}

interface Asset extends Dated {
  readonly id: number;
  name: string;
  description: string;
}

export interface Folder extends Asset {
  readonly area: Area;
  /** Undefined: one of the three roots. */
  readonly parent: FolderReference | undefined;
  /** As the specification's enumeration has it: `Marketing Folder`, `Zone`, `Email`, … */
  readonly folderType: string;
  readonly isSystem: boolean;
  isArchive: boolean;
}

export type ProgramType = 'Default' | 'Event' | 'Event with Webinar' | 'Engagement' | 'Email';

export interface Program extends Asset {
  readonly folder: FolderReference;
  readonly type: ProgramType;
  readonly channel: string;
  readonly tags: Map<string, string>;
  costs: Cost[];
  startDate: string | undefined;
  endDate: string | undefined;
  /** Email programs only. */
  approved: boolean;
  /** Kinds of content that it has and that no clone can take along: `Report`, `In-App Message`. */
  readonly uncloneable: readonly string[];
}

export interface Cost {
  /** `2026-01-31`. */
  readonly startDate: string;
  readonly cost: number;
  readonly note: string | undefined;
}

export interface MyToken {
  readonly name: string;
  readonly type: TokenType;
  value: string;
}

export const tokenTypes = ['date', 'number', 'rich text', 'score', 'sfdc campaign', 'text'] as const;
export type TokenType = (typeof tokenTypes)[number];

export interface StaticList extends Asset {
  readonly folder: FolderReference;
}

export interface SmartList extends Asset {
  readonly folder: FolderReference;
  /** The campaign that it belongs to; such a list is reached by its id only. */
  readonly campaignId: number | undefined;
  matchType: 'all' | 'any' | 'custom';
  customLogic: string;
  readonly triggers: Rule[];
  readonly filters: Rule[];
}

export interface Rule {
  readonly id: number;
  readonly typeId: number;
  readonly kind: 'activity' | 'attribute';
  readonly trigger: boolean;
  /** The inactivity form, `not Filled Out Form`: written by the API, never shown by it. */
  readonly negative: boolean;
  readonly conditions: Condition[];
}

export interface Condition {
  readonly constraintId: number;
  readonly operator: string;
  readonly values: readonly Value[];
}

/** A value of a condition or of a flow step. One that names an asset follows that asset through a renaming. */
export interface Value {
  readonly text: string;
  readonly asset: AssetLink | undefined;
}

export interface AssetLink {
  readonly kind: LinkedKind;
  readonly id: number;
}

export type LinkedKind = 'campaign' | 'smart list' | 'static list' | 'program';

export interface Campaign extends Asset {
  readonly folder: FolderReference;
  readonly smartListId: number;
  readonly flowId: number;
  readonly steps: Step[];
  isActive: boolean;
  settings: CampaignSettings;
  /** Runs that the schedule call asked for, oldest first. */
  readonly scheduledRuns: ScheduledRun[];
}

/** What only a person sets, on the screen. */
export interface CampaignSettings {
  readonly qualification:
    | { readonly rule: 'once' | 'any' }
    | {
        readonly rule: 'interval';
        readonly interval: number;
        readonly unit: 'hour' | 'day' | 'week' | 'month';
      };
  readonly executable: boolean;
  readonly communicationLimits: boolean;
}

export interface ScheduledRun {
  readonly runAt: number;
  done: boolean;
  readonly tokens: readonly { readonly name: string; readonly value: string }[];
}

export interface Step {
  readonly id: number;
  readonly typeId: number;
  /** The default choice is the last. */
  readonly choices: Choice[];
}

export interface Choice {
  readonly id: number;
  readonly isDefault: boolean;
  readonly attributes: ChoiceAttribute[];
  condition: ChoiceCondition | undefined;
}

export interface ChoiceAttribute {
  readonly id: number;
  readonly attributeId: number;
  /** Undefined: not set. */
  value: Value | undefined;
}

export interface ChoiceCondition {
  readonly typeId: number;
  readonly operator: string;
  readonly values: readonly Value[];
}

/** A person field. */
export interface Field {
  readonly id: number;
  /** The REST name; undefined for a field that rules test but the lead calls do not carry. */
  readonly name: string | undefined;
  displayName: string;
  /** What smart lists and flow steps call it: the friendly name, except for a few standard fields. */
  readonly ruleName: string | undefined;
  description: string | undefined;
  readonly dataType: string;
  readonly isCustom: boolean;
  readonly isApiCreated: boolean;
  isHidden: boolean;
  isHtmlEncodingInEmail: boolean;
  isSensitive: boolean;
}

export interface Channel extends Dated {
  readonly id: number;
  readonly name: string;
  readonly applicableProgramType: ChannelProgramType;
  readonly statuses: readonly ProgressionStatus[];
}

export type ChannelProgramType = 'program' | 'event' | 'webinar' | 'nurture' | 'email_batch';

export interface ProgressionStatus {
  readonly name: string;
  readonly step: number;
  readonly success: boolean;
}

export interface TagType {
  readonly name: string;
  readonly applicableProgramTypes: readonly ChannelProgramType[];
  readonly required: boolean;
  readonly values: readonly string[];
}
