import type {
  DesiredCampaign,
  DesiredField,
  DesiredProgram,
  DesiredRules,
  DesiredStep,
  DesiredToken,
} from './desired.ts';
import type { Scope } from './snapshot.ts';

/** Where an operation's object lives in the instance: an id that is known, or the operation that will make it. */
export type Target = { readonly id: number } | { readonly operation: string };

/**
 * One change of the instance. Operations are plain data and survive a round trip through JSON; the `marketo` layer
 * turns each into calls. `dependsOn` names operations by id; the order of the list already respects it.
 */
export type Operation = OperationBase & Action;

export type Action =
  | { readonly kind: 'create-field'; readonly field: DesiredField }
  | { readonly kind: 'create-folder'; readonly name: string; readonly parent: FolderTarget }
  | { readonly kind: 'create-program'; readonly program: ProgramHead; readonly parent: FolderTarget }
  /** Copies a whole program: what is in it refers to the copies. `from`: the name of the original. */
  | {
      readonly kind: 'clone-program';
      readonly program: ProgramHead;
      readonly parent: FolderTarget;
      readonly source: Target;
      readonly from: string;
    }
  /** Finds something in the copy of a program, which came with ids of its own. */
  | {
      readonly kind: 'find-copy';
      readonly of: 'folder' | 'list' | 'smart list' | 'campaign';
      readonly name: string;
      readonly parent: FolderTarget;
    }
  /** `costs` holds what is missing; the instance keeps the others. */
  | { readonly kind: 'update-program'; readonly program: ProgramHead; readonly target: Target }
  | { readonly kind: 'set-token'; readonly token: DesiredToken; readonly target: Target }
  | (NewAsset & { readonly kind: 'create-list' })
  | (NewAsset & { readonly kind: 'create-smart-list' })
  | (NewAsset & { readonly kind: 'create-campaign' })
  /** Copies a campaign with its rules, flow and settings: a template, or the active one that it will replace. */
  | (NewAsset & { readonly kind: 'clone-campaign'; readonly source: Target })
  /** Replaces the rules of a smart list, or of the smart list of a campaign: then the target is the campaign. */
  | (Written & {
      readonly kind: 'write-rules';
      readonly of: 'smart list' | 'campaign';
      readonly rules: DesiredRules;
    })
  | (Written & { readonly kind: 'write-flow'; readonly flow: readonly DesiredStep[] })
  /** Reads rules and flow back and compares; nothing that failed this is activated. */
  | (Written & {
      readonly kind: 'check-campaign';
      readonly rules: DesiredRules;
      readonly flow: readonly DesiredStep[] | undefined;
    })
  | { readonly kind: 'rename-campaign'; readonly name: string; readonly to: string; readonly target: Target }
  /** `replaces`: the campaign that was switched off for it, and is switched on again if it cannot be activated. */
  | {
      readonly kind: 'activate-campaign';
      readonly name: string;
      readonly target: Target;
      readonly replaces?: Target;
    }
  | { readonly kind: 'deactivate-campaign'; readonly name: string; readonly target: Target }
  | { readonly kind: 'delete-campaign'; readonly name: string; readonly target: Target }
  | {
      readonly kind: 'schedule-campaign';
      readonly name: string;
      readonly runAt: string;
      readonly target: Target;
    }
  | {
      readonly kind: 'describe-asset';
      readonly asset: 'campaign' | 'list';
      readonly name: string;
      readonly description: string;
      readonly target: Target;
    };

interface NewAsset {
  readonly name: string;
  readonly description: string;
  readonly parent: FolderTarget;
}

interface Written {
  readonly name: string;
  /** The program around it, whose name may stand before those of its assets. */
  readonly program: string;
  readonly target: Target;
}

export interface OperationBase {
  /** Stable within the plan: `campaign/OPS Lifecycle Processing/090 - Processing: Sort/flow`. */
  readonly id: string;
  /** In the words of the screen: `Write the flow of "090 - Processing: Sort" (3 steps)`. */
  readonly summary: string;
  /** How it is done: rules and flow written by the API or through Adobe's MCP server, or a hand-built template cloned. */
  readonly channel: 'native' | 'template' | 'mcp';
  /** Why it is done that way, where there was a choice. */
  readonly reason?: string;
  readonly dependsOn: readonly string[];
  /** Something that works now stops working, or loses what it holds. */
  readonly destructive: boolean;
  /** The API calls, as far as they are known beforehand: ids still to come stand as `{id}`. */
  readonly calls: readonly PlannedCall[];
}

