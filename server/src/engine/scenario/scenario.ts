import type { Place, ScenarioSymbol } from '../../model/index.ts';
import { createEngine, type Engine } from '../engine.ts';
import {
  type Budget,
  defaultBudget,
  type Ending,
  type Exploration,
  type Explorer,
} from '../explore/explorer.ts';
import { compileTest, type EngineCampaign, type EngineProgram, type Instruction } from '../program/index.ts';
import { replay } from '../run.ts';
import { defaultSemantics, type Semantics } from '../semantics.ts';
import { knownPerson, startState, type State } from '../state/index.ts';
import type { TraceStep } from '../trace/narrate.ts';
import type { Schedule } from '../trace/schedule.ts';
import { type Expectation, expectationsOf } from './expectations.ts';
import { personGiven } from './given.ts';
import { scriptOf } from './script.ts';

export interface ScenarioOptions {
  readonly explore: Explorer;
  readonly semantics?: Partial<Semantics>;
  readonly budget?: Budget;
  readonly cancelled?: () => boolean;
  /** The beginning, in minutes since 1970 in the subscription's time zone. */
  readonly minute?: number;
}

export interface ScenarioResult {
  readonly name: string;
  /** `passes`: what is expected holds at the end of every schedule. */
  readonly verdict: 'passes' | 'fails' | 'not decided';
  /** Each expectation that some schedule misses, with the shortest that does. */
  readonly failures: readonly Failure[];
  /** In how many different ways it may end, and how many of them miss something. */
  readonly endings: { readonly all: number; readonly failing: number };
  readonly exploration: Pick<Exploration, 'coverage' | 'states' | 'transitions'>;
  readonly covered: Coverage;
}

export interface Failure {
  readonly expected: string;
  readonly found: string;
  readonly place: Place;
  readonly schedule: Schedule;
  readonly trace: readonly TraceStep[];
}

/** What the schedules of a scenario went through. */
export interface Coverage {
  readonly campaigns: ReadonlySet<EngineCampaign>;
  readonly instructions: ReadonlySet<Instruction>;
  /** Stages that the person entered, as written. */
  readonly stages: ReadonlySet<string>;
}

/** Runs a scenario under every schedule. Nothing about its person is unknown, except what it says inexactly. */
export function runScenario(
  program: EngineProgram,
  scenario: ScenarioSymbol,
  options: ScenarioOptions,
): ScenarioResult {
  const { explore, budget = defaultBudget, cancelled } = options;
  const expectations = expectationsOf(program, scenario);
  const engine = createEngine(program, {
    semantics: { ...defaultSemantics, ...options.semantics },
    observes: (step) => expectations.some(({ watches }) => watches(step)),
    remembers: (filter) => expectations.some(({ filters }) => filters.has(filter)),
  });
  const start = scenarioState(engine, scenario, options.minute ?? 0);
  const covered = new Covering(program);
  const exploration = explore(engine, start, {
    budget,
    visit: (edge) => covered.see(edge),
    ...(cancelled && { cancelled }),
  });
  const failures = expectations.flatMap(
    (expectation) => failureOf(engine, start, expectation, exploration.endings) ?? [],
  );
  const { coverage, states, transitions } = exploration;
  const passes = coverage === 'all' ? 'passes' : 'not decided';
  return {
    name: scenario.name,
    verdict: failures.length > 0 ? 'fails' : passes,
    failures,
    endings: {
      all: exploration.endings.length,
      failing: exploration.endings.filter(({ state }) =>
        expectations.some((one) => one.missedBy(engine, state) !== undefined),
      ).length,
    },
    exploration: { coverage, states, transitions },
    covered,
  };
}

/** The person and what will happen to them. */
export function scenarioState(engine: Engine, scenario: ScenarioSymbol, minute: number): State {
  const { program, semantics } = engine;
  const { bound } = scenario;
  const context = { catalogue: program.catalogue, declaration: bound.declaration };
  const person = personGiven(
    program,
    semantics,
    bound.given.map((test) => compileTest(context, test)),
  );
  const script = scriptOf(program, semantics, scenario);
  return startState(knownPerson(program, person.values), script, { minute, knowledge: person.knowledge });
}

function failureOf(
  engine: Engine,
  start: State,
  { words, place, missedBy }: Expectation,
  endings: readonly Ending[],
): Failure | undefined {
  for (const { state, schedule } of endings) {
    const found = missedBy(engine, state);
    if (found !== undefined) {
      return { expected: words, found, place, schedule, trace: replay(engine, start, schedule).trace };
    }
  }
  return undefined;
}

class Covering implements Coverage {
  readonly campaigns = new Set<EngineCampaign>();
  readonly instructions = new Set<Instruction>();
  readonly stages = new Set<string>();
  readonly #stageFields: ReadonlySet<string>;

  constructor(program: EngineProgram) {
    this.#stageFields = new Set(program.lifecycles.map(({ stage }) => stage));
  }

  see({ next }: Parameters<NonNullable<Parameters<Explorer>[2]['visit']>>[0]): void {
    for (const happening of next.happened) {
      if (happening.kind === 'step') {
        this.campaigns.add(happening.campaign);
        this.instructions.add(happening.step);
      } else if (happening.kind === 'no choice') this.instructions.add(happening.choice);
      else if (
        happening.kind === 'wrote' &&
        this.#stageFields.has(happening.thing) &&
        happening.after.kind === 'text'
      ) {
        this.stages.add(happening.after.text);
      }
    }
  }
}
