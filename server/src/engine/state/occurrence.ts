import type { EngineCampaign, Thing } from '../program/index.ts';
import type { EngineEvent } from './event.ts';
import type { Change } from './task.ts';

/** Something that happens to a person by itself, with all its faces at one moment. */
export interface Occurrence {
  /** In words: `Fills Out Form "Demo" creating the person`. */
  readonly name: string;
  /** Minutes after the occurrence before it; 0: nothing certain lies in between. */
  readonly after: number;
  /** What the person has afterwards; a change raises what every change raises. */
  readonly changes: readonly (Change | Increase)[];
  /** Who changed it, as Marketo names sources. */
  readonly source: string;
  /** Events beside those of changed values. */
  readonly events: readonly EngineEvent[];
  /** A batch campaign that runs over the person. */
  readonly batch: EngineCampaign | undefined;
  /** A campaign that somebody outside requests. */
  readonly request: { readonly campaign: EngineCampaign; readonly source: string } | undefined;
  /** The person comes into being: the changes are first values. */
  readonly creates: boolean;
}

/** A score that goes up or down by so much, wherever it stands. */
export interface Increase {
  readonly thing: Thing;
  readonly by: number;
}

type Made = Partial<Omit<Occurrence, 'name'>>;

export function occurrence(name: string, made: Made): Occurrence {
  const nothing = { changes: [], source: '', events: [], batch: undefined, request: undefined };
  return { name, after: 0, creates: false, ...nothing, ...made };
}
