/** Why there is no answer. `message` is for people and never holds a token. */
export interface SalesforceFailure {
  readonly reason:
    | 'configuration'
    | 'signed-out'
    | 'forbidden'
    | 'unreachable'
    | 'timed-out'
    | 'cancelled'
    | 'not-salesforce'
    | 'unexpected';
  readonly message: string;
}

export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: SalesforceFailure };

export function failed(
  reason: SalesforceFailure['reason'],
  message: string,
): { ok: false; failure: SalesforceFailure } {
  return { ok: false, failure: { reason, message } };
}
