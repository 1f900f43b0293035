import { conditionsOf, testsIn } from '../program/conditions-in.ts';
import {
  type ActivityCondition,
  type Comparison,
  type Condition,
  type EngineCampaign,
  type EngineProgram,
  literals,
  type Thing,
} from '../program/index.ts';
import type { Semantics } from '../semantics.ts';
import type { EngineEvent } from '../state/index.ts';
import { matches, type Test, testOf, type ValueType } from '../values/index.ts';

/** Which activity filters find an event, as far as what it says of itself tells: the same text for the same ones. */
export type Finders = (event: EngineEvent) => string;

/** Those that some campaigns ask for. */
export function findersOf(
  program: EngineProgram,
  semantics: Semantics,
  campaigns: Iterable<EngineCampaign> = program.campaigns,
): Finders {
  const lookedFor = Map.groupBy(lookedForBy(program, campaigns), ({ filter }) => filter);
  const tests = new Tests(program, semantics);
  return (event) => foundBy(program, tests, lookedFor, event);
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
  tests: Tests,
  lookedFor: ReadonlyMap<string, readonly ActivityCondition[]>,
  event: EngineEvent,
): string {
  const filter = program.catalogue.triggerNamed(event.trigger)?.filter;
  const conditions = filter === undefined ? [] : (lookedFor.get(filter) ?? []);
  const verdicts = conditions.map(({ comparisons }) =>
    comparisons.map((comparison) => verdict(tests, comparison, event)).join(''),
  );
  // What none of them finds is as if it had not happened.
  return verdicts.every((one) => one.includes('0')) ? '' : `${filter ?? ''}${verdicts.join(' ')}`;
}

function verdict(tests: Tests, comparison: Comparison, event: EngineEvent): string {
  const value = event.attributes.get(comparison.attribute);
  if (value === undefined || value.kind === 'unknown') return '?';
  const test = tests.of(comparison, event.field);
  return test === undefined ? '?' : String(Number(matches(value, test)));
}

/** What comparisons test, worked out once: every form that is filled out is put to all who look for one. */
class Tests {
  readonly #program: EngineProgram;
  readonly #semantics: Semantics;
  readonly #known = new Map<Comparison, { readonly type: ValueType; readonly test: Test | undefined }>();

  constructor(program: EngineProgram, semantics: Semantics) {
    this.#program = program;
    this.#semantics = semantics;
  }

  /** Undefined: it depends on the person. */
  of(comparison: Comparison, field: Thing | undefined): Test | undefined {
    const type = this.#program.typeFor(comparison, field);
    const known = this.#known.get(comparison);
    if (known?.type === type) return known.test;
    const { operator, operands } = comparison;
    const test = operands.some(({ kind }) => kind !== 'value')
      ? undefined
      : testOf(type, operator, literals(operands), 0, this.#semantics);
    this.#known.set(comparison, { type, test });
    return test;
  }
}
