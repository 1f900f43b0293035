import { createEngine } from '../engine.ts';
import { CHANGE_EVENTS, type EngineCampaign, type EngineProgram, type Thing } from '../program/index.ts';
import type { Semantics } from '../semantics.ts';
import { type Stimulus, stimuliOf } from '../stimuli/index.ts';
import { createClashes } from './clashes.ts';
import { type Common, type Conflict, conflictsIn, pairsIn } from './conflict.ts';
import { type Core, coreOf, leadsTo, rootsOf } from './coverage.ts';
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
  /** Campaigns may wake each other, or themselves, again. */
  readonly circular: boolean;
  /** All that may depend on the order follows from the change of this field, which is a stimulus of its own. */
  readonly leadsTo: Thing | undefined;
  /** Stimuli with one likeness come to the same as far as the order goes. */
  readonly likeness: string;
  /** Whom the person sets to work, by numbers that mean the same in all outlooks of a program. */
  readonly roots: readonly number[];
  /** Whom of those it takes for each knot of conflicts that has nothing to do with the others; undefined: all. */
  readonly knotRoots: readonly (readonly number[])[] | undefined;
}

/** The first tier: sets and graphs only. */
export interface StaticTier {
  /** Of everything that may start something by itself. */
  outlooks(program: EngineProgram): readonly Outlook[];
  /** Of a stimulus of somebody's own. */
  outlook(program: EngineProgram, stimulus: Stimulus): Outlook;
}

/** Keeps what it worked out for programs that stay the same object. */
export function createStaticTier(semantics: Semantics): StaticTier {
  const surveys = new WeakMap<EngineProgram, Survey>();
  const outlooks = new WeakMap<EngineProgram, readonly Outlook[]>();
  const surveyOf = (program: EngineProgram) => remembered(surveys, program, () => survey(program, semantics));
  return {
    outlooks: (program) =>
      remembered(outlooks, program, () => {
        const common = surveyOf(program);
        return stimuliOf(program, semantics).map((stimulus) => new LazyOutlook(common, stimulus));
      }),
    outlook: (program, stimulus) => new LazyOutlook(surveyOf(program), stimulus),
  };
}

/** What all stimuli of a program have in common. */
interface Survey extends Common {
  readonly program: EngineProgram;
  readonly network: Network;
  readonly likenesses: Likenesses;
}

function survey(program: EngineProgram, semantics: Semantics): Survey {
  const network = new Network(createEngine(program, { semantics }));
  const thresholds = thresholdsIn(program);
  const hasThreshold = (thing: Thing) => thresholds.has(thing);
  return {
    program,
    network,
    guards: createGuards(program, semantics),
    hasThreshold,
    clashes: createClashes(network, hasThreshold),
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
  #core: Core | undefined;

  constructor(survey: Survey, stimulus: Stimulus) {
    this.stimulus = stimulus;
    this.#survey = survey;
    this.#reach = reachFor(survey, stimulus);
    this.mayRace = conflictsIn(this.#reach, survey).next().done !== true;
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
    return (this.#conflicts ??= this.mayRace ? [...conflictsIn(this.#reach, this.#survey)] : []);
  }

  get circular(): boolean {
    return this.#reach.circular.size > 0;
  }

  get leadsTo(): Thing | undefined {
    return leadsTo(this.#survey.program, this.#coreOfIt());
  }

  get likeness(): string {
    return this.#survey.likenesses.of(this.#coreOfIt());
  }

  get roots(): readonly number[] {
    const [person] = this.#reach.actors;
    return (person?.onward ?? []).flatMap(({ to }) => this.#reach.actors[to]?.number ?? []);
  }

  get knotRoots(): readonly (readonly number[])[] | undefined {
    return rootsOf(this.#coreOfIt());
  }

  #coreOfIt(): Core {
    return (this.#core ??= coreOf(this.#reach, this.mayRace ? pairsIn(this.#reach, this.#survey) : []));
  }
}

/** Whoever needs a value that a new person cannot have and that nobody writes is not set to work. */
function reachFor({ program, network, guards }: Survey, stimulus: Stimulus): Reach {
  const person = network.person(stimulus.script);
  const reach = reachOf(network, stimulus, person, new Set());
  if (!stimulus.creates) return reach;
  const barred = new Set<number>();
  for (const { campaign, number } of reach.actors) {
    const lacks =
      campaign !== undefined &&
      guards.needs(campaign).some((thing) => program.written.has(thing) && !reach.written.has(thing));
    if (lacks) barred.add(number);
  }
  return barred.size === 0 ? reach : reachOf(network, stimulus, person, barred);
}

/** Scores and values of whose changes somebody hears only beyond a certain value. */
function thresholdsIn(program: EngineProgram): Set<Thing> {
  const things = new Set<Thing>();
  for (const { active, triggers } of program.campaigns) {
    if (!active) continue;
    for (const { event, field, constraints } of triggers) {
      if (field !== undefined && CHANGE_EVENTS.has(event) && constraints.length > 0) things.add(field);
    }
  }
  return things;
}

function remembered<K extends object, V>(known: WeakMap<K, V>, key: K, make: () => V): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = make();
  known.set(key, value);
  return value;
}
