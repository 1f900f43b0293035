import type { EngineCampaign, Thing } from '../program/index.ts';
import type { Stimulus } from '../stimuli/index.ts';
import type { BitSet } from './bit-set.ts';
import { type Conflict, conflictsIn, isWritten, pairsIn } from './conflict.ts';
import { circularIn, type Knot, knotsIn, leadsTo, rootsOf, stageKnotsIn } from './coverage.ts';
import { type Dependence, dependenceOn } from './dependence.ts';
import type { Likenesses } from './likeness.ts';
import { type Reach, reachOf } from './reach.ts';
import { revisedStimulus } from './revision.ts';
import type { Survey } from './survey.ts';

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

/** Most is asked of few stimuli. */
export class LazyOutlook implements Outlook {
  readonly stimulus: Stimulus;
  readonly #survey: Survey;
  readonly #reach: Reach;
  #mayRace: boolean | undefined;
  #conflicts: readonly Conflict[] | undefined;
  #campaigns: readonly EngineCampaign[] | undefined;
  #touched: ReadonlySet<Thing> | undefined;
  #concerns: readonly Concern[] | undefined;
  #mayDiffer: Dependence | undefined;

  private constructor(survey: Survey, reach: Reach) {
    this.stimulus = reach.stimulus;
    this.#survey = survey;
    this.#reach = reach;
  }

  static of(survey: Survey, stimulus: Stimulus): LazyOutlook {
    return new LazyOutlook(survey, reachFor(survey, stimulus));
  }

  /** The same for a program in which other actors have these numbers now: as it was, if it does not set them to work. */
  again(survey: Survey, revised: ReadonlySet<number>): LazyOutlook {
    for (const number of revised)
      if (this.present.has(number))
        return LazyOutlook.of(survey, revisedStimulus(this.stimulus, survey.program));
    const same = new LazyOutlook(survey, this.#reach);
    same.#mayRace = this.#mayRace;
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

  get mayRace(): boolean {
    return (this.#mayRace ??= pairsIn(this.#reach, this.#survey).next().done !== true);
  }

  get conflicts(): readonly Conflict[] {
    return (this.#conflicts ??= this.mayRace ? conflictsIn(this.#reach, this.#survey) : []);
  }

  get mayDiffer(): Dependence {
    return (this.#mayDiffer ??= dependenceOn(this.conflicts));
  }

  get circular(): boolean {
    return circularIn(this.#reach, this.#survey).size > 0;
  }

  get roots(): readonly number[] {
    const { actors } = this.#reach;
    return (actors[0]?.onward ?? []).flatMap((to) => actors[to]?.number ?? []);
  }

  get concerns(): readonly Concern[] {
    if (this.#concerns === undefined) {
      const [reach, survey] = [this.#reach, this.#survey];
      this.#concerns = [...knotsIn(reach, survey), ...stageKnotsIn(reach, survey)].map(
        (knot) => new KnotConcern(reach, survey, knot),
      );
      reach.tidy();
    }
    return this.#concerns;
  }
}

/** Most knots are known to follow from something else before anybody asks what they are like. */
class KnotConcern implements Concern {
  readonly leadsTo: Thing | undefined;
  readonly #reach: Reach;
  readonly #knot: Knot;
  readonly #likenesses: Likenesses;
  #likeness: string | undefined;

  constructor(reach: Reach, survey: Survey, knot: Knot) {
    this.leadsTo = leadsTo(survey.program, reach, survey, knot);
    this.#reach = reach;
    this.#knot = knot;
    this.#likenesses = survey.likenesses;
  }

  get roots(): readonly number[] | undefined {
    return rootsOf(this.#reach, this.#knot);
  }

  get likeness(): string {
    return (this.#likeness ??= this.#likenesses.of(this.#reach, this.#knot));
  }
}

/** Whoever needs a value that a new person cannot have and that nobody writes is not set to work. */
function reachFor({ program, network, guards, clashes }: Survey, stimulus: Stimulus): Reach {
  const person = network.person(stimulus.script);
  const reach = reachOf(network, stimulus, person, new Set());
  if (!stimulus.creates) return reach;
  const cannotHave = (thing: Thing) => program.written.has(thing) && !program.broughtAlong.has(thing);
  const barred = new Set<number>();
  for (const { campaign, number } of reach.actors) {
    const lacks =
      campaign !== undefined &&
      guards.needs(campaign).some((thing) => cannotHave(thing) && !isWritten(reach, clashes, thing));
    if (lacks) barred.add(number);
  }
  return barred.size === 0 ? reach : reachOf(network, stimulus, person, barred);
}
