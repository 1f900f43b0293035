import { type CampaignSymbol, placeOf, stepsOf } from '../../../model/index.ts';
import { quoted } from '../../spelling.ts';
import type { Race } from '../race.ts';
import type { Candidate } from './candidate.ts';
import {
  isAskedFromOutside,
  isOnlyRequested,
  requestsOf,
  type Scene,
  type Written,
  writtenOf,
} from './scene.ts';

/** Marketo executes campaigns up to this many levels below the first. */
const DEEPEST = 3;

/**
 * Execute instead of request: the flow goes on when the other campaign is done. For each of the two who was requested,
 * then for both.
 */
export function* executions(scene: Scene, { sides }: Race): Generator<Candidate> {
  const asked = [...new Set(sides.map(({ campaign }) => campaign))].flatMap((campaign) => {
    const written = writtenOf(scene, campaign);
    return written !== undefined && mayBeExecuted(scene, written) ? [written] : [];
  });
  for (const one of asked) yield execution(scene, [one]);
  if (asked.length > 1) yield execution(scene, asked);
}

function execution(scene: Scene, targets: readonly Written[]): Candidate {
  const names = targets.map(({ symbol }) => quoted(symbol.name)).join(' and ');
  return {
    kind: 'execute',
    group: 'execute',
    title: `Execute ${names} instead of requesting ${targets.length > 1 ? 'them' : 'it'}`,
    edits: targets.flatMap((target) => [...asExecutable(target), ...asExecuted(scene, target)]),
  };
}

function asExecutable({ text }: Written) {
  const { items } = text.bound.declaration;
  const triggers = items.filter(({ kind }) => kind === 'Trigger');
  return triggers.map((trigger, at) => text.replace(trigger, at === 0 ? 'executable' : ''));
}

function asExecuted(scene: Scene, target: Written) {
  return requestsOf(scene, target).map(({ from, step }) => ({
    place: placeOf(from.bound.declaration, step.nameSpan),
    text: 'Execute Campaign',
  }));
}

/** All that it does must be allowed there, nobody else may need it, and no circle may come of it. */
function mayBeExecuted(scene: Scene, target: Written): boolean {
  const { bound } = target.symbol;
  return (
    isOnlyRequested(target) &&
    !isAskedFromOutside(scene, target) &&
    requestsOf(scene, target).length > 0 &&
    stepsOf(bound.flow).every(({ definition }) => definition.allowedIn.includes('executable')) &&
    levelsBelow(scene, target.symbol) + levelsAbove(scene, target.symbol) <= DEEPEST
  );
}

/** How many campaigns are executed one in the other from here on; without an end where they go round. */
function levelsBelow(scene: Scene, campaign: CampaignSymbol, above: readonly CampaignSymbol[] = []): number {
  if (above.includes(campaign)) return Infinity;
  const levels = scene.model.graph
    .node(campaign)
    .calls.filter(({ how }) => how === 'execute')
    .map(({ to }) => 1 + levelsBelow(scene, to, [...above, campaign]));
  return Math.max(0, ...levels);
}

/** The level at which it would be executed by those who now request it. */
function levelsAbove(scene: Scene, campaign: CampaignSymbol, below: readonly CampaignSymbol[] = []): number {
  if (below.includes(campaign)) return Infinity;
  const { calledBy } = scene.model.graph.node(campaign);
  const callers = below.length === 0 ? calledBy : calledBy.filter(({ how }) => how === 'execute');
  return Math.max(0, ...callers.map(({ from }) => 1 + levelsAbove(scene, from, [...below, campaign])));
}
