import type { BoundStep, BoundTrigger } from '../bound.ts';
import type { CampaignSymbol } from '../symbols.ts';
import type { Access, Thing } from '../things.ts';

/** Who starts whom, and who reads and writes what. */
export interface CampaignGraph {
  readonly nodes: readonly CampaignNode[];
  /** Campaigns that request or execute another one of the files. */
  readonly callers: readonly CampaignNode[];
  readonly node: (campaign: CampaignSymbol) => CampaignNode;
  /** Campaigns with a step that writes it. */
  readonly writersOf: (thing: Thing) => readonly CampaignNode[];
}

export interface CampaignNode {
  readonly campaign: CampaignSymbol;
  /** Request Campaign and Execute Campaign steps whose target is one of the files' campaigns. */
  readonly calls: readonly Call[];
  readonly calledBy: readonly Call[];
  /** Steps that may fire a trigger of another (or the same) campaign. */
  readonly wakes: readonly Wake[];
  readonly wokenBy: readonly Wake[];
  readonly writes: readonly Access[];
  readonly reads: readonly Thing[];
}

export interface Call {
  readonly from: CampaignSymbol;
  readonly to: CampaignSymbol;
  readonly how: 'request' | 'execute';
  readonly step: BoundStep;
}

export interface Wake {
  readonly from: CampaignSymbol;
  readonly to: CampaignSymbol;
  readonly step: BoundStep;
  readonly trigger: BoundTrigger;
}
