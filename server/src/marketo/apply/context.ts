import type { Catalogue } from '../../catalogue/index.ts';
import type { FolderTarget, Target } from '../../compiler/index.ts';
import { failure, success, type Answer } from '../answer.ts';
import type { CampaignRecord, FolderReference, SmartListRecord } from '../endpoints/records.ts';
import type { MarketoHttp } from '../http.ts';
import type { McpChannel } from '../mcp/channel.ts';
import type { SeenAssets } from '../seen/seen.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** What one operation has at hand. */
export interface Context {
  /** Records what this operation writes, and begins nothing once the work is cancelled. */
  readonly http: MarketoHttp;
  readonly vocabulary: Vocabulary;
  /** IANA name of the subscription's time zone. */
  readonly timeZone: string;
  readonly catalogue: Catalogue | undefined;
  /** The operation is done through the tools of the MCP server; `http` and `vocabulary` are theirs. */
  readonly tools?: McpChannel | undefined;
  /** Begins nothing once aborted. */
  readonly signal?: AbortSignal | undefined;
  readonly work: Work;
  /** What is read back is remembered for the next plan. */
  readonly seen: SeenAssets;
  /** An earlier run sent a write of this operation. */
  readonly wasSent: boolean;
}

/** What the operations of one run hand on to each other. */
export interface Work {
  /** What operations made, by their ids. */
  readonly made: Map<string, number>;
  /** What this run made and nobody wrote to yet, by operation: it is known to be empty. */
  readonly empty: Map<string, CampaignRecord | SmartListRecord>;
  /** Campaigns as they were last read, by id: their links and settings. */
  readonly campaigns: Map<number, CampaignRecord>;
}

export function idOf(target: Target, { work }: Pick<Context, 'work'>): Answer<number> {
  if ('id' in target) return success(target.id);
  const id = work.made.get(target.operation);
  const message = `The operation "${target.operation}" has made nothing that the next one could use.`;
  return id === undefined ? failure('refused', 'other', 'order', message) : success(id);
}

export function folderOf(target: FolderTarget, context: Pick<Context, 'work'>): Answer<FolderReference> {
  const id = idOf(target, context);
  return id.kind === 'success' ? success({ id: id.result, type: target.type }) : id;
}

/** The campaign or smart list of a target that this run made; it is empty until something is written. */
export function emptyTarget(
  target: Target,
  { work }: Pick<Context, 'work'>,
): CampaignRecord | SmartListRecord | undefined {
  return 'operation' in target ? work.empty.get(target.operation) : undefined;
}
