import { createEngine } from '../engine.ts';
import {
  CHANGE_EVENTS,
  DELETED,
  type EngineCampaign,
  type EngineProgram,
  type StepCode,
  stepsIn,
  type Thing,
} from '../program/index.ts';
import { watchedIn } from '../questions/watched.ts';
import type { Semantics } from '../semantics.ts';
import { type Stimulus, stimuliOf } from '../stimuli/index.ts';
import { createClashes, type Interest } from './clashes.ts';
import { batchesMeanwhile } from './batch.ts';
import type { BitSet } from './bit-set.ts';
import { type Common, type Conflict, conflictsIn, pairsIn } from './conflict.ts';
import { knotsIn, leadsTo, rootsOf, stageKnotsIn } from './coverage.ts';
import { type Dependence, dependenceOn } from './dependence.ts';
import { essential } from './essential.ts';
import { createGuards } from './guards.ts';
import { createLikenesses, type Likenesses } from './likeness.ts';
import { Network } from './network.ts';
import { type Reach, reachOf } from './reach.ts';

/** What can be said of a stimulus without running anything. It errs towards 'may'. */
export interface Outlook {
  readonly stimulus: Stimulus;
  /** Campaigns that it may set to work. */
  readonly campaigns: readonly EngineCampaign[];
  /** Things that may be written. */
  readonly written: ReadonlySet<Thing>;
  /** Things that may be written or looked at. */
  readonly touched: ReadonlySet<Thing>;
  /** Something may depend on the order. */
  readonly mayRace: boolean;
  /** What may depend on the order; nothing else does. */
  readonly conflicts: readonly Conflict[];
  /** May something with such influences depend on the order? */
  readonly mayDiffer: Dependence;
  /** Campaigns may wake each other, or themselves, again. */
  readonly circular: boolean;
  /** Whom the person sets to work, by numbers that mean the same in all outlooks of a program. */
  readonly roots: readonly number[];
  /** What may depend on the order, never end or move people, in pieces that have nothing to do with each other. */
  readonly concerns: readonly Concern[];
}

export interface Concern {
  /** It follows from the change of this field, which is a stimulus of its own. */
  readonly leadsTo: Thing | undefined;
  /** Whom of the {@link Outlook.roots} it takes; undefined: there is more to it. */
  readonly roots: readonly number[] | undefined;
  /** Concerns with one likeness come to the same. */
  readonly likeness: string;
}

/** The first tier: sets and graphs only. */
export interface StaticTier {
  /** Of everything that may start something by itself. */
  outlooks(program: EngineProgram): readonly Outlook[];
  /** Those that have to be looked at for everything to be known, batch runs that meet something included. */
  candidates(program: EngineProgram): readonly Outlook[];
}

/** Keeps what it worked out for programs that stay the same object. */
export function createStaticTier(semantics: Semantics): StaticTier {
  const surveys = new WeakMap<EngineProgram, Survey>();
  const known = new WeakMap<EngineProgram, readonly LazyOutlook[]>();
  const surveyOf = (program: EngineProgram) => remembered(surveys, program, () => survey(program, semantics));
  const outlooks = (program: EngineProgram) =>
    remembered(known, program, () => {
      const common = surveyOf(program);
      return common.stimuli.map((stimulus) => new LazyOutlook(common, stimulus));
    });
  return {
    outlooks,
    candidates(program) {
      const common = surveyOf(program);
      const single = outlooks(program);
      const batches = batchesMeanwhile(common.clashes, single).map(
        (stimulus) => new LazyOutlook(common, stimulus),
      );
      return essential([...single, ...batches]);
    },
  };
}

/** What all stimuli of a program have in common. */
interface Survey extends Common {
  readonly program: EngineProgram;
  readonly stimuli: readonly Stimulus[];
  readonly network: Network;
  readonly likenesses: Likenesses;
}

function survey(program: EngineProgram, semantics: Semantics): Survey {
  const network = new Network(createEngine(program, { semantics }));
  const stimuli = stimuliOf(program, semantics);
  // Segments that follow what happens are actors too, and only known by then.
  for (const { script } of stimuli) network.person(script);
  const interest = interestIn(program);
  return {
    program,
    stimuli,
    network,
    guards: createGuards(program, semantics),
    interest,
    clashes: createClashes(network, interest),
    likenesses: createLikenesses(program, semantics),
  };
}

/** Most is asked of few stimuli. */
class LazyOutlook implements Outlook {
  readonly stimulus: Stimulus;
  readonly mayRace: boolean;
  readonly #survey: Survey;
  readonly #reach: Reach;
  #conflicts: readonly Conflict[] | undefined;
  #campaigns: readonly EngineCampaign[] | undefined;
  #touched: ReadonlySet<Thing> | undefined;
  #concerns: readonly Concern[] | undefined;
  #mayDiffer: Dependence | undefined;

