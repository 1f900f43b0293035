import {
  activityFiltersIn,
  type Budget,
  compileTest,
  type Coverage,
  createEngine,
  defaultBudget,
  type Engine,
  type EngineProgram,
  exploreAll,
  type Failure,
  runScenario,
  type ScenarioResult,
  scenarioState,
  testInText,
} from '../engine/index.ts';
import type { Location, Model, ScenarioSymbol } from '../model/index.ts';
import { subjectOf } from './subject.ts';
import type { Timeline } from './timeline.ts';
import { rowsOf } from './timeline-rows.ts';

/** What became of a scenario. Plain data: it can be sent, stored and drawn anywhere. */
export interface ScenarioReport {
  readonly name: string;
  /** Where its name is written. */
  readonly location: Location;
  readonly verdict: ScenarioResult['verdict'];
  /** Why it is not decided. */
  readonly reason: string | undefined;
  /** There was more to look at than the limit allowed. */
  readonly ranOut: boolean;
  /** Situations that were looked at. */
  readonly states: number;
  /** Orders of the campaigns in which it fails, with what each of them misses. */
  readonly failures: readonly FailingOrder[];
}

export interface FailingOrder {
  readonly unmet: readonly Unmet[];
  readonly timeline: Timeline;
}

export interface Unmet {
  readonly expected: string;
  readonly found: string;
  readonly location: Location | undefined;
}

export interface ScenarioLimits {
  /** How many situations are looked at at most. */
  readonly states?: number;
  /** Asked between situations. */
  readonly cancelled?: () => boolean;
}

/**
 * Every scenario begins at this moment, in minutes since 1970: Monday, 1 June 2026, 09:00 in the subscription's time
 * zone. A scenario must not come out differently on another day.
 */
export const scenarioBegins = Date.UTC(2026, 5, 1, 9) / 60_000;

/** Runs a scenario in every order in which Marketo may run the campaigns. */
export function reportScenario(
  model: Model,
  program: EngineProgram,
  scenario: ScenarioSymbol,
  { states = defaultBudget.states, cancelled }: ScenarioLimits = {},
): { readonly report: ScenarioReport; readonly covered: Coverage } {
  const budget: Budget = { ...defaultBudget, states };
  const result = runScenario(program, scenario, {
    explore: exploreAll,
    budget,
    minute: scenarioBegins,
    ...(cancelled && { cancelled }),
  });
  const engine = engineFor(program, scenario);
  const orders = Map.groupBy(result.failures, ({ schedule }) => schedule);
  const failures = [...orders.values()].map((together) => failingOrder(model, engine, scenario, together));
  const report: ScenarioReport = {
    name: scenario.name,
    location: placeOfScenario(model, scenario),
    verdict: result.verdict,
    reason: result.verdict === 'not decided' ? reasonFor(result.exploration.coverage, budget) : undefined,
    ranOut: result.exploration.coverage === 'states',
    states: result.exploration.states,
    failures,
  };
  return { report, covered: result.covered };
}

export function placeOfScenario(model: Model, { place, uri }: ScenarioSymbol): Location {
  return model.locate(place) ?? { uri, start: 0, end: 0 };
}

/** Remembers what the scenario asks for, as the engine that ran it did: so the same turns can be had again. */
function engineFor(program: EngineProgram, { bound }: ScenarioSymbol): Engine {
  const context = { catalogue: program.catalogue, declaration: bound.declaration };
  const tests = bound.expected.flatMap((item) => (item.kind === 'step' ? [] : [compileTest(context, item)]));
  const filters = activityFiltersIn(tests);
  return createEngine(program, { remembers: (filter) => filters.has(filter) });
}

function failingOrder(
  model: Model,
  engine: Engine,
  scenario: ScenarioSymbol,
  together: readonly Failure[],
): FailingOrder {
  const subject = subjectOf(
    engine.program,
    scenario,
    together.map(({ place }) => place),
  );
  const start = scenarioState(engine, scenario, scenarioBegins);
  const rows = rowsOf({ model, engine, start, schedule: together[0]?.schedule ?? [], subject });
  return {
    unmet: together.map(({ expected, found, place }) => ({ expected, found, location: model.locate(place) })),
    timeline: { person: scenario.bound.given.map(testInText), rows },
  };
}

function reasonFor(coverage: ScenarioResult['exploration']['coverage'], { states, turns }: Budget): string {
  switch (coverage) {
    case 'states':
      return `${counted(states)} situations were looked at, and there are more.`;
    case 'turns':
      return `In some order the campaigns are still at work after ${counted(turns)} steps; they may wake each other for ever.`;
    case 'a turn was cut':
      return 'A campaign executes others without an end in sight.';
    case 'time':
      return 'The time was over before every order had been looked at.';
    case 'cancelled':
      return 'It was stopped before every order had been looked at.';
    case 'all':
      return '';
  }
}

function counted(count: number): string {
  return count.toLocaleString('en-US');
}
