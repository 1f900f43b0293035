import type { Clock } from '../protocol/time.ts';
import { identityPath } from './identity.ts';
import { bodyOf, type Call, type Reply } from './call.ts';

/** One call and its answer, without secrets: no header is kept, and tokens and client secrets are blotted out. */
export interface RecordedCall {
  /** Counts from 1. */
  readonly number: number;
  /** ISO 8601, by the sandbox's clock. */
  readonly at: string;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly contentType: string;
  readonly query: readonly (readonly [string, string])[];
  /** The fields of a form body; empty otherwise. */
  readonly form: readonly (readonly [string, string])[];
  /** The JSON body; undefined otherwise. */
  readonly json: unknown;
  /** HTTP status; 0 when the connection was dropped. */
  readonly status: number;
  /** The code of the refusal, if it was one. */
  readonly code: string | undefined;
  /** The JSON of the answer, or its text. */
  readonly answer: unknown;
}

const secretNames: ReadonlySet<string> = new Set(['client_secret', 'access_token', 'client_id']);
const blot = '•••';

/** Keeps the latest calls, or all of them. */
export class Recording {
  readonly calls: RecordedCall[] = [];
  readonly #most: number;
  readonly #clock: Clock;
  #count = 0;

  constructor(most: number, clock: Clock) {
    this.#most = most;
    this.#clock = clock;
  }

  add(call: Call, reply: Reply | undefined): void {
    const body = bodyOf(call);
    this.calls.push({
      number: ++this.#count,
      at: new Date(this.#clock()).toISOString(),
      method: call.method,
      path: call.path,
      contentType: call.contentType,
      query: blotted(call.query.entries),
      form: body.kind === 'form' ? blotted(body.fields.entries) : [],
      json: body.kind === 'json' ? body.value : undefined,
      status: reply?.status ?? 0,
      code: codeOf(reply?.json),
      answer: call.path === identityPath ? identityAnswer(reply) : (copied(reply?.json) ?? textOf(reply)),
    });
    if (this.calls.length > this.#most) this.calls.shift();
  }
}

function blotted(entries: readonly (readonly [string, string])[]): (readonly [string, string])[] {
  return entries.map(([name, value]) => [name, secretNames.has(name.toLowerCase()) ? blot : value]);
}

/** The answer as it travels: a later change of the store cannot reach it. */
function copied(json: unknown): unknown {
  return json === undefined ? undefined : (JSON.parse(JSON.stringify(json)) as unknown);
}

function textOf(reply: Reply | undefined): string | undefined {
  return reply?.bytes === undefined ? reply?.text : Buffer.from(reply.bytes).toString('utf8');
}

function identityAnswer(reply: Reply | undefined): unknown {
  const json = reply?.json;
  if (typeof json !== 'object' || json === null) return undefined;
  return 'access_token' in json ? { ...json, access_token: blot } : json;
}

/** The code of the first error of an envelope. */
export function codeOf(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null || !('errors' in json) || !Array.isArray(json.errors))
    return undefined;
  const first: unknown = json.errors[0];
  return typeof first === 'object' && first !== null && 'code' in first ? String(first.code) : undefined;
}
