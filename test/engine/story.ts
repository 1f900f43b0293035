import { expect, it } from 'vitest';
import {
  createEngine,
  createEngineCompiler,
  type Engine,
  type EngineOptions,
  type EngineProgram,
  type FactName,
  facts,
  runOnce,
  type RunResult,
  runScenario,
  type ScenarioResult,
  scenarioState,
  type Semantics,
} from '../../server/src/engine/index.ts';
import type { Model, ScenarioSymbol } from '../../server/src/model/index.ts';
import { modelOf } from '../model/workspace-of.ts';
import { exploreNaively } from './explore-naive.ts';

/** A `.lifecycle` text, ready to run. What it says must be understood to the last word. */
export function programOf(text: string): { readonly model: Model; readonly program: EngineProgram } {
  const model = modelOf(text);
  const problems = [...model.documents.values()].flatMap(({ declarations }) =>
    declarations.flatMap(({ declaration }) => [
      ...declaration.problems,
      ...model.bound(declaration).problems,
    ]),
  );
  expect(problems).toEqual([]);
  return { model, program: createEngineCompiler().compile(model) };
}

export function engineOf(text: string, options: EngineOptions = {}): Engine {
  return createEngine(programOf(text).program, options);
}

/** Every schedule of the text's only scenario. */
export function play(text: string, semantics: Partial<Semantics> = {}): ScenarioResult {
  const { model, program } = programOf(text);
  const result = runScenario(program, scenarioIn(model), { explore: exploreNaively, semantics });
  expect(result.exploration.coverage).toBe('all');
  for (const { schedule, trace } of result.failures) expect(trace).toHaveLength(schedule.length);
  return result;
}

function scenarioIn(model: Model): ScenarioSymbol {
  const [scenario, ...others] = model.scenarios;
  if (scenario === undefined || others.length > 0) throw new Error('the text needs one scenario');
  return scenario;
}

/** What is expected holds whatever the order. */
export function expectAlways(text: string, semantics: Partial<Semantics> = {}): void {
  const { failures, verdict } = play(text, semantics);
  expect(
    failures.map(({ expected, found, trace }) => ({
      expected,
      found,
      trace: trace.map(({ who, what }) => `${who}: ${what}`),
    })),
  ).toEqual([]);
  expect(verdict).toBe('passes');
}

/** What is expected depends on the order: some schedules meet it, some do not. */
export function expectByChance(text: string, semantics: Partial<Semantics> = {}): ScenarioResult {
  const result = play(text, semantics);
  expect(result.verdict).toBe('fails');
  expect(result.endings.failing).toBeLessThan(result.endings.all);
  return result;
}

/** One schedule of the text's only scenario, in Marketo's own order. */
export function playOnce(text: string, semantics: Partial<Semantics> = {}): RunResult {
  const { model, program } = programOf(text);
  const engine = createEngine(program, { semantics, observes: () => true });
  return runOnce(engine, scenarioState(engine, scenarioIn(model), 0));
}

/** The turns of a run as lines: `5 min  Campaign: step`. */
export function lines({ trace }: RunResult): string[] {
  return trace.map(({ at, who, what }) => `${at} ${who}: ${what}`);
}

/** A test of one documented fact; its name is what the document says. */
export function fact(name: FactName, test: () => void): void {
  it(`${facts[name].says} (${facts[name].grade})`, test);
}
