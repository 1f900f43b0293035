import type { BoundCampaign } from '../../model/index.ts';

/**
 * Keeps what a rule makes of one campaign alone as long as the campaign stays as it is, so that after an edit a rule that
 * looks at the whole model makes anew only what the edit has touched.
 */
export function perCampaign<T>(make: (bound: BoundCampaign) => T): (bound: BoundCampaign) => T {
  const known = new WeakMap<BoundCampaign, { readonly value: T }>();
  return (bound) => {
    const before = known.get(bound);
    if (before !== undefined) return before.value;
    const value = make(bound);
    known.set(bound, { value });
    return value;
  };
}
