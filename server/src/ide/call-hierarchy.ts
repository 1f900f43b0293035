import type { Call, CampaignSymbol, Location, Model } from '../model/index.ts';
import type { Span } from '../syntax/index.ts';
import { nameLocation, wholeLocation } from './declared.ts';
import { mentionAt } from './mention.ts';

/** A campaign in the tree of who starts whom. */
export interface CampaignItem {
  readonly name: string;
  /** Kind and program: `executable in OPS Lifecycle Processing`. */
  readonly detail: string;
  readonly nameLocation: Location;
  readonly whole: Location;
}

export interface CampaignCall {
  readonly campaign: CampaignItem;
  /** The Request Campaign and Execute Campaign steps, in the caller's file. */
  readonly steps: readonly Span[];
}

/** The campaigns that an offset names or stands in. */
export function campaignsAt(model: Model, uri: string, offset: number): readonly CampaignItem[] {
  return symbolsAt(model, uri, offset).flatMap((campaign) => itemOf(model, campaign) ?? []);
}

/** Who starts the campaigns at this place. */
export function incomingCalls(model: Model, uri: string, offset: number): readonly CampaignCall[] {
  const calls = symbolsAt(model, uri, offset).flatMap((campaign) => model.graph.node(campaign).calledBy);
  return grouped(model, calls, 'from');
}

/** Whom the campaigns at this place start. */
export function outgoingCalls(model: Model, uri: string, offset: number): readonly CampaignCall[] {
  const calls = symbolsAt(model, uri, offset).flatMap((campaign) => model.graph.node(campaign).calls);
  return grouped(model, calls, 'to');
}

function symbolsAt(model: Model, uri: string, offset: number): readonly CampaignSymbol[] {
  const document = model.documents.get(uri);
  const here = document && mentionAt(model, document, offset);
  return (here?.symbols ?? []).filter((symbol) => symbol.kind === 'campaign');
}

function grouped(model: Model, calls: readonly Call[], side: 'from' | 'to'): readonly CampaignCall[] {
  return [...Map.groupBy(calls, (call) => call[side])].flatMap(([campaign, steps]) => {
    const item = itemOf(model, campaign);
    return item === undefined
      ? []
      : [{ campaign: item, steps: steps.flatMap((call) => stepOf(model, call) ?? []) }];
  });
}

function stepOf(model: Model, { from, step }: Call): Span | undefined {
  return model.locate({ declaration: from.bound.declaration, start: step.start, end: step.end });
}

function itemOf(model: Model, campaign: CampaignSymbol): CampaignItem | undefined {
  const { name, program, bound } = campaign;
  const location = nameLocation(model, campaign);
  const whole = wholeLocation(model, campaign);
  if (location === undefined || whole === undefined) return undefined;
  const detail = program === undefined ? bound.kind : `${bound.kind} in ${program}`;
  return { name, detail, nameLocation: location, whole };
}
