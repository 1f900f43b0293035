/** One way in which an instance is not what the files say. */
export interface Drift {
  /** `unreadable`: Marketo does not show it, so nobody knows; it is no proof of a difference. */
  readonly kind: 'missing' | 'different' | 'extra' | 'unreadable';
  /** `campaign "090 - Processing: Sort"` */
  readonly asset: string;
  /** What differs, a sentence in Marketo's words. */
  readonly message: string;
  /** No API of Marketo mends it: a person has to. */
  readonly byHand: boolean;
  /** Lines with `-` (in the instance), `+` (in the files) or a space. */
  readonly diff: readonly string[];
}

/** Whether any of them is known to be a difference. */
export const hasDrift = (drifts: readonly Drift[]): boolean =>
  drifts.some(({ kind }) => kind !== 'unreadable');

/** @param lines what the files say. */
export function missing(asset: string, lines: readonly string[]): Drift {
  const message = 'It is in the files but not in the instance.';
  return { kind: 'missing', asset, message, byHand: false, diff: lines.map((line) => `+${line}`) };
}

export function extra(asset: string): Drift {
  const message = 'It is in the program but not in the files.';
  return { kind: 'extra', asset, message, byHand: false, diff: [] };
}

export function different(asset: string, message: string, diff: readonly string[] = []): Drift {
  return { kind: 'different', asset, message, byHand: false, diff };
}

export function differentByHand(asset: string, message: string, diff: readonly string[] = []): Drift {
  return { ...different(asset, message, diff), byHand: true };
}

export function unreadable(asset: string, message: string): Drift {
  return { kind: 'unreadable', asset, message, byHand: false, diff: [] };
}
