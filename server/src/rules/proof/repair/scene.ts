import type { EngineCampaign, EngineProgram } from '../../../engine/index.ts';
import type { BoundFlowItem, CampaignSymbol, Model } from '../../../model/index.ts';
import type { Side } from '../side.ts';
import { FlowText } from './flow-text.ts';

/** What proposals are made from: the files, and what runs. */
export interface Scene {
  readonly model: Model;
  readonly program: EngineProgram;
}

/** A campaign of the files: as it is declared, and as it is written. */
export interface Written {
  readonly campaign: EngineCampaign;
  readonly symbol: CampaignSymbol;
  readonly text: FlowText;
}

export function writtenOf({ model }: Scene, campaign: EngineCampaign | undefined): Written | undefined {
  const symbol = model.campaigns.find(({ bound }) => bound === campaign?.bound);
  const text = FlowText.of(model, symbol?.bound);
  return campaign === undefined || symbol === undefined || text === undefined
    ? undefined
    : { campaign, symbol, text };
}

/** The item of a flow at which a side is: of the campaign that was started, not of those that it executes. */
export function standingAt(
  scene: Scene,
  { task }: Side,
): { readonly written: Written; readonly item: BoundFlowItem } | undefined {
  const frame = task.kind === 'run' ? task.frames[0] : undefined;
  const written = writtenOf(scene, frame?.campaign);
  const place = frame?.campaign.flow[frame.next]?.place;
  const item = written?.symbol.bound.flow.find(({ start }) => start === place?.start);
  return written === undefined || item === undefined ? undefined : { written, item };
}

/** Steps that request a campaign, with the campaigns whose steps they are. */
export function requestsOf({ model }: Scene, { symbol }: Written) {
  return model.graph.node(symbol).calledBy.filter(({ how }) => how === 'request');
}

/** Does anybody else request it: a campaign outside the files, or the API? */
export function isAskedFromOutside({ model }: Scene, { symbol }: Written): boolean {
  const byExternal = model.externals.some(({ declaration }) =>
    declaration.effects?.some(
      (effect) => effect.kind === 'Requests' && effect.campaign.value === symbol.name,
    ),
  );
  const sources = symbol.bound.triggers.flatMap(({ primary }) => primary?.values ?? []);
  return (
    byExternal || sources.some((value) => value.kind !== 'String' || value.value !== 'Marketo Flow Action')
  );
}

/** Somebody who listens to requests and to nothing else. */
export function isOnlyRequested({ symbol }: Written): boolean {
  const { triggers, kind, active } = symbol.bound;
  return (
    kind === 'trigger' &&
    active &&
    triggers.length > 0 &&
    triggers.every(({ definition }) => definition.name === 'Campaign is Requested')
  );
}
