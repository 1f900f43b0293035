import type { EngineCampaign, Thing } from '../program/index.ts';

/**
 * A part of the state that turns look at and change: a thing of the person, or one of those below. Two turns of which
 * neither changes what the other looks at or changes come to the same in either order.
 */
export type Atom = Thing;

/** When a campaign last took the person in. */
export function qualifiedAtom({ id }: Pick<EngineCampaign, 'id'>): Atom {
  return `qualified#${id}`;
}

/** The runs of a campaign: who steps in one depends on nobody having removed it. */
export function runsAtom({ id }: EngineCampaign): Atom {
  return `runs#${id}`;
}

export function isRun(atom: Atom): boolean {
  return atom.startsWith('runs#');
}

/** Activities that a filter looks for. */
export function activityAtom(filter: string): Atom {
  return `activity#${filter}`;
}

/** The filter that looks for such activities. */
export function filterOf(atom: Atom): string | undefined {
  return /^activity#(.*)$/.exec(atom)?.[1];
}

/** A field or a membership, and nothing of what Marketo remembers beside the person. */
export function isOfPerson(atom: Atom): atom is Thing {
  return !atom.includes('#');
}

export const LOG: Atom = 'log#';

/** What turns looked at and changed. */
export interface Touched {
  readonly reads: Set<Atom>;
  readonly writes: Set<Atom>;
  /** Changes that come to the same in either order: an activity more, a membership once more. */
  readonly marks: Set<Atom>;
}

export function nothingTouched(): Touched {
  return { reads: new Set(), writes: new Set(), marks: new Set() };
}