  constructor(survey: Survey, stimulus: Stimulus) {
    this.stimulus = stimulus;
    this.#survey = survey;
    this.#reach = reachFor(survey, stimulus);
    this.mayRace = pairsIn(this.#reach, survey).next().done !== true;
  }

  /** The numbers of all whom it may set to work. */
  get present(): BitSet {
    return this.#reach.present;
  }

  get campaigns(): readonly EngineCampaign[] {
    return (this.#campaigns ??= this.#reach.actors.flatMap(({ campaign }) => campaign ?? []));
  }

  get written(): ReadonlySet<Thing> {
    return this.#reach.written;
  }

  get touched(): ReadonlySet<Thing> {
    return (this.#touched ??= new Set(
      this.#reach.actors.flatMap(({ touches }) => touches.map(({ thing }) => thing)),
    ));
  }

  get conflicts(): readonly Conflict[] {
    return (this.#conflicts ??= this.mayRace ? conflictsIn(this.#reach, this.#survey) : []);
  }

  get mayDiffer(): Dependence {
    return (this.#mayDiffer ??= dependenceOn(this.conflicts));
  }

  get circular(): boolean {
    return this.#reach.circular.size > 0;
  }

  get roots(): readonly number[] {
    const { actors } = this.#reach;
    return (actors[0]?.onward ?? []).flatMap(({ to }) => actors[to]?.number ?? []);
  }

  get concerns(): readonly Concern[] {
    if (this.#concerns === undefined) {
      const [reach, { program, likenesses }] = [this.#reach, this.#survey];
      const knots = knotsIn(reach, this.mayRace ? pairsIn(reach, this.#survey) : []);
      this.#concerns = [...knots, ...stageKnotsIn(program, reach)].map((knot) => ({
        leadsTo: leadsTo(program, reach, knot),
        roots: rootsOf(reach, knot),
        likeness: likenesses.of(reach, knot),
      }));
    }
    return this.#concerns;
  }
}

/** Whoever needs a value that a new person cannot have and that nobody writes is not set to work. */
function reachFor({ program, network, guards, clashes }: Survey, stimulus: Stimulus): Reach {
  const person = network.person(stimulus.script);
  const reach = reachOf(network, stimulus, person, new Set());
  if (!stimulus.creates) return reach;
  const isWritten = (thing: Thing) =>
    clashes.changing(thing)?.meets(reach.present) === true ||
    person.touches.some((touch) => touch.thing === thing && touch.how !== 'reads');
  const cannotHave = (thing: Thing) => program.written.has(thing) && !program.broughtAlong.has(thing);
  const barred = new Set<number>();
  for (const { campaign, number } of reach.actors) {
    const lacks =
      campaign !== undefined &&
      guards.needs(campaign).some((thing) => cannotHave(thing) && !isWritten(thing));
    if (lacks) barred.add(number);
  }
  return barred.size === 0 ? reach : reachOf(network, stimulus, person, barred);
}

/** Things that are looked at, by conditions, by steps or in the end, and what the engine itself looks at. */
function interestIn(program: EngineProgram): Interest {
  // Whoever changes it last: a program's status never goes back, so the furthest of its steps is the end.
  const isForwardOnly = (thing: Thing) => thing.startsWith('Member of Program[Status]:');
  const watched = new Set(
    watchedIn(program).flatMap((one) => (one.kind === 'thing' && !isForwardOnly(one.thing) ? one.thing : [])),
  );
  const carried = new Set([
    ...program.synced,
    ...program.campaigns.flatMap(({ flow }) => stepsIn(flow).flatMap((step) => readsOfAsset(program, step))),
  ]);
  const thresholds = new Set<Thing>();
  for (const { active, triggers } of program.campaigns) {
    if (!active) continue;
    for (const { event, field, constraints } of triggers) {
      if (field !== undefined && CHANGE_EVENTS.has(event) && constraints.length > 0) thresholds.add(field);
    }
  }
  return {
    isFelt: (thing) =>
      program.read.has(thing) ||
      carried.has(thing) ||
      watched.has(thing) ||
      thing.includes('#') ||
      thing === DELETED,
    hasThreshold: (thing) => thresholds.has(thing),
  };
}

/** What an email or a webhook is declared to read. */
function readsOfAsset(program: EngineProgram, { definition, asset }: StepCode): readonly Thing[] {
  const reference = definition.parameters.find(({ position }) => position === 'primary')?.references;
  if (asset === undefined || reference === undefined) return [];
  return program.external(asset, reference)?.reads ?? [];
}

function remembered<K extends object, V>(known: WeakMap<K, V>, key: K, make: () => V): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = make();
  known.set(key, value);
  return value;
}
