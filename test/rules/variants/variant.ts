/** A change of a rule's bad example: what it means, and the texts that change places. */
export type Variant = readonly [
  meaning: string,
  ...changes: readonly (readonly [from: string, to: string])[],
];

/** What makes no difference to a rule, and near misses: what looks much the same and is none of its business. */
export interface Variants {
  readonly same: readonly [Variant, Variant, ...Variant[]];
  readonly nearMisses: readonly [Variant, ...Variant[]];
}

/** By rule: changes of the first bad example on its page. */
export type VariantsOfRules = Readonly<Record<string, Variants>>;
