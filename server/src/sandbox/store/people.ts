import type { Activity as Remembered, Known, Task, Thing } from '../../engine/index.ts';

/** Somebody in the lead database. Changed in place, as all records are; times are milliseconds since the epoch. */
export interface Person {
  readonly id: number;
  readonly createdAt: number;
  updatedAt: number;
  /** By the field's id; what is empty has no entry. */
  readonly values: Map<number, Known>;
  readonly lists: Map<number, Membership>;
  readonly programs: Map<number, ProgramMembership>;
  readonly campaigns: Map<number, Membership>;
  /** Whatever else campaigns keep of somebody, by the engine's key: streams, campaigns of the CRM. */
  readonly others: Map<Thing, Known>;
  readonly opportunities: Opportunity[];
  /** When the person last qualified for a campaign, in minutes, by the campaign's id. */
  qualified: ReadonlyMap<number, number>;
  /** What filters on activities find. */
  remembered: readonly Remembered[];
  /** Places in flows where the person waits, and what the outside still owes. */
  pending: readonly Task[];
}

export interface Membership {
  readonly since: number;
  updatedAt: number;
}

export interface ProgramMembership extends Membership {
  /** `Status`, `Success` */
  readonly details: Map<string, Known>;
}

/** By the names of the catalogue's opportunity constraints: `Stage`, `Is Won`. */
export type Opportunity = Map<string, Known>;

/** An entry of a person's activity log. */
export interface Activity {
  readonly id: number;
  readonly personId: number;
  readonly at: number;
  readonly typeId: number;
  /** The campaign whose flow did it. */
  readonly campaignId: number | undefined;
  readonly primary: { readonly text: string; readonly id: number | undefined } | undefined;
  readonly attributes: readonly ActivityAttribute[];
  /** Set when a field's value changed. */
  readonly change: ValueChange | undefined;
}

export interface ActivityAttribute {
  readonly name: string;
  readonly value: string | number | boolean | null;
}

export interface ValueChange {
  readonly fieldId: number;
  readonly before: string | null;
  readonly after: string | null;
}

export type NewActivity = Omit<Activity, 'id'>;