export interface PlannedCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: Readonly<Record<string, string>>;
}

export type FolderTarget = Target & { readonly type: 'Folder' | 'Program' };
export type ProgramHead = Omit<DesiredProgram, 'tokens' | 'folders' | 'lists' | 'smartLists' | 'campaigns'>;

/** Something that no API of Marketo writes and a person has to do. */
export interface ManualItem {
  readonly asset: string;
  /** `Set the qualification rule of "…" to every time.` */
  readonly action: string;
  /** Deep link to the asset where it exists. */
  readonly url: string | undefined;
  /** The operation that makes the asset; its answer has the link. */
  readonly operation: string | undefined;
  /** What the instance has to show for the item to be done, where it shows it. */
  readonly until:
    | { readonly setting: 'qualification'; readonly is: DesiredCampaign['qualification'] }
    | { readonly setting: 'communication limits'; readonly is: boolean }
    | undefined;
  /** The same in parts, for the build sheet. Absent: the sentence says it all. */
  readonly work?: HandWork;
}

/** Work on Marketo's screen, in names and values: it needs nothing but the plan to be written down. */
export type HandWork = HandDeed & { readonly place: AssetPlace };

export type HandDeed =
  /** `isNew`: not even its shell is made by the API. */
  | {
      readonly kind: 'build';
      readonly rules: DesiredRules;
      readonly flow?: readonly DesiredStep[];
      readonly isNew?: boolean;
    }
  | { readonly kind: 'set'; readonly setting: HandSetting; readonly value: string }
  | { readonly kind: 'deactivate' | 'activate' }
  | { readonly kind: 'run'; readonly value: string }
  /** The item's sentence says it all; `tidy`: it is done when all the rest works. */
  | { readonly kind: 'sentence' | 'tidy' };

export type HandSetting =
  'executable' | 'qualification rule' | 'priority' | 'communication limits' | 'recurrence';

/** Where an asset lies, for whoever looks for it in the tree. */
export interface AssetPlace {
  readonly of: 'campaign' | 'smart list';
  readonly name: string;
  readonly program: string;
  /** Folders inside the program. */
  readonly folder: readonly string[];
}

export interface Plan {
  readonly version: 1;
  readonly instance: string;
  /** Fingerprint of the snapshot that the plan relies on: a plan whose instance changed since is refused. */
  readonly basis: string;
  /** What has to be read to see whether the basis still holds. */
  readonly scope: Scope;
  /** Ids of the programs in the instance that the operations change or add to, smallest first. */
  readonly programs: readonly number[];
  readonly operations: readonly Operation[];
  readonly manual: readonly ManualItem[];
  /** What changes, per asset, in the language's own words. */
  readonly changes: readonly Change[];
  readonly summary: PlanSummary;
}

export interface Change {
  /** `campaign "090 - Processing: Sort"` */
  readonly asset: string;
  readonly action: 'create' | 'update' | 'delete' | 'unchanged';
  /** Lines that begin with `+`, `-` or a space. */
  readonly diff: readonly string[];
  /** What a person should know before it happens. */
  readonly notes: readonly string[];
  /** How rules and flow of a campaign get there, where something is done about them. */
  readonly channel?: Channel;
}

/**
 * A way in which rules and flow come into an instance: written by the API, copied from a hand-built template, or built
 * by a person who works from the build sheet.
 */
export interface Channel {
  readonly name: 'native' | 'mcp' | 'template' | 'build sheet';
  /** Why this one: a clause without a full stop. */
  readonly reason: string;
}

export interface PlanSummary {
  readonly create: number;
  readonly update: number;
  readonly delete: number;
  readonly unchanged: number;
  /** API calls of the operations. */
  readonly calls: number;
  /** Estimated time of the operations, in seconds, at Marketo's advised rate of 50 calls in 20 seconds. */
  readonly seconds: number;
}
