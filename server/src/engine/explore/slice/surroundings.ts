import type { Engine } from '../../engine.ts';
import {
  type Deed,
  deedsOfAnswer,
  deedsOfOccurrence,
  futuresOf,
  type Influences,
  influencesOf,
} from '../../influence/index.ts';
import type { EngineCampaign, StepCode, Thing } from '../../program/index.ts';
import type { State, Task } from '../../state/index.ts';
import type { Atom } from '../../turn/touched.ts';
import { looksAtClock } from './clock.ts';

/** Part of a cone where it makes a difference at what time something happens. */
export const CLOCK: Atom = 'clock#';

/** What may happen after a start at all. */
export class Surroundings {
  readonly engine: Engine;
  readonly influences: Influences;
  readonly tasks: readonly Task[];
  /** Campaigns to be looked at again when an atom, a segmentation or another campaign turns out to count. */
  readonly concerned = new Map<Atom | EngineCampaign, Set<EngineCampaign>>();
  /** Steps that somebody may ask to have noted. */
  readonly notes: { readonly step: StepCode; readonly campaign: EngineCampaign }[] = [];
  /** Segmentations that may be computed. */
  readonly followed = new Set<Thing>();
  readonly #timed = new Map<EngineCampaign, boolean>();
  readonly #executed = new Map<EngineCampaign, ReadonlySet<EngineCampaign>>();

  constructor(engine: Engine, start: State) {
    this.engine = engine;
    this.tasks = start.tasks;
    this.influences = influencesOf(engine);
    const futures = futuresOf(engine);
    const campaigns = new Set<EngineCampaign>();
    for (const task of start.tasks) {
      for (const campaign of futures.of(task).campaigns) campaigns.add(campaign);
      for (const campaign of campaignsAt(task)) campaigns.add(campaign);
      for (const done of deedsAt(engine, task)) for (const one of done.follows) this.followed.add(one);
    }
    for (const campaign of campaigns) this.#concern(campaign);
  }

  looksAtClock(campaign: EngineCampaign): boolean {
    let looks = this.#timed.get(campaign);
    if (looks === undefined) this.#timed.set(campaign, (looks = looksAtClock(this.engine.program, campaign)));
    return looks;
  }

  /** The campaign itself, those that it executes, those that they do. */
  executedBy(campaign: EngineCampaign): ReadonlySet<EngineCampaign> {
    const known = this.#executed.get(campaign);
    if (known !== undefined) return known;
    const executed = new Set([campaign]);
    for (const one of executed) {
      for (const { steps } of this.influences.of(one).flow) {
        for (const { influence } of steps)
          if (influence.executes !== undefined) executed.add(influence.executes);
      }
    }
    this.#executed.set(campaign, executed);
    return executed;
  }

  #concern(campaign: EngineCampaign): void {
    const by = (keys: readonly (Atom | EngineCampaign)[]) => {
      for (const key of keys) {
        const concerned = this.concerned.get(key);
        if (concerned === undefined) this.concerned.set(key, new Set([campaign]));
        else concerned.add(campaign);
      }
    };
    const { entry, flow } = this.influences.of(campaign);
    by(entry.marks);
    for (const { influence } of flow.flatMap(({ steps }) => steps)) {
      const { deeds, notes, later, executes, waits } = influence;
      for (const { step } of notes) this.notes.push({ step, campaign });
      for (const { writes, marks, wakes, follows } of [
        ...deeds,
        ...later.flatMap((answer) => answer.deeds),
      ]) {
        by([...writes, ...marks, ...wakes, ...follows]);
        for (const segmentation of follows) this.followed.add(segmentation);
      }
      if (executes !== undefined) by([executes]);
      if (waits || later.some(({ window }) => window.soonest > 0)) by([CLOCK]);
    }
  }
}

/** Campaigns whose flow a task is in. */
function campaignsAt(task: Task): readonly EngineCampaign[] {
  return task.kind === 'run' ? task.frames.map(({ campaign }) => campaign) : [];
}

/** What somebody outside, or the person, is about to do at the start. */
export function deedsAt(engine: Engine, task: Task): readonly Deed[] {
  if (task.kind === 'answer') return deedsOfAnswer(engine, task);
  if (task.kind !== 'moment') return [];
  return [task.what, ...task.then].flatMap((occurrence) => deedsOfOccurrence(engine, occurrence));
}
