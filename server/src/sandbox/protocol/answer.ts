/**
 * What an endpoint says, before it becomes an envelope. Nearly everything Marketo has to say travels with HTTP status
 * 200; codes are strings.
 * Source: developer.adobe.com/marketo-apis, error codes page.
 */
export type Answer = Success | Nothing | Cursor | Refused;

export interface Success {
  readonly kind: 'success';
  readonly result: readonly unknown[];
  /** Lead database only: whether another page follows, and how to ask for it. */
  readonly page:
    { readonly moreResult: boolean | undefined; readonly nextPageToken: string | undefined } | undefined;
}

/** A search that found nothing: `success: true`, a warning, and no `result` at all. */
export interface Nothing {
  readonly kind: 'nothing';
}

/** A place in the activity log, and nothing else. */
export interface Cursor {
  readonly kind: 'cursor';
  readonly nextPageToken: string;
}

export interface Refused {
  readonly kind: 'refused';
  readonly code: string;
  readonly message: string;
}

/** A file, which no envelope is around; undefined: there is none, or none yet. */
export interface Download {
  readonly kind: 'file';
  readonly text: string | undefined;
}

export const nothing: Nothing = { kind: 'nothing' };

export function success(...result: readonly unknown[]): Success {
  return { kind: 'success', result, page: undefined };
}

/** A browse call: an empty page is a search that found nothing. */
export function found(result: readonly unknown[]): Success | Nothing {
  return result.length === 0 ? nothing : { kind: 'success', result, page: undefined };
}

export function refused(code: number, message: string): Refused {
  return { kind: 'refused', code: String(code), message };
}

export type Family = 'asset' | 'leads';

/**
 * The envelope of an answer. Asset calls carry `errors` and `warnings` even when empty; the lead database leaves
 * them out, and some instances leave them out everywhere (`sparse`). Members that the call does not have are absent, never null.
 */
export function envelope(
  answer: Answer,
  family: Family,
  requestId: string,
  form: 'full' | 'sparse' = 'full',
): Record<string, unknown> {
  if (answer.kind === 'refused') {
    return { requestId, success: false, errors: [{ code: answer.code, message: answer.message }] };
  }
  if (answer.kind === 'cursor') return { requestId, success: true, nextPageToken: answer.nextPageToken };
  if (answer.kind === 'nothing') {
    if (family === 'leads') return { requestId, result: [], success: true };
    return form === 'sparse'
      ? { warnings: [noAssets], requestId, success: true }
      : { success: true, errors: [], requestId, warnings: [noAssets] };
  }
  if (family === 'asset') {
    if (form === 'sparse') return { result: answer.result, success: true, requestId };
    return { success: true, errors: [], requestId, warnings: [], result: answer.result };
  }
  const page = answer.page;
  return {
    requestId,
    result: answer.result,
    success: true,
    ...(page?.moreResult === undefined ? {} : { moreResult: page.moreResult }),
    ...(page?.nextPageToken === undefined ? {} : { nextPageToken: page.nextPageToken }),
  };
}

const noAssets = 'No assets found for the given search criteria.';
