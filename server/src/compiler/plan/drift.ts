/**
 * One way in which what was found is not what was wanted. It holds no sentences: what stands against what, files against an
 * instance or one instance against another, is for whoever words it.
 */
export interface Difference {
  /** `unreadable`: Marketo does not show it, so nobody knows; it is no proof of a difference. */
  readonly kind: 'missing' | 'different' | 'extra' | 'unreadable';
  readonly asset: ComparedAsset;
  readonly what: Aspect;
  /** No API of Marketo mends it: a person has to. */
  readonly byHand: boolean;
  /** Lines with `-` (found), `+` (wanted) or a space. */
  readonly diff: readonly string[];
}

export interface ComparedAsset {
  readonly of: 'field' | 'program' | 'token' | 'folder' | 'list' | 'smart list' | 'campaign';
  readonly name: string;
  /** The program that it belongs to; undefined for fields. */
  readonly program: string | undefined;
}

export type Aspect =
  /** It is there, or it is not: the kind says which. */
  | { readonly aspect: 'presence' }
  /** `says` begins the sentence: `Communication limits are`. */
  | { readonly aspect: 'value'; readonly says: string; readonly found: string; readonly wanted: string }
  /** Where `of` lies, in words: `the folder "A"`. */
  | { readonly aspect: 'place'; readonly of: string; readonly found: string; readonly wanted: string }
  | { readonly aspect: 'rules' | 'flow' | 'token' }
  | { readonly aspect: 'description'; readonly of: string }
  | { readonly aspect: 'cost'; readonly cost: number; readonly startDate: string }
  | { readonly aspect: 'broken rule'; readonly error: string }
  | {
      readonly aspect: 'recurrence';
      readonly found: string | undefined;
      readonly wanted: string | undefined;
    }
  | { readonly aspect: 'run'; readonly at: string }
  /** `active`: whether it is wanted to be. */
  | { readonly aspect: 'activation'; readonly active: boolean }
  | { readonly aspect: 'hidden'; readonly hides: 'rules' | 'flow' | 'negation'; readonly by: Side };

export type Side = 'wanted' | 'found';

/** A difference in sentences. */
export interface Drift {
  readonly kind: Difference['kind'];
  /** `campaign "090 - Processing: Sort"` */
  readonly asset: string;
  /** What differs, a sentence in Marketo's words. */
  readonly message: string;
  readonly byHand: boolean;
  readonly diff: readonly string[];
}

/** Whether any of them is known to be a difference. */
export const hasDrift = (drifts: readonly Pick<Drift, 'kind'>[]): boolean =>
  drifts.some(({ kind }) => kind !== 'unreadable');

/** A setting that has one value and should have another; `says` begins the sentence. */
export const settingOf = (says: string, found: string, wanted: string): Aspect => ({
  aspect: 'value',
  says,
  found,
  wanted,
});

/** @param lines what is wanted. */
export function missing(asset: ComparedAsset, lines: readonly string[]): Difference {
  const diff = lines.map((line) => `+${line}`);
  return { kind: 'missing', asset, what: { aspect: 'presence' }, byHand: false, diff };
}

export function extra(asset: ComparedAsset): Difference {
  return { kind: 'extra', asset, what: { aspect: 'presence' }, byHand: false, diff: [] };
}

export function different(asset: ComparedAsset, what: Aspect, diff: readonly string[] = []): Difference {
  return { kind: 'different', asset, what, byHand: false, diff };
}

export function differentByHand(
  asset: ComparedAsset,
  what: Aspect,
  diff: readonly string[] = [],
): Difference {
  return { ...different(asset, what, diff), byHand: true };
}

export function unreadable(
  asset: ComparedAsset,
  hides: 'rules' | 'flow' | 'negation',
  by: Side = 'found',
): Difference {
  return { kind: 'unreadable', asset, what: { aspect: 'hidden', hides, by }, byHand: false, diff: [] };
}
