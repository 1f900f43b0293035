import type { DesiredCampaign, DesiredField, DesiredList, DesiredRules, DesiredStep, DesiredToken } from './desired.ts';

/** What was read from an instance, in the shapes of the desired state plus ids. Plain data: it survives JSON. */
export interface Snapshot {
  readonly fields: readonly DesiredField[];
  /** Every folder that leads to a program of ours, by path: "Marketing Activities/Operations" → id. */
  readonly folders: readonly { readonly path: readonly string[]; readonly id: number }[];
  readonly programs: readonly ProgramSnapshot[];
  readonly capabilities: Capabilities;
}

export interface Capabilities {
  /** 200: the instance writes rules and flows by REST; 603: it would with more permission; 610/404: it cannot. */
  readonly rulesAndFlow: 'present' | 'forbidden' | 'absent';
}

export interface ProgramSnapshot {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly channel: string;
  readonly description: string;
  readonly folder: readonly string[];
  readonly url: string;
  readonly tags: readonly { readonly type: string; readonly value: string }[];
  readonly costs: readonly { readonly startDate: string; readonly cost: number; readonly note: string }[];
  readonly tokens: readonly DesiredToken[];
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
  readonly rules: DesiredRules;
  /** Rules that Marketo marks as broken, with its message. */
  readonly errors: readonly string[];
}

export interface CampaignSnapshot extends Omit<SmartListSnapshot, 'rules'> {
  readonly smartListId: number;
  readonly kind: 'trigger' | 'batch' | 'default';
  readonly isActive: boolean;
  readonly status: string;
  readonly rules: DesiredRules;
  readonly flow: readonly DesiredStep[];
  readonly qualification: DesiredCampaign['qualification'];
  readonly communicationLimits: boolean | undefined;
}
