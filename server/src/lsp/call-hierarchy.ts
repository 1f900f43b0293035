import {
  type CallHierarchyItem,
  CallHierarchyIncomingCallsRequest,
  CallHierarchyOutgoingCallsRequest,
  CallHierarchyPrepareRequest,
  SymbolKind,
} from 'vscode-languageserver';
import { type CampaignItem, campaignsAt, incomingCalls, outgoingCalls } from '../ide/index.ts';
import type { Model } from '../model/index.ts';
import { request } from './handler.ts';
import { toLocation, toRange } from './position.ts';
import { type Feature, type Session, type Spot, spotOf } from './session.ts';

export const prepareCallHierarchy: Feature = request(
  CallHierarchyPrepareRequest.type,
  null,
  (session, params) => {
    const spot = spotOf(session, params);
    return spot === undefined
      ? null
      : campaignsAt(spot.model, spot.uri, spot.offset).flatMap((item) => toItem(spot.model, item) ?? []);
  },
);

/** Who starts a campaign: by Request Campaign or Execute Campaign. */
export const callHierarchyIncoming: Feature = request(
  CallHierarchyIncomingCallsRequest.type,
  null,
  (session, { item }) => {
    const spot = spotOfItem(session, item);
    if (spot === undefined) return null;
    const { model, uri, offset } = spot;
    return incomingCalls(model, uri, offset).flatMap(({ campaign, steps }) => {
      const from = toItem(model, campaign);
      const document = from && model.documents.get(from.uri);
      if (from === undefined || document === undefined) return [];
      return [{ from, fromRanges: steps.map((step) => toRange(document, step)) }];
    });
  },
);

/** Whom a campaign starts. */
export const callHierarchyOutgoing: Feature = request(
  CallHierarchyOutgoingCallsRequest.type,
  null,
  (session, { item }) => {
    const spot = spotOfItem(session, item);
    if (spot === undefined) return null;
    const { model, uri, offset, document } = spot;
    return outgoingCalls(model, uri, offset).flatMap(({ campaign, steps }) => {
      const to = toItem(model, campaign);
      return to === undefined ? [] : [{ to, fromRanges: steps.map((step) => toRange(document, step)) }];
    });
  },
);

function spotOfItem(session: Session, { uri, selectionRange }: CallHierarchyItem): Spot | undefined {
  return spotOf(session, { textDocument: { uri }, position: selectionRange.start });
}

function toItem(
  model: Model,
  { name, detail, nameLocation, whole }: CampaignItem,
): CallHierarchyItem | undefined {
  const range = toLocation(model, whole);
  const selection = toLocation(model, nameLocation);
  if (range === undefined || selection === undefined) return undefined;
  return {
    name,
    detail,
    kind: SymbolKind.Function,
    uri: range.uri,
    range: range.range,
    selectionRange: selection.range,
  };
}
