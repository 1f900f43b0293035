import type { Engine } from '../engine.ts';
import type { EngineCampaign, Thing } from '../program/index.ts';
import type { Answer, EngineEvent, Moment, Occurrence, Task } from '../state/index.ts';
import { runsAtom, type Touched } from '../turn/touched.ts';
import { CHANGE_EVENTS } from '../program/index.ts';
import type { Influences } from './campaign.ts';
import { type Deed, deed } from './deed.ts';
import { changing, raising, segmenting } from './events.ts';
import { requestedBy } from './steps.ts';

/** All that may come of a task: of its next turn, of the turns after it, and of whatever these start. */
export interface Future {
  readonly touches: Touched;
  /** Whoever may look at the person, or run. */
  readonly campaigns: ReadonlySet<EngineCampaign>;
  /** Time may pass on the way. */
  readonly takesTime: boolean;
}

/** Futures of tasks, remembered by what they depend on. */
export class Futures {
  readonly #influences: Influences;
  readonly #known = new Map<string, Future>();

  constructor(influences: Influences) {
    this.#influences = influences;
  }

  of(task: Task): Future {
    const key = task.kind === 'wake' ? `wake ${task.campaign.id}` : task.key;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const collector = new Collector(this.#influences);
    collector.task(task);
    this.#known.set(key, collector);
    return collector;
  }
}

class Collector implements Future {
  readonly touches: Touched = { reads: new Set(), writes: new Set(), marks: new Set() };
  readonly campaigns = new Set<EngineCampaign>();
  takesTime = false;
  readonly #influences: Influences;
  /** From which step on the flow of a campaign has been gone through. */
  readonly #flows = new Map<EngineCampaign, number>();
  readonly #segmentations = new Set<Thing>();

  constructor(influences: Influences) {
    this.#influences = influences;
  }

  task(task: Task): void {
    switch (task.kind) {
      case 'run':
        for (const { campaign, next } of task.frames) {
          this.touches.marks.add(runsAtom(campaign));
          this.#flow(campaign, next);
        }
        break;
      case 'wake':
        this.#entry(task.campaign);
        break;
      case 'answer':
        for (const done of deedsOfAnswer(this.#influences.engine, task)) this.#deed(done);
        break;
      case 'moment':
        this.#moment(task);
        break;
    }
  }

  #moment({ what, then }: Moment): void {
    for (const occurrence of [what, ...then]) {
      for (const done of deedsOfOccurrence(this.#influences.engine, occurrence)) this.#deed(done);
      if (occurrence.batch !== undefined) this.#entry(occurrence.batch);
    }
    if (then.some(({ after }) => after > 0)) this.takesTime = true;
  }

  #entry(campaign: EngineCampaign): void {
    if (this.campaigns.has(campaign)) return;
    this.campaigns.add(campaign);
    this.#deed(this.#influences.of(campaign).entry);
    this.#flow(campaign, 0);
  }

  #flow(campaign: EngineCampaign, from: number): void {
    const upTo = this.#flows.get(campaign) ?? campaign.flow.length;
    if (from >= upTo) return;
    this.#flows.set(campaign, from);
    this.touches.marks.add(runsAtom(campaign));
    for (const { tests, steps } of this.#influences.of(campaign).flow.slice(from, upTo)) {
      for (const atom of tests) this.touches.reads.add(atom);
      for (const { influence } of steps) {
        for (const atom of influence.reads) this.touches.reads.add(atom);
        influence.deeds.forEach((done) => this.#deed(done));
        for (const { deeds, window } of influence.later) {
          deeds.forEach((done) => this.#deed(done));
          if (window.soonest > 0) this.takesTime = true;
        }
        if (influence.waits) this.takesTime = true;
        if (influence.executes !== undefined) this.#entry(influence.executes);
      }
    }
  }

  #deed({ reads, writes, marks, wakes, follows }: Deed): void {
    for (const atom of reads) this.touches.reads.add(atom);
    for (const atom of writes) this.touches.writes.add(atom);
    for (const atom of marks) this.touches.marks.add(atom);
    for (const campaign of wakes) this.#entry(campaign);
    for (const segmentation of follows) {
      if (this.#segmentations.has(segmentation)) continue;
      this.#segmentations.add(segmentation);
      if (this.#influences.engine.semantics.answers.segment.soonest > 0) this.takesTime = true;
      this.#deed(segmenting(this.#influences.engine, segmentation));
    }
  }
}

export function deedsOfAnswer(engine: Engine, answer: Answer): readonly Deed[] {
  const { changes, fires, events, requests, segmentation } = answer;
  return [
    ...changes.map(({ thing, value }) =>
      changing(engine, thing, value.kind === 'unknown' ? undefined : value, fires),
    ),
    ...events.map(({ event }) => raised(engine, event)),
    ...(segmentation === undefined ? [] : [segmenting(engine, segmentation)]),
    deed({ wakes: requestedBy(engine, requests) }),
  ];
}

/** First values are no changes, unless the semantics say so; that they might be does no harm here. */
export function deedsOfOccurrence(engine: Engine, { changes, events, request }: Occurrence): readonly Deed[] {
  const changed = changes.map((wanted) => {
    const value = 'value' in wanted && wanted.value.kind !== 'unknown' ? wanted.value : undefined;
    return changing(engine, wanted.thing, value, [...CHANGE_EVENTS]);
  });
  const requested = request === undefined ? [] : [request.campaign];
  return [...changed, ...events.map((event) => raised(engine, event)), deed({ wakes: requested })];
}

function raised(engine: Engine, { trigger, field, attributes }: EngineEvent): Deed {
  return raising(engine, { trigger, field, attributes });
}
