import type { CampaignKind } from '../../catalogue/index.ts';
import {
  type BoundStep,
  type BoundTest,
  type Place,
  placeOf,
  type ScenarioSymbol,
} from '../../model/index.ts';
import type { Expectation as ExpectationNode, Then } from '../../syntax/index.ts';
import type { Engine } from '../engine.ts';
import {
  activityFiltersIn,
  type Condition,
  compileStep,
  compileTest,
  type EngineProgram,
  type Operand,
  type StepCode,
  stepInText,
  testInText,
} from '../program/index.ts';
import { type LogEntry, type State, valueNow } from '../state/index.ts';
import { holds } from '../turn/conditions.ts';
import { Turn } from '../turn/turn.ts';
import { valueInWords } from '../values/index.ts';

/** One `then` of a scenario. */
export interface Expectation {
  readonly words: string;
  readonly place: Place;
  /** Steps that have to be counted for it. */
  readonly watches: (step: StepCode) => boolean;
  /** Activity filters that it asks for. */
  readonly filters: ReadonlySet<string>;
  /** Undefined when it is met; else what was found instead. */
  readonly missedBy: (engine: Engine, state: State) => string | undefined;
}

export function expectationsOf(program: EngineProgram, { bound }: ScenarioSymbol): Expectation[] {
  const { declaration, expected } = bound;
  const at = (start: number) => expected.find((item) => item.start === start);
  return declaration.items
    .filter((item): item is Then => item.kind === 'Then')
    .flatMap(({ expect }) => {
      const place = placeOf(declaration, expect);
      const made = expectation(program, expect, at, bound);
      return made === undefined ? [] : [{ ...made, place }];
    });
}

type Find = (start: number) => BoundTest | BoundStep | undefined;

function expectation(
  program: EngineProgram,
  expect: ExpectationNode,
  find: Find,
  bound: ScenarioSymbol['bound'],
): Omit<Expectation, 'place'> | undefined {
  switch (expect.kind) {
    case 'Holds': {
      const test = find(expect.test.start);
      if (test === undefined || test.kind === 'step') return undefined;
      const context = { catalogue: program.catalogue, declaration: bound.declaration };
      return holding(testInText(test), compileTest(context, test));
    }
    case 'Happens': {
      const step = find(expect.step.start);
      if (step?.kind !== 'step') return undefined;
      const times = expect.times === 'once' ? 1 : expect.times === 'never' ? 0 : expect.times.value;
      return happening(patternOf(program, step, bound), stepInText(step), times);
    }
    case 'HappensBefore': {
      const [step, later] = [find(expect.step.start), find(expect.later.start)];
      if (step?.kind !== 'step' || later?.kind !== 'step') return undefined;
      return ordered(
        { matches: patternOf(program, step, bound), words: stepInText(step) },
        { matches: patternOf(program, later, bound), words: stepInText(later) },
      );
    }
  }
}

// ── What may be expected ────────────────────────────────────────────────────────────────────────────────

function holding(words: string, condition: Condition): Omit<Expectation, 'place'> {
  return {
    words,
    watches: () => false,
    filters: activityFiltersIn([condition]),
    missedBy(engine, state) {
      let certain = true;
      const turn = new Turn(engine, state, [], () => {
        certain = false;
      });
      if (holds(turn, condition) && certain) return undefined;
      return certain ? found(engine, state, condition) : 'it depends on what the scenario does not say';
    },
  };
}

function happening(matches: Pattern, step: string, times: number): Omit<Expectation, 'place'> {
  return {
    words: `${step} happens ${timesInWords(times)}`,
    watches: matches,
    filters: new Set(),
    missedBy(_engine, state) {
      const done = doneIn(state, matches).length;
      return done === times ? undefined : `it happens ${timesInWords(done)}`;
    },
  };
}

interface Matched {
  readonly matches: Pattern;
  readonly words: string;
}

/** Both happen, and the first time that one does comes before the first time that the other does. */
function ordered(first: Matched, later: Matched): Omit<Expectation, 'place'> {
  return {
    words: `${first.words} happens before ${later.words}`,
    watches: (step) => first.matches(step) || later.matches(step),
    filters: new Set(),
    missedBy(_engine, state) {
      const done = state.log.entries.filter(({ outcome }) => outcome === 'done');
      const [a, b] = [first, later].map(({ matches }) => done.findIndex(({ step }) => matches(step)));
      if (a === undefined || a === -1) return `${first.words} never happens`;
      if (b === undefined || b === -1) return `${later.words} never happens`;
      return a < b ? undefined : `${later.words} comes first`;
    },
  };
}

function found(engine: Engine, state: State, condition: Condition): string {
  const inner = condition.kind === 'not' ? condition.item : condition;
  if (inner.kind !== 'field') return 'it does not hold';
  return `${engine.program.nameOf(inner.thing)} is ${valueInWords(valueNow(state, inner.thing))}`;
}

function doneIn(state: State, matches: Pattern): LogEntry[] {
  return state.log.entries.filter(({ step, outcome }) => outcome === 'done' && matches(step));
}

function timesInWords(times: number): string {
  return times === 0 ? 'never' : times === 1 ? 'once' : `${times} times`;
}

// ── Steps that are meant ────────────────────────────────────────────────────────────────────────────────

type Pattern = (step: StepCode) => boolean;

/** A step of the same kind with the same arguments, as far as they are written: `Send Email` alone means any. */
function patternOf(program: EngineProgram, step: BoundStep, bound: ScenarioSymbol['bound']): Pattern {
  const kind: CampaignKind = 'trigger';
  const context = { catalogue: program.catalogue, declaration: bound.declaration, home: undefined, kind };
  const wanted = compileStep(context, step);
  const names = step.arguments.map(({ parameter }) => parameter.name);
  return (actual) =>
    actual.definition.name === wanted.definition.name &&
    names.every((name) => argumentKey(actual, name) === argumentKey(wanted, name));
}

function argumentKey(step: StepCode, name: string): string {
  return (step.arguments.get(name)?.operands ?? []).map(operandKey).join(',');
}

function operandKey(operand: Operand): string {
  return operand.kind === 'value' ? operand.value.key : JSON.stringify(operand);
}
