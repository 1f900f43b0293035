import {
  boundedSchedules,
  confluence,
  createEngine,
  createEngineCompiler,
  createStaticTier,
  type Difference,
  type Engine,
  type Exploration,
  exploreFor,
  exploreReduced,
  exploreUnordered,
  focusOn,
  knownPerson,
  type Outlook,
  outOfOrder,
  proveConfluence,
  proveMany,
  proveOrder,
  proveTermination,
  type Semantics,
  startState,
  type State,
  stateKey,
  stimulusState,
  termination,
  type Watched,
  watchedIn,
  watchStages,
  witnessOf,
} from '../../server/src/engine/index.ts';
import { modelOf } from '../model/workspace-of.ts';
import { exploreNaively } from './explore-naive.ts';
import { isOneSwap } from './one-swap.ts';

/** How much was compared, so that agreement is not for want of questions. */
export interface Tally {
  cases: number;
  races: number;
  disorders: number;
  endless: number;
  statesOfAll: number;
  statesOfReduced: number;
  statesOfSlices: number;
  statesOfTogether: number;
  slices: number;
  bySets: number;
}

export function emptyTally(): Tally {
  return {
    cases: 0,
    races: 0,
    disorders: 0,
    endless: 0,
    statesOfAll: 0,
    statesOfReduced: 0,
    statesOfSlices: 0,
    statesOfTogether: 0,
    slices: 0,
    bySets: 0,
  };
}

/** What is small enough to be explored without any reduction. */
const budget = { states: 1_000, turns: 60 };

/** Questions of one kind that are asked of one start. */
const MOST_QUESTIONS = 4;

/**
 * Asks every question of every stimulus of a program twice: of all schedules, looked at one by one, and of those that
 * the cleverer explorers look at. What they disagree about, in words.
 */
export function disagreements(text: string, semantics: Partial<Semantics>, tally = emptyTally()): string[] {
  const program = createEngineCompiler().compile(modelOf(text));
  const found: string[] = [];
  const tier = createStaticTier(createEngine(program, { semantics }).semantics);
  for (const outlook of tier.outlooks(program)) {
    const { stimulus } = outlook;
    const unknown = stimulusState(program, stimulus);
    const known = startState(knownPerson(program, new Map()), stimulus.script);
    for (const [person, start] of [['somebody', unknown] as const, ['somebody known', known] as const]) {
      if (start === undefined) continue;
      const engine = createEngine(program, { semantics, observes: () => true });
      const comparison = new Comparison(engine, start, outlook, tally);
      found.push(...comparison.run().map((what) => `${stimulus.name}, ${person}: ${what}`));
    }
  }
  return found;
}

class Comparison {
  readonly #engine: Engine;
  readonly #start: State;
  readonly #outlook: Outlook;
  readonly #tally: Tally;
  readonly #found: string[] = [];

  constructor(engine: Engine, start: State, outlook: Outlook, tally: Tally) {
    this.#engine = engine;
    this.#start = start;
    this.#outlook = outlook;
    this.#tally = tally;
  }

  run(): string[] {
    const [engine, start] = [this.#engine, this.#start];
    this.#termination();
    const stages = watchStages(engine.program);
    const all = exploreNaively(engine, start, { budget, visit: stages.visit });
    if (all.coverage !== 'all') return this.#found;
    this.#tally.cases += 1;
    this.#tally.statesOfAll += all.states;
    this.#stages(stages);
    this.#confluence(all);
    this.#order(all);
    return this.#found;
  }

  #expect(what: string, expected: unknown, actual: unknown): void {
    if (expected !== actual) this.#found.push(`${what} is ${String(expected)}, not ${String(actual)}`);
  }

  #termination(): void {
    const limits = { states: 2_000, turns: 100 };
    const { endless, complete } = termination(this.#engine, this.#start, limits);
    if (!complete) return;
    if (endless !== undefined) this.#tally.endless += 1;
    const proof = proveTermination(this.#engine, this.#start, { budget: limits });
    this.#expect('coming to rest', endless === undefined ? 'holds' : 'fails', proof.verdict);
  }

  #stages(all: ReturnType<typeof watchStages>): void {
    const reduced = watchStages(this.#engine.program);
    const { coverage, states } = exploreReduced(this.#engine, this.#start, { budget, visit: reduced.visit });
    this.#tally.statesOfReduced += states;
    this.#expect('what the reduced explorer covers', 'all', coverage);
    this.#expect('stage moves', movesIn(all), movesIn(reduced));
    this.#expect('restamps', restampsIn(all), restampsIn(reduced));
  }

  #confluence(all: Exploration): void {
    const [engine, start] = [this.#engine, this.#start];
    const watched = watchedIn(engine.program);
    const expected = confluence(all, watched);
    if (expected.length > 0) this.#tally.races += 1;
    const reduced = exploreReduced(engine, start, { budget });
    this.#expect('races', namesOf(expected), namesOf(confluence(reduced, watched)));
    this.#expect(
      'races without the order of the log',
      namesOf(expected),
      namesOf(confluence(exploreUnordered(engine, start, { budget }), watched)),
    );
    if (start.person.background.statements === 'false')
      this.#expect('endings', endingsOf(all), endingsOf(reduced));
    if (all.endings.length === 0) return;
    const races = new Set(expected.map(({ watched: one }) => one));
    for (const one of someOf(watched, expected.length)) this.#prove(one, races.has(one));
    this.#many(watched, races);
    for (const difference of boundedSchedules(engine, start, { watched }).differences) {
      this.#expect(
        `a race found by few schedules, ${difference.watched.name},`,
        true,
        races.has(difference.watched),
      );
      this.#witness(difference);
    }
  }

