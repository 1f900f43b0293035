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
import { revisedIn, revisedStimulus } from './revision.ts';

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

/** Keeps what it worked out for the last program: after an edit only what the edited campaigns take part in is looked at. */
export function createStaticTier(semantics: Semantics): StaticTier {
  let last: Tier | undefined;
  const tierOf = (program: EngineProgram): Tier => {
    if (last?.survey.program !== program) last = tierFor(program, semantics, last);
    return last;
  };
  return {
    outlooks: (program) => tierOf(program).outlooks,
    candidates(program) {
      const tier = tierOf(program);
      return (tier.candidates ??= essential([...tier.outlooks, ...withBatches(tier)]));
    },
  };
}

interface Tier {
  readonly survey: Survey;
  readonly outlooks: readonly LazyOutlook[];
  /** What happens while a batch campaign runs, by name. */
  readonly batches: Map<string, LazyOutlook>;
  candidates: readonly Outlook[] | undefined;
}

function tierFor(program: EngineProgram, semantics: Semantics, last: Tier | undefined): Tier {
  const revised = last && surveyAgain(program, semantics, last.survey);
  if (last === undefined || revised === undefined) {
    const fresh = survey(program, semantics);
    const outlooks = fresh.stimuli.map((stimulus) => LazyOutlook.of(fresh, stimulus));
    return { survey: fresh, outlooks, batches: new Map(), candidates: undefined };
  }
  const { survey: now, numbers } = revised;
  const outlooks = last.outlooks.map((outlook) => outlook.again(now, numbers));
  const batches = new Map([...last.batches].map(([name, outlook]) => [name, outlook.again(now, numbers)]));
  return { survey: now, outlooks, batches, candidates: undefined };
}

function withBatches({ survey: now, outlooks, batches }: Tier): LazyOutlook[] {
  const stimuli = batchesMeanwhile(now.clashes, outlooks, (name) => batches.get(name)?.stimulus);
  const found = stimuli.map((stimulus) => batches.get(stimulus.name) ?? LazyOutlook.of(now, stimulus));
  batches.clear();
  for (const outlook of found) batches.set(outlook.stimulus.name, outlook);
  return found;
}

/** What all stimuli of a program have in common. */
interface Survey extends Common {
  readonly program: EngineProgram;
  readonly stimuli: readonly Stimulus[];
  readonly network: Network;
  readonly likenesses: Likenesses;
}

function survey(program: EngineProgram, semantics: Semantics): Survey {
  const network = Network.of(createEngine(program, { semantics }));
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

/** The same after an edit, with the numbers of whom it concerns. Undefined when too much has changed. */
function surveyAgain(
  program: EngineProgram,
  semantics: Semantics,
  before: Survey,
): { readonly survey: Survey; readonly numbers: ReadonlySet<number> } | undefined {
  const numbers = revisedIn(before.program, program);
  if (numbers === undefined) return undefined;
  const network = Network.revised(before.network, createEngine(program, { semantics }), numbers);
  const interest = interestIn(program);
  if (network === undefined || interest.key !== before.interest.key) return undefined;
  before.likenesses.forget(numbers);
  return {
    survey: { ...before, program, network, interest, clashes: createClashes(network, interest) },
    numbers,
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

  private constructor(survey: Survey, reach: Reach, mayRace: boolean) {
    this.stimulus = reach.stimulus;
    this.#survey = survey;
    this.#reach = reach;
    this.mayRace = mayRace;
  }

  static of(survey: Survey, stimulus: Stimulus): LazyOutlook {
    const reach = reachFor(survey, stimulus);
    return new LazyOutlook(survey, reach, pairsIn(reach, survey).next().done !== true);
  }

  /** The same for a program in which other actors have these numbers now: as it was, if it does not set them to work. */
  again(survey: Survey, revised: ReadonlySet<number>): LazyOutlook {
    for (const number of revised)
      if (this.present.has(number))
        return LazyOutlook.of(survey, revisedStimulus(this.stimulus, survey.program));
    const same = new LazyOutlook(survey, this.#reach, this.mayRace);
    same.#conflicts = this.#conflicts;
    same.#campaigns = this.#campaigns;
    same.#touched = this.#touched;
    same.#concerns = this.#concerns;
    same.#mayDiffer = this.#mayDiffer;
    return same;
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
    key: [carried, watched, thresholds].map((set) => [...set].toSorted().join()).join('\n'),
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
