/**
 * What a lifecycle asks of Salesforce. `P` is a place in the caller's file: this folder only hands it back, on the
 * finding that belongs there.
 */
export interface StageExpectation<P> {
  /** The lifecycle's name, for messages. */
  readonly lifecycle: string;
  /** The stage field on each Salesforce object that the file maps it to. */
  readonly fields: readonly FieldExpectation<P>[];
  /** In the order of the file. */
  readonly stages: readonly StageValue<P>[];
  /** The date stamps on each object: date-time fields. */
  readonly stamps?: readonly FieldExpectation<P>[];
  readonly place: P;
}

export interface FieldExpectation<P> {
  /** `Lead`, `Contact`. */
  readonly object: string;
  /** `Lifecycle_Stage__c` */
  readonly api: string;
  readonly place: P;
}

export interface StageValue<P> {
  readonly name: string;
  readonly place: P;
}
