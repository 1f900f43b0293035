import type {
  DesiredCampaign,
  DesiredField,
  DesiredList,
  DesiredProgram,
  DesiredSmartList,
  DesiredToken,
} from './desired.ts';

/** Where an operation's object lives in the instance: an id that is known, or the operation that will make it. */
export type Target = { readonly id: number } | { readonly operation: string };

/**
 * One change of the instance. Operations are plain data and survive a round trip through JSON; the `marketo` layer
 * turns each into calls. `dependsOn` names operations by id; the order of the list already respects it.
 */
export type Operation = OperationBase &
  (
    | { readonly kind: 'create-field'; readonly field: DesiredField }
    | { readonly kind: 'create-folder'; readonly name: string; readonly parent: FolderTarget }
    | { readonly kind: 'create-program'; readonly program: ProgramHead; readonly parent: FolderTarget }
    | { readonly kind: 'update-program'; readonly program: ProgramHead; readonly target: Target }
    | { readonly kind: 'set-token'; readonly token: DesiredToken; readonly program: Target }
    | { readonly kind: 'create-list'; readonly list: DesiredList; readonly parent: FolderTarget }
    | { readonly kind: 'create-smart-list'; readonly smartList: DesiredSmartList; readonly parent: FolderTarget }
    | { readonly kind: 'write-smart-list'; readonly smartList: DesiredSmartList; readonly target: Target }
    | { readonly kind: 'create-campaign'; readonly campaign: DesiredCampaign; readonly parent: FolderTarget }
    | { readonly kind: 'write-rules'; readonly campaign: DesiredCampaign; readonly target: Target }
    | { readonly kind: 'write-flow'; readonly campaign: DesiredCampaign; readonly target: Target }
    | { readonly kind: 'check-campaign'; readonly campaign: DesiredCampaign; readonly target: Target }
    | { readonly kind: 'deactivate-campaign'; readonly name: string; readonly target: Target }
    /** Puts an older campaign out of the way before its successor takes its name. */
    | { readonly kind: 'rename-campaign'; readonly name: string; readonly to: string; readonly target: Target }
    | { readonly kind: 'activate-campaign'; readonly name: string; readonly target: Target }
    | { readonly kind: 'schedule-campaign'; readonly name: string; readonly runAt: string; readonly target: Target }
    | { readonly kind: 'describe-asset'; readonly asset: 'campaign' | 'list'; readonly name: string; readonly description: string; readonly target: Target }
  );

export interface OperationBase {
  /** Stable within the plan: `campaign/OPS Lifecycle Processing/090 - Processing: Sort/flow`. */
  readonly id: string;
  /** In the words of the screen: `Write the flow of "090 - Processing: Sort" (3 steps)`. */
  readonly summary: string;
  readonly channel: 'native';
  readonly dependsOn: readonly string[];
  readonly destructive: boolean;
  /** Estimated API calls. */
  readonly calls: number;
}

export type FolderTarget = Target & { readonly type: 'Folder' | 'Program' };
export type ProgramHead = Omit<DesiredProgram, 'tokens' | 'folders' | 'lists' | 'smartLists' | 'campaigns'>;

/** Something that no API of Marketo writes and a person has to do. */
export interface ManualItem {
  readonly asset: string;
  /** `Set the qualification rule of "…" to every time.` */
  readonly action: string;
  /** Deep link to the asset, once it exists. */
  readonly url: string | undefined;
}

export interface Plan {
  readonly version: 1;
  readonly instance: string;
  /** Hash of the parts of the snapshot that the plan relies on: a plan whose instance changed is refused. */
  readonly basis: string;
  readonly operations: readonly Operation[];
  readonly manual: readonly ManualItem[];
  /** What changes, per asset, in the language's own words. */
  readonly changes: readonly Change[];
  readonly summary: PlanSummary;
}

export interface Change {
  readonly asset: string;
  readonly action: 'create' | 'update' | 'delete' | 'unchanged';
  /** Lines that begin with `+`, `-` or a space. */
  readonly diff: readonly string[];
}

export interface PlanSummary {
  readonly create: number;
  readonly update: number;
  readonly delete: number;
  readonly unchanged: number;
  readonly calls: number;
}
