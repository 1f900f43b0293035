import type {
  DesiredCampaign,
  DesiredField,
  DesiredList,
  DesiredRules,
  DesiredState,
  DesiredStep,
  DesiredToken,
} from './desired.ts';

/** What was read from an instance, in the shapes of the desired state plus ids. Plain data: it survives JSON. */
export interface Snapshot {
  /** The person fields that the scope names, by either of their names. */
  readonly fields: readonly DesiredField[];
  /** Every folder that leads to a program of ours, by path: ["Marketing Activities", "Operations"] → id. */
  readonly folders: readonly { readonly path: readonly string[]; readonly id: number }[];
  readonly programs: readonly ProgramSnapshot[];
  /** Campaigns outside, or elsewhere inside, the programs that `like` names. */
  readonly templates: readonly TemplateSnapshot[];
  /** Programs that others are made as copies of, whole. Absent: the files name none. */
  readonly kits?: readonly ProgramSnapshot[];
  readonly capabilities: Capabilities;
  /** API calls that the reading took. */
  readonly calls: number;
}

export interface Capabilities {
  /** 200: the instance writes rules and flows by REST; 603: it would with more permission; 610/404: it cannot. */
  readonly rulesAndFlow: 'present' | 'forbidden' | 'absent';
  /** What Adobe's MCP server does for this instance; absent: it is not used. */
  readonly mcp?: McpCapabilities;
}

export interface McpCapabilities {
  /** SHA-256 of the names and schemas of its tools; empty: it was not reached. */
  readonly tools: string;
  /** What it cannot do, with the reason: the second half of a sentence. */
  readonly lacks: Readonly<Partial<Record<McpSkill, string>>>;
}

export type McpSkill =
  'rules' | 'triggers' | 'negation' | 'filter logic' | 'flow' | 'smart lists' | 'scheduled runs' | 'used by';

export interface TemplateSnapshot {
  readonly name: string;
  readonly program: string | undefined;
  readonly id: number;
}

export interface ProgramSnapshot {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly channel: string;
  readonly workspace: string | undefined;
  readonly description: string;
  /** As the instance spells it: zones such as "Default" stand between the root and the first folder. */
  readonly folder: readonly string[];
  readonly url: string;
  readonly tags: readonly { readonly type: string; readonly value: string }[];
  readonly costs: readonly { readonly startDate: string; readonly cost: number; readonly note: string }[];
  readonly tokens: readonly DesiredToken[];
  /** Tokens that the API shows and does not write: email scripts, calendar files. */
  readonly fixedTokens?: readonly { readonly name: string; readonly type: string }[];
  /** Folders inside the program. */
  readonly folders: readonly { readonly path: readonly string[]; readonly id: number }[];
  readonly lists: readonly (DesiredList & { readonly id: number })[];
  readonly smartLists: readonly SmartListSnapshot[];
  readonly campaigns: readonly CampaignSnapshot[];
}

export interface SmartListSnapshot {
  readonly id: number;
  readonly name: string;
  readonly folder: readonly string[];
  readonly description: string;
  readonly url: string;
  /** Undefined: outside the scope, or hidden by the instance. */
  readonly rules: DesiredRules | undefined;
  /** Rules that Marketo marks as broken, with its message. */
  readonly errors: readonly string[];
  /** Campaigns and lists that name this list, where the instance tells: only its MCP server does. */
  readonly usedBy?: readonly string[];
}

export interface CampaignSnapshot extends SmartListSnapshot {
  readonly smartListId: number;
  readonly kind: 'trigger' | 'batch' | 'default';
  readonly isActive: boolean;
  readonly status: string;
  /** Undefined: outside the scope, or the instance shows no flows. */
  readonly flow: readonly DesiredStep[] | undefined;
  readonly qualification: DesiredCampaign['qualification'];
  readonly communicationLimits: boolean | undefined;
  /** When it is going to run (`2027-01-05T09:00`), where the instance tells: only its MCP server does. */
  readonly scheduledRuns?: readonly string[];
  /** When it runs again and again; absent where it does not, and where the instance does not show it. */
  readonly recurrence?: Recurrence;
}

/** Times are those on the wall of the subscription's time zone: `2026-01-05T09:00`. */
export interface Recurrence {
  readonly interval: 'Daily' | 'Weekly' | 'Monthly';
  /** How many of them lie between two runs. */
  readonly every: number;
  readonly weekdaysOnly: boolean;
  /** `Monday`, …: of a weekly one. */
  readonly weekdays: readonly string[];
  readonly dayOfMonth: number | undefined;
  /** With `dayOfWeek`: 1 to 4. */
  readonly weekOfMonth: number | undefined;
  readonly dayOfWeek: string | undefined;
  /** The first run. */
  readonly start: string;
  readonly end: string | undefined;
}

/** What a snapshot has to hold: the names that the files use. */
export interface Scope {
  /** API names and friendly names of fields. */
  readonly fields: readonly { readonly apiName: string; readonly displayName: string }[];
  readonly programs: readonly ProgramScope[];
  readonly templates: readonly { readonly name: string; readonly program: string | undefined }[];
  /** Names of programs to copy. */
  readonly kits?: readonly string[];
}

export interface ProgramScope {
  readonly name: string;
  readonly folder: readonly string[];
  readonly workspace: string | undefined;
  /** Names of the campaigns and smart lists whose rules are read. Undefined: all of them. */
  readonly assets: readonly string[] | undefined;
  /** What is browsed beside folders and campaigns. Undefined: everything. */
  readonly kinds: readonly BrowsedKind[] | undefined;
}

export type BrowsedKind = 'tokens' | 'lists' | 'smart lists';

/** What a plan needs to know: kinds of assets that the files do not hold are none of its business. */
export function scopeOf(desired: DesiredState): Scope {
  const kits = [...new Set(desired.programs.flatMap(({ like }) => like ?? []))];
  return {
    fields: desired.fields.map(({ apiName, displayName }) => ({ apiName, displayName })),
    programs: desired.programs.map(({ name, folder, workspace, campaigns, smartLists, tokens, lists }) => ({
      name,
      folder,
      workspace,
      assets: [...campaigns, ...smartLists].map((asset) => asset.name),
      kinds: [
        ...(tokens.length > 0 ? (['tokens'] as const) : []),
        ...(lists.length > 0 ? (['lists'] as const) : []),
        ...(smartLists.length > 0 ? (['smart lists'] as const) : []),
      ],
    })),
    templates: desired.programs.flatMap(({ campaigns }) => campaigns.flatMap(({ like }) => like ?? [])),
    ...(kits.length > 0 && { kits }),
  };
}

/** The same and whatever else is in the programs: what is there beside the files can be told. */
export function wholeScopeOf(desired: DesiredState): Scope {
  const { programs, ...scope } = scopeOf(desired);
  return { ...scope, programs: programs.map((program) => ({ ...program, kinds: undefined })) };
}

/** A program with everything in it, wherever it lies. */
export const wholeProgram = (name: string): ProgramScope => ({
  name,
  folder: [],
  workspace: undefined,
  assets: undefined,
  kinds: undefined,
});