  #prove(watched: Watched, isRace: boolean): void {
    const proof = proveConfluence(this.#engine, this.#start, watched, { budget });
    this.#tally.slices += 1;
    this.#tally.statesOfSlices += proof.effort.states;
    this.#expect(`one end for ${watched.name}`, isRace ? 'fails' : 'holds', proof.verdict);
    const together = exploreFor(this.#engine, this.#start, { budget }, focusOn(watched));
    this.#tally.statesOfTogether += together.states;
    this.#expect(
      `a race of ${watched.name} of persons who go on together`,
      isRace,
      confluence(together, [watched]).length > 0,
    );
    if (proof.verdict === 'fails') this.#witness(proof.counterexample);
  }

  /** Together, and without a look at what sets alone decide. */
  #many(watched: readonly Watched[], races: ReadonlySet<Watched>): void {
    const [engine, start] = [this.#engine, this.#start];
    const { mayDiffer } = this.#outlook;
    let bySets = 0;
    const proofs = proveMany(engine, start, watched, {
      budget,
      statesInAll: 100_000,
      mayDiffer(cone) {
        const may = mayDiffer(cone);
        if (!may) bySets += 1;
        return may;
      },
    });
    this.#tally.bySets += bySets;
    for (const one of proofs.holds) this.#expect(`together, a race of ${one.name}`, races.has(one), false);
    for (const { watched: one } of proofs.fails)
      this.#expect(`together, a race of ${one.name}`, races.has(one), true);
    this.#expect('what is left open together', '', proofs.undecided.map(({ name }) => name).join(', '));
    proofs.fails.forEach((difference) => this.#witness(difference));
  }

  #witness(difference: Difference): void {
    const witness = witnessOf(this.#engine, this.#start, difference);
    this.#expect(`the witness for ${difference.watched.name}`, true, witness !== undefined);
    this.#expect(
      `the swap for ${difference.watched.name}`,
      true,
      isOneSwap(this.#engine, this.#start, difference),
    );
  }

  #order(all: Exploration): void {
    const texts = new Set(all.endings.flatMap(({ state }) => state.log.entries.map(({ step }) => step.text)));
    const pairs = [...texts].flatMap((one) =>
      [...texts].flatMap((other) => (one === other ? [] : [[one, other] as const])),
    );
    for (const [earlier, later] of someOf(pairs, all.states)) {
      const disorders = outOfOrder(
        all,
        ({ step }) => step.text === earlier,
        ({ step }) => step.text === later,
      );
      if (disorders.length > 0) this.#tally.disorders += 1;
      const which = {
        earlier: ({ text }: { readonly text: string }) => text === earlier,
        later: ({ text }: { readonly text: string }) => text === later,
      };
      const proof = proveOrder(this.#engine, this.#start, which, { budget });
      this.#expect(`${earlier} before ${later}`, disorders.length > 0 ? 'fails' : 'holds', proof.verdict);
    }
  }
}

function namesOf(differences: readonly Difference[]): string {
  return differences.map(({ watched }) => watched.name).join(', ');
}

function endingsOf({ endings }: Exploration): string {
  return endings
    .map(({ state }) => stateKey(state))
    .toSorted()
    .join('\n\n');
}

function movesIn(stages: ReturnType<typeof watchStages>): string {
  return listed(stages.moves().map(({ from, to, source }) => `${from.key} → ${to.key} by ${source}`));
}

function restampsIn(stages: ReturnType<typeof watchStages>): string {
  return listed(
    stages.restamps().map(({ stamp, stage, before }) => `${stamp} of ${stage.name} over ${before.kind}`),
  );
}

function listed(lines: readonly string[]): string {
  return [...new Set(lines)].toSorted().join(', ');
}

/** A few of many, other ones each time. */
function someOf<T>(many: readonly T[], from: number): readonly T[] {
  const chosen = new Set(Array.from({ length: MOST_QUESTIONS }, (_, at) => (from + at * 7) % many.length));
  return many.filter((_, at) => chosen.has(at));
}
