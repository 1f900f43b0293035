import { parseJson } from '../protocol/parameter.ts';

/** A request as it came in, before anything is known about it. */
export interface Call {
  readonly method: string;
  /** Without the query, still percent-encoded. */
  readonly path: string;
  readonly query: NameValues;
  /** The type without its parameters, lower case; empty when there is none. */
  readonly contentType: string;
  readonly authorization: string | undefined;
  /** The page that sent it, where a browser says so. */
  readonly origin?: string | undefined;
  /** Any other header, by its name in lower case. */
  readonly header?: (name: string) => string | undefined;
  readonly body: string;
}

/** An answer on its way out. `text`, or the `bytes` of a file, stand in for JSON where the real service does not send any. */
export interface Reply {
  readonly status: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Named texts of a query or a form, in the order in which they came. */
export class NameValues {
  readonly entries: readonly (readonly [string, string])[];

  constructor(encoded: string) {
    this.entries = [...new URLSearchParams(encoded)];
  }

  /** The first of several. */
  get(name: string): string | undefined {
    return this.entries.find(([candidate]) => candidate === name)?.[1];
  }

  all(name: string): readonly string[] {
    return this.entries.filter(([candidate]) => candidate === name).map(([, value]) => value);
  }
}

export const formType = 'application/x-www-form-urlencoded';
export const jsonType = 'application/json';

/** The body by its content type; `broken` is JSON that is none. */
export type Body =
  | { readonly kind: 'empty' }
  | { readonly kind: 'form'; readonly fields: NameValues }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'broken' }
  | { readonly kind: 'other' };

export function bodyOf(call: Call): Body {
  if (call.body === '') return { kind: 'empty' };
  if (call.contentType === formType) return { kind: 'form', fields: new NameValues(call.body) };
  if (call.contentType !== jsonType) return { kind: 'other' };
  const value = parseJson(call.body);
  return value === undefined ? { kind: 'broken' } : { kind: 'json', value };
}
