import {
  createEngine,
  createStaticTier,
  defaultSemantics,
  type Engine,
  type EngineCampaign,
  focusOn,
  leavesMarketo,
  type Outlook,
  stepsIn,
  stimulusState,
  type Watched,
  watchedIn,
} from '../../../server/src/engine/index.ts';
import { conesOf } from '../../../server/src/engine/explore/slice/index.ts';
import type { Analysis } from '../../../server/src/rules/proof/analysis.ts';

/** Pairs of a stimulus and a thing that may have to do with it, and how many of them are decided. */
export interface Share {
  readonly pairs: number;
  readonly decided: number;
}

export interface Shares {
  /** Of the stimuli that have to be looked at. */
  readonly essential: Share;
  /** Of all: the others are decided by sets, or with those that come to the same. */
  readonly all: Share;
}

export function sharesOf({ program, undecided }: Analysis): Shares {
  const tier = createStaticTier(defaultSemantics);
  const candidates = tier.candidates(program);
  const left = new Map(undecided.map(({ outlook, watched }) => [outlook.stimulus.name, watched]));
  const judging = new Judging(
    createEngine(program),
    watchedIn(program),
    tier.outlooks(program),
    candidates,
    (name) => (left.has(name) ? (left.get(name) ?? 'everything') : []),
  );
  const everything = new Set([...tier.outlooks(program), ...candidates]);
  return { essential: judging.share(candidates), all: judging.share([...everything]) };
}

class Judging {
  readonly #engine: Engine;
  readonly #watched: readonly Watched[];
  readonly #plain: readonly Outlook[];
  readonly #candidates: ReadonlySet<string>;
  readonly #byLikeness = new Map<string, Outlook[]>();
  readonly #left: (stimulus: string) => readonly Watched[] | 'everything';
  readonly #known = new Map<string, boolean>();
  readonly #withins = new Map<Outlook, ReadonlySet<Watched>>();
  readonly #texts = new Map<object, readonly string[]>();

  constructor(
    engine: Engine,
    watched: readonly Watched[],
    outlooks: readonly Outlook[],
    candidates: readonly Outlook[],
    left: (stimulus: string) => readonly Watched[] | 'everything',
  ) {
    this.#engine = engine;
    this.#watched = watched;
    this.#plain = outlooks.filter(
      ({ stimulus }) => stimulus.coincidence === undefined && stimulus.script.length === 1,
    );
    this.#candidates = new Set(candidates.map(({ stimulus }) => stimulus.name));
    this.#left = left;
    for (const outlook of candidates) {
      for (const { likeness } of outlook.concerns) {
        const alike = this.#byLikeness.get(likeness);
        if (alike === undefined) this.#byLikeness.set(likeness, [outlook]);
        else alike.push(outlook);
      }
    }
  }

  share(outlooks: readonly Outlook[]): Share {
    let [pairs, decided] = [0, 0];
    for (const outlook of outlooks) {
      for (const watched of this.#within(outlook)) {
        pairs += 1;
        if (this.#isDecided(outlook, watched)) decided += 1;
      }
    }
    return { pairs, decided };
  }

  /** What the stimulus can have to do with. */
  #within(outlook: Outlook): ReadonlySet<Watched> {
    let within = this.#withins.get(outlook);
    if (within === undefined) {
      const steps = new Set(outlook.campaigns.flatMap(({ flow }) => this.#leaving(flow)));
      const campaigns = new Set(outlook.campaigns);
      within = new Set(
        this.#watched.filter((one) =>
          one.kind === 'effect'
            ? steps.has(one.step)
            : one.kind === 'thing'
              ? outlook.written.has(one.thing)
              : campaigns.has(one.campaign),
        ),
      );
      this.#withins.set(outlook, within);
    }
    return within;
  }

  /** Steps of a flow that leave Marketo. */
  #leaving(flow: EngineCampaign['flow']): readonly string[] {
    let texts = this.#texts.get(flow);
    if (texts === undefined) {
      texts = stepsIn(flow)
        .filter(leavesMarketo)
        .map(({ text }) => text);
      this.#texts.set(flow, texts);
    }
    return texts;
  }

  #isDecided(outlook: Outlook, watched: Watched): boolean {
    if (!outlook.mayRace || !this.#within(outlook).has(watched)) return true;
    const key = `${outlook.stimulus.name}\n${watched.kind} ${watched.name}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    // Whoever is covered by themselves, by whatever detour, is not.
    this.#known.set(key, false);
    const decided = this.#candidates.has(outlook.stimulus.name)
      ? this.#wasDecided(outlook, watched)
      : this.#isCovered(outlook, watched) || this.#bySets(outlook, watched);
    this.#known.set(key, decided);
    return decided;
  }

  #wasDecided({ stimulus }: Outlook, watched: Watched): boolean {
    const left = this.#left(stimulus.name);
    return (
      left !== 'everything' && !left.some(({ kind, name }) => kind === watched.kind && name === watched.name)
    );
  }

  /** Every concern is that of a stimulus that is decided. */
  #isCovered(outlook: Outlook, watched: Watched): boolean {
    return outlook.concerns.every(({ leadsTo, roots, likeness }) => {
      const changing = this.#plain.filter(
        ({ stimulus }) =>
          leadsTo !== undefined &&
          stimulus.script.some(({ changes }) => changes.some(({ thing }) => thing === leadsTo)),
      );
      const setting = this.#plain.filter(
        ({ roots: own }) => roots !== undefined && roots.every((root) => own.includes(root)),
      );
      const covering = [...(this.#byLikeness.get(likeness) ?? []), ...changing, ...setting];
      return covering.some((other) => other !== outlook && this.#isDecided(other, watched));
    });
  }

  #bySets({ stimulus, mayDiffer }: Outlook, watched: Watched): boolean {
    const start = stimulusState(this.#engine.program, stimulus);
    return start === undefined || !mayDiffer(conesOf(this.#engine, start).of(focusOn(watched)));
  }
}
