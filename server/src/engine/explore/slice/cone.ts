import type { Engine } from '../../engine.ts';
import {
  type CampaignInfluence,
  type Deed,
  type ItemInfluence,
  type Later,
  type Note,
  segmenting,
} from '../../influence/index.ts';
import { DELETED, type EngineCampaign, membership, type StepCode, type Thing } from '../../program/index.ts';
import type { State, Task } from '../../state/index.ts';
import { type Atom, qualifiedAtom, runsAtom } from '../../turn/touched.ts';
import type { Focus } from './focus.ts';
import { CLOCK, deedsAt, Surroundings } from './surroundings.ts';

/** What can make a difference to a focus, by whatever detour. */
export interface Cone {
  readonly atoms: ReadonlySet<Atom>;
  readonly campaigns: ReadonlySet<EngineCampaign>;
  readonly steps: ReadonlySet<StepCode>;
  /** Those of the atoms by which somebody decides where to go: persons who differ in them go different ways. */
  readonly asked: ReadonlySet<Atom>;
  /** Segmentations that have influence. */
  readonly segmentations: ReadonlySet<Thing>;
}

/** Cones of one start: what they have in common is worked out once. */
export interface Cones {
  of(focus: Focus): Cone;
}

/**
 * Whatever may influence a focus, found backwards: who writes it, on what that depends, who writes that. It counts as
 * influence, too, to wake a campaign that has any, to execute one, to take people out of one, and to wait before a step
 * that has any.
 *
 * Time is a detour of its own. In prompt time, what happens at once or after a wait happens at a minute that nobody
 * else can change. Only an answer from outside comes sooner or later, and others may take the clock along before it
 * does. So where answers have influence and time has, too, everything that moves the clock has.
 */
export function conesOf(engine: Engine, start: State): Cones {
  const surroundings = new Surroundings(engine, start);
  return { of: (focus) => new Growing(surroundings, focus).grown() };
}

class Growing implements Cone {
  readonly atoms = new Set<Atom>();
  readonly campaigns = new Set<EngineCampaign>();
  readonly steps = new Set<StepCode>();
  readonly asked = new Set<Atom>();
  readonly segmentations = new Set<Thing>();
  readonly #around: Surroundings;
  readonly #observes: Focus['observes'];
  readonly #carries: NonNullable<Focus['carries']>;
  readonly #queue = new Set<EngineCampaign>();
  #answersCount: boolean;
  #timeCounts = false;
  #grew = false;

  constructor(around: Surroundings, focus: Focus) {
    this.#around = around;
    this.#answersCount = around.engine.semantics.time === 'adversarial';
    this.#observes = focus.observes;
    this.#carries = focus.carries ?? (() => true);
    for (const { step, campaign } of around.notes) if (focus.observes(step)) this.#queue.add(campaign);
    this.#keep([DELETED, ...focus.things, ...focus.campaigns.map(qualifiedAtom)]);
  }

