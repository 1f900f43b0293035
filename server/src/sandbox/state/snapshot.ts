import { z } from 'zod';
import type { Task } from '../../engine/index.ts';
import type { Limits, LimitsState } from '../limits.ts';
import type { Person } from '../store/people.ts';
import type { SandboxStore, StoreState } from '../store/store.ts';
import { decoded, encoded } from './encode.ts';

/** Everything of an instance that outlives the process: what it holds, its clock, and the day's counts. */
export interface Lasting {
  readonly store: SandboxStore;
  readonly limits: Limits;
  /** By how many milliseconds its clock has been moved on. */
  readonly time: { ahead: number };
}

const version = 1;

export function snapshotOf({ store, limits, time }: Lasting): string {
  const { people, ...rest } = store.state;
  return encoded({
    version,
    ahead: time.ahead,
    limits: limits.state,
    store: { ...rest, people: new Map([...people].map(([id, person]) => [id, withoutEngine(person)])) },
  });
}

/**
 * Puts a snapshot into an instance that is empty.
 * @returns what is wrong with it, or undefined.
 */
export function restore(text: string, { store, limits, time }: Lasting): string | undefined {
  let data: unknown;
  try {
    data = decoded(text);
  } catch {
    return 'it is not JSON';
  }
  const parsed = snapshot.safeParse(data);
  if (!parsed.success) return 'it was not written by this version of the sandbox';
  time.ahead = parsed.data.ahead;
  limits.restore(parsed.data.limits as LimitsState);
  store.restore(parsed.data.store as unknown as StoreState);
  return undefined;
}

const map = z.instanceof(Map);

/** The file is the sandbox's own; its outline tells it from any other. */
const snapshot = z.object({
  version: z.literal(version),
  ahead: z.number(),
  limits: z.object({ days: map }),
  store: z.object({
    folders: map,
    programs: map,
    campaigns: map,
    smartLists: map,
    staticLists: map,
    fields: map,
    channels: map,
    tagTypes: map,
    people: map,
    activities: z.array(z.unknown()),
    // A state from before there were bulk extracts has none.
    exports: map.default(() => new Map()),
    assets: map,
    tokens: map,
    lastId: map,
  }),
});

/** Of the campaigns in whose flows somebody waits, the engine looks up everything but the id anew. */
function withoutEngine(person: Person): unknown {
  return { ...person, pending: person.pending.map(idsOnly) };
}

function idsOnly(task: Task): unknown {
  if (task.kind !== 'run') return task;
  return {
    ...task,
    frames: task.frames.map(({ campaign, next }) => ({ campaign: { id: campaign.id }, next })),
  };
}
