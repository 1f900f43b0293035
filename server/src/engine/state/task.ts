import type { EngineCampaign, Thing } from '../program/index.ts';
import type { Value } from '../values/index.ts';
import type { EngineEvent } from './event.ts';
import type { Occurrence } from './occurrence.ts';

/**
 * Whatever may happen next. Tasks stand in the order in which they came up; between those that are due no order is
 * certain. Two tasks with one key are interchangeable.
 */
export type Task = Run | Wake | Answer | Moment;

/** When a task may take its turn, in minutes since 1970; a task without is due at once. */
export interface Due {
  readonly soonest: number;
  readonly latest: number;
}

/** A person inside a flow. */
export interface Run {
  readonly kind: 'run';
  /** The campaign that was started, then those that it executes, innermost last. */
  readonly frames: readonly Frame[];
  /** Until when it waits. */
  readonly due: Due | undefined;
  readonly key: string;
}

export interface Frame {
  readonly campaign: EngineCampaign;
  /** The number of the next item of the flow. */
  readonly next: number;
}

/** A campaign that has heard an event and will look whether the person qualifies. */
export interface Wake {
  readonly kind: 'wake';
  readonly campaign: EngineCampaign;
  readonly event: EngineEvent;
  readonly due: undefined;
  readonly key: string;
}

/** The outside answers. */
export interface Answer {
  readonly kind: 'answer';
  /** `Salesforce`, `the webhook "Enrich"` */
  readonly from: string;
  /** In one word or two: `assigns the owner`. */
  readonly what: string;
  readonly changes: readonly Change[];
  /** Which events the changes raise, beside those that everybody's changes do. */
  readonly fires: readonly string[];
  readonly source: string;
  readonly events: readonly ConditionalEvent[];
  /** Campaigns that it requests. */
  readonly requests: readonly string[];
  /** A segmentation that is computed when the answer comes. */
  readonly segmentation: Thing | undefined;
  readonly due: Due;
  readonly key: string;
}

export interface Change {
  readonly thing: Thing;
  readonly value: Value;
}

/** An event that happens if all of the statements are as said: an email is delivered unless it bounces. */
export interface ConditionalEvent {
  readonly event: EngineEvent;
  readonly unless: readonly string[];
  readonly given: readonly string[];
}

/** The next thing that happens to the person by itself: the stimulus of a question, a `when` of a scenario. */
export interface Moment {
  readonly kind: 'moment';
  readonly what: Occurrence;
  readonly then: readonly Occurrence[];
  readonly due: Due | undefined;
  readonly key: string;
}

export function run(frames: readonly Frame[], due?: Due): Run {
  const stack = frames.map(({ campaign, next }) => `${campaign.id}.${next}`).join('>');
  return { kind: 'run', frames, due, key: `run ${stack}${dueKey(due)}` };
}

export function wake(campaign: EngineCampaign, event: EngineEvent): Wake {
  return { kind: 'wake', campaign, event, due: undefined, key: `wake ${campaign.id} ${event.key}` };
}

export function answer(made: Omit<Answer, 'kind' | 'key'>): Answer {
  const changes = made.changes.map(({ thing, value }) => `${thing}=${value.key}`);
  const events = made.events.map(({ event }) => event.key);
  const content = [...changes, ...events, ...made.requests].join(',');
  return { kind: 'answer', ...made, key: `answer ${made.from} ${made.what} ${content}${dueKey(made.due)}` };
}

/** The first of several occurrences; the others follow it. Undefined when there is none. */
export function moment(script: readonly Occurrence[], minute: number): Moment | undefined {
  const [what, ...then] = script;
  if (what === undefined) return undefined;
  const due = what.after === 0 ? undefined : { soonest: minute + what.after, latest: minute + what.after };
  return { kind: 'moment', what, then, due, key: `moment ${then.length} ${what.name}${dueKey(due)}` };
}

function dueKey(due: Due | undefined): string {
  return due === undefined ? '' : `@${due.soonest}-${due.latest}`;
}