  grown(): Cone {
    const { influences, tasks, followed } = this.#around;
    do {
      this.#grew = false;
      for (const campaign of this.#queue) {
        this.#queue.delete(campaign);
        this.#campaign(campaign, influences.of(campaign));
      }
      for (const task of tasks) this.#task(task);
      for (const segmentation of followed) this.#follow(segmentation);
      if (this.#answersCount && this.#timeCounts) this.#keep([CLOCK]);
    } while (this.#grew);
    return this;
  }

  #campaign(campaign: EngineCampaign, { entry, flow }: CampaignInfluence): void {
    let leadsSomewhere = false;
    // Backwards: a wait counts if anything does that comes after it.
    for (const [at, item] of [...flow.entries()].toReversed()) {
      const afterWait = flow[at - 1]?.steps.some(({ influence }) => influence.waits) ?? false;
      if (this.#item(item, leadsSomewhere, afterWait)) leadsSomewhere = true;
    }
    const member = membership('Member of Smart Campaign', campaign.name);
    if (!leadsSomewhere && !this.atoms.has(member) && !this.atoms.has(qualifiedAtom(campaign))) return;
    this.#ask(entry.reads);
    // Whoever is taken out of a campaign is taken out of those that execute it.
    if (leadsSomewhere)
      for (const executed of this.#around.executedBy(campaign)) this.#keep([runsAtom(executed)]);
    if (this.campaigns.has(campaign)) return;
    this.campaigns.add(campaign);
    this.#counts(campaign);
    if (this.#around.looksAtClock(campaign)) this.#timeCounts = true;
  }

  /** Does any of its steps count? What comes after a wait takes the clock along, whatever it is. */
  #item({ tests, steps }: ItemInfluence, leadsSomewhere: boolean, afterWait: boolean): boolean {
    let counts = false;
    for (const { step, influence } of steps) {
      const { reads, deeds, notes, later, executes, waits } = influence;
      const parts = [
        ...notes.map((note) => this.#note(note)),
        executes !== undefined && this.campaigns.has(executes),
        (waits && leadsSomewhere) || ((waits || afterWait) && this.atoms.has(CLOCK)),
        ...deeds.map((done) => this.#deed(done)),
        ...later.map((answer) => this.#later(answer)),
      ];
      if (!parts.includes(true)) continue;
      counts = true;
      this.#ask([...tests, ...reads]);
      if (waits) this.#waitCounts(reads);
      if (this.steps.has(step)) continue;
      this.steps.add(step);
      this.#grew = true;
    }
    return counts;
  }

  /** A wait until a date of the person may end at any time. */
  #waitCounts(reads: readonly Atom[]): void {
    this.#timeCounts = true;
    if (reads.length > 0) this.#answersCount = true;
  }

  #later({ deeds, window }: Later): boolean {
    const counts = deeds.map((done) => this.#deed(done)).includes(true);
    if (counts && window.latest > window.soonest) this.#answersCount = true;
    if (counts && window.soonest > 0) this.#timeCounts = true;
    return counts || (window.soonest > 0 && this.atoms.has(CLOCK));
  }

  /** Only what the focus asks for is noted. */
  #note({ step, reads }: Note): boolean {
    const counts = this.#observes(step);
    if (counts) this.#keep(reads.filter((thing) => this.#carries(thing, step)));
    return counts;
  }

  #deed({ reads, writes, marks, wakes, follows }: Deed): boolean {
    const counts =
      writes.some((atom) => this.atoms.has(atom)) ||
      marks.some((atom) => this.atoms.has(atom)) ||
      wakes.some((campaign) => this.campaigns.has(campaign)) ||
      follows.some((segmentation) => this.segmentations.has(segmentation));
    if (counts) this.#keep(reads);
    return counts;
  }

  #follow(segmentation: Thing): void {
    const answer = {
      deeds: [segmenting(this.#around.engine, segmentation)],
      window: this.#around.engine.semantics.answers.segment,
    };
    if (!this.#later(answer) || this.segmentations.has(segmentation)) return;
    this.segmentations.add(segmentation);
    this.#counts(segmentation);
  }

  /** What stands at the start stays; it may have influence by what it does. */
  #task(task: Task): void {
    const deeds = deedsAt(this.#around.engine, task);
    for (const done of deeds) this.#deed(done);
    if (task.kind === 'answer') this.#later({ deeds, window: task.due });
    if (task.kind === 'moment' && [task.what, ...task.then].some(({ after }) => after > 0))
      this.#timeCounts = true;
  }

  #ask(atoms: readonly Atom[]): void {
    for (const atom of atoms) this.asked.add(atom);
    this.#keep(atoms);
  }

  #keep(atoms: readonly Atom[]): void {
    for (const atom of atoms) {
      if (this.atoms.has(atom)) continue;
      this.atoms.add(atom);
      this.#counts(atom);
    }
  }

  #counts(what: Atom | EngineCampaign): void {
    this.#grew = true;
    for (const campaign of this.#around.concerned.get(what) ?? []) this.#queue.add(campaign);
  }
}
