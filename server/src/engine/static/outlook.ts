import type { EngineCampaign, Thing } from '../program/index.ts';
import type { Stimulus } from '../stimuli/index.ts';
import type { BitSet } from './bit-set.ts';
import { type Conflict, conflictsIn, pairsIn } from './conflict.ts';
import { knotsIn, leadsTo, rootsOf, stageKnotsIn } from './coverage.ts';
import { type Dependence, dependenceOn } from './dependence.ts';
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
