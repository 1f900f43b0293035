import type { EngineCampaign } from '../program/index.ts';
import type { EngineEvent } from './event.ts';
import type { Change } from './task.ts';

/** Something that happens to a person by itself, with all its faces at one moment. */
export interface Occurrence {
  /** In words: `Fills Out Form "Demo" creating the person`. */
  readonly name: string;
  /** Minutes after the occurrence before it; 0: nothing certain lies in between. */
  readonly after: number;
  /** What the person has afterwards. */
  readonly changes: readonly Change[];
  /** Who changed it, as Marketo names sources. */
  readonly source: string;
  readonly events: readonly EngineEvent[];
  /** A batch campaign that runs over the person. */
  readonly batch: EngineCampaign | undefined;
  /** The person comes into being: the changes are first values. */
  readonly creates: boolean;
}

export function occurrence(name: string, made: Partial<Omit<Occurrence, 'name'>>): Occurrence {
  return { name, after: 0, changes: [], source: '', events: [], batch: undefined, creates: false, ...made };
}
