import {
  type BoundCampaign,
  type BoundStep,
  type CampaignSymbol,
  type Model,
  type Place,
  placeOf,
} from '../../../model/index.ts';
import { declarationText } from '../../declaration-text.ts';
import { linesAfter } from '../../insertion.ts';
import type { AlertOrder } from '../alert-order.ts';
import { statementRemoved } from '../../removal.ts';
import { quoted } from '../../spelling.ts';
import type { Candidate } from './candidate.ts';
import type { Scene } from './scene.ts';

/**
 * Sends the alert behind the sync, in its flow. Only where both campaigns are for the same people on the same occasion:
 * they differ in their flows and names. A campaign that had nothing else to do goes, unless somebody names it.
 */
export function* alertBehindSync({ model }: Scene, { alert, sync }: AlertOrder): Generator<Candidate> {
  const [from, to] = [symbolOf(model, alert), symbolOf(model, sync)];
  const [sent, synced] = [from && itemAt(from, alert.step.place), to && itemAt(to, sync.step.place)];
  if (from === undefined || to === undefined || sent === undefined || synced === undefined) return;
  const [text, target] = [from, to].map(({ bound }) => declarationText(model, bound.declaration));
  if (text === undefined || target === undefined) return;
  if (!isAlike(from.bound, text, to.bound, target)) return;
  const isAlone = from.bound.flow.length === 1;
  if (isAlone && isNamed(model, from)) return;
  const { declaration } = from.bound;
  yield {
    kind: 'move',
    title: `Send the alert behind the sync in ${quoted(to.name)}`,
    edits: [
      linesAfter(to.bound.declaration, synced, [text.slice(sent.start, sent.end)], target),
      isAlone
        ? { place: placeOf(declaration, declaration), text: '' }
        : statementRemoved(declaration, text, sent),
    ],
  };
}

function symbolOf(model: Model, { campaign }: AlertOrder['alert']): CampaignSymbol | undefined {
  return model.campaigns.find(({ bound }) => bound === campaign.bound);
}

/** A step of the flow itself: what a choice does, it does for some people only. */
function itemAt({ bound }: CampaignSymbol, place: Place | undefined): BoundStep | undefined {
  return bound.flow.find((item) => item.kind === 'step' && item.start === place?.start) as
    BoundStep | undefined;
}

function isAlike(one: BoundCampaign, text: string, other: BoundCampaign, otherText: string): boolean {
  const sides = [...settingsOf(one, text)].sort();
  const others = [...settingsOf(other, otherText)].sort();
  return sides.length === others.length && sides.every((setting, at) => setting === others[at]);
}

/** All that a campaign consists of but its flow. */
function settingsOf({ declaration }: BoundCampaign, text: string): readonly string[] {
  return declaration.items.flatMap((item) =>
    item.kind === 'Flow' ? [] : [text.slice(item.start, item.end).replaceAll(/\s+/g, ' ')],
  );
}

function isNamed({ campaigns, smartLists, graph }: Model, campaign: CampaignSymbol): boolean {
  if (graph.node(campaign).calledBy.length > 0) return true;
  return [...campaigns, ...smartLists].some(({ bound }) =>
    bound.references.some(
      ({ kind, of, name }) => (kind === 'campaign' || of === 'campaign') && name === campaign.name,
    ),
  );
}
