export type SalesforceRule =
  /** The stage field is mapped to none or only one of Lead and Contact, or under two names. */
  | 'salesforce/mapping'
  /** A field that the file names is not there, or not visible to the signed-in user. */
  | 'salesforce/missing-field'
  /** A field is of a type that cannot carry what the lifecycle puts into it. */
  | 'salesforce/type'
  /** The stage picklist also takes values that are not on its list. */
  | 'salesforce/not-restricted'
  /** The picklist's values are not the lifecycle's stages. */
  | 'salesforce/values-differ';

export type SalesforceSeverity = 'error' | 'warning' | 'information';

/** Three sentences for people, and where they belong. */
export interface SalesforceFinding<P> {
  readonly rule: SalesforceRule;
  readonly severity: SalesforceSeverity;
  /** What is the case. */
  readonly message: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do. */
  readonly advice: string;
  readonly place: P;
  readonly related: readonly { readonly message: string; readonly place: P }[];
}
