import { conditionsOf, testsIn } from '../program/conditions-in.ts';
import {
  type ActivityCondition,
  type Comparison,
  type Condition,
  type EngineCampaign,
  type EngineProgram,
  literals,
} from '../program/index.ts';
import type { Semantics } from '../semantics.ts';
import type { EngineEvent } from '../state/index.ts';
import { matches, testOf } from '../values/index.ts';

/** Which activity filters find an event, as far as what it says of itself tells: the same text for the same ones. */
export type Finders = (event: EngineEvent) => string;

/** Those that some campaigns ask for. */
export function findersOf(
  program: EngineProgram,
  semantics: Semantics,
  campaigns: Iterable<EngineCampaign> = program.campaigns,
): Finders {
  const lookedFor = Map.groupBy(lookedForBy(program, campaigns), ({ filter }) => filter);
  return (event) => foundBy(program, semantics, lookedFor, event);
}

/** Smart lists opened, each condition once. */
function lookedForBy(
  program: EngineProgram,
  campaigns: Iterable<EngineCampaign>,
): ReadonlySet<ActivityCondition> {
  const found = new Set<ActivityCondition>();
  for (const campaign of campaigns) for (const condition of ownOf(program, campaign)) found.add(condition);
  return found;
}

const known = new WeakMap<EngineProgram, Map<EngineCampaign, readonly ActivityCondition[]>>();

function ownOf(program: EngineProgram, campaign: EngineCampaign): readonly ActivityCondition[] {
  let byCampaign = known.get(program);
  if (byCampaign === undefined) known.set(program, (byCampaign = new Map()));
  let own = byCampaign.get(campaign);
  if (own === undefined) byCampaign.set(campaign, (own = activitiesIn(program, conditionsOf(campaign))));
  return own;
}

function activitiesIn(program: EngineProgram, looked: readonly Condition[]): ActivityCondition[] {
  const conditions = new Set(looked);
  const found: ActivityCondition[] = [];
  for (const condition of conditions) {
    for (const test of testsIn([condition])) {
      if (test.kind === 'activity') found.push(test);
      const list = test.kind === 'smart list' ? program.smartList(test.name, test.within) : undefined;
      if (list !== undefined && list.kind !== 'external') conditions.add(list);
    }
  }
  return found;
}

function foundBy(
  program: EngineProgram,
  semantics: Semantics,
  lookedFor: ReadonlyMap<string, readonly ActivityCondition[]>,
  event: EngineEvent,
): string {
  const filter = program.catalogue.triggerNamed(event.trigger)?.filter;
  const conditions = filter === undefined ? [] : (lookedFor.get(filter) ?? []);
  const verdicts = conditions.map(({ comparisons }) =>
    comparisons.map((comparison) => verdict(program, semantics, comparison, event)).join(''),
  );
  // What none of them finds is as if it had not happened.
  return verdicts.every((one) => one.includes('0')) ? '' : `${filter ?? ''}${verdicts.join(' ')}`;
}

function verdict(
  program: EngineProgram,
  semantics: Semantics,
  comparison: Comparison,
  event: EngineEvent,
): string {
  const value = event.attributes.get(comparison.attribute);
  if (
    value === undefined ||
    value.kind === 'unknown' ||
    comparison.operands.some(({ kind }) => kind !== 'value')
  )
    return '?';
  const test = testOf(
    program.typeFor(comparison, event.field),
    comparison.operator,
    literals(comparison.operands),
    0,
    semantics,
  );
  return test === undefined ? '?' : String(Number(matches(value, test)));
}
