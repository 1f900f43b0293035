import { z } from 'zod';
import type { Endpoint } from '../protocol/endpoint.ts';
import type { Clock } from '../protocol/time.ts';
import { identityPath } from './identity.ts';

/** Messages of the codes that a fault usually plays. */
const messages: ReadonlyMap<string, string> = new Map([
  ['601', 'Access token invalid'],
  ['602', 'Access token expired'],
  ['604', 'Request timed out'],
  ['606', `Max rate limit '100' exceeded with in '20' secs`],
  ['607', 'Daily quota reached'],
  ['608', 'API Temporarily Unavailable'],
  ['611', 'System error'],
  ['615', 'Concurrent access limit reached'],
  ['713', 'Transient Error'],
  ['719', 'Lock wait timeout exception'],
]);

/** A fault that the sandbox plays once its turn comes. */
export const faultSchema = z.strictObject({
  /**
   * `POST /rest/asset/v1/smartCampaigns.json`, by the endpoint's path template or by a path; `*` is any call but that
   * for a token.
   */
  on: z
    .string()
    .regex(/^(\*|(GET|POST|DELETE) \/\S+|MCP \w+)$/, 'write *, a method and a path, or MCP and a tool'),
  /** Matching calls that go well before. */
  after: z.int().min(0).default(0),
  /** Calls that it hits. */
  times: z.int().min(1).optional(),
  /** Instead of `times`: how long it hits every matching call, by the sandbox's clock. */
  seconds: z.number().positive().optional(),
  /** Whether the call does its work all the same: an answer that got lost. */
  performed: z.boolean().default(false),
  answer: z.union([
    /** A response-level error. */
    z.strictObject({
      code: z.string().regex(/^\d{3,4}$/, 'a code looks like 604'),
      message: z.string().optional(),
    }),
    /** A gateway that speaks HTML. */
    z.strictObject({ status: z.int().min(400).max(599), text: z.string().optional() }),
    /** The true answer, so many milliseconds late. */
    z.strictObject({ slowMs: z.int().min(1) }),
    /** The connection ends without an answer. */
    z.literal('drop'),
    /** The token has died: 602 now, and for every call that still uses it. */
    z.literal('expire token'),
  ]),
});

export type Fault = z.input<typeof faultSchema>;
type ParsedFault = z.output<typeof faultSchema>;

export type FaultAnswer =
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  | { readonly kind: 'http'; readonly status: number; readonly text: string }
  | { readonly kind: 'slow'; readonly milliseconds: number }
  | { readonly kind: 'expire token' }
  | { readonly kind: 'drop' };

export interface StruckFault {
  readonly performed: boolean;
  readonly answer: FaultAnswer;
}

/** The script of faults. Each counts the calls that match it for itself; the first that is due strikes. */
export class Faults {
  readonly #script: Entry[] = [];
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @throws ZodError when it is no fault: a mistake of the program that uses the sandbox. */
  add(fault: Fault): void {
    this.#script.push({ fault: faultSchema.parse(fault), seen: 0, since: undefined });
  }

  clear(): void {
    this.#script.length = 0;
  }

  strike(method: string, path: string, endpoint: Endpoint | undefined): StruckFault | undefined {
    let struck: StruckFault | undefined;
    for (const entry of this.#script) {
      const { on, performed, answer } = entry.fault;
      const matches =
        on === '*'
          ? path !== identityPath
          : on === `${method} ${path}` || on === `${method} ${endpoint?.path ?? ''}`;
      if (!matches) continue;
      entry.seen++;
      if (struck === undefined && this.#isDue(entry)) struck = { performed, answer: faultAnswer(answer) };
    }
    return struck;
  }

  #isDue(entry: Entry): boolean {
    const { after, times = 1, seconds } = entry.fault;
    if (entry.seen <= after) return false;
    if (seconds === undefined) return entry.seen <= after + times;
    entry.since ??= this.#clock();
    return this.#clock() < entry.since + seconds * 1000;
  }
}

interface Entry {
  readonly fault: ParsedFault;
  /** Calls that matched. */
  seen: number;
  /** When a fault that lasts began. */
  since: number | undefined;
}

function faultAnswer(answer: ParsedFault['answer']): FaultAnswer {
  if (answer === 'drop' || answer === 'expire token') return { kind: answer };
  if ('slowMs' in answer) return { kind: 'slow', milliseconds: answer.slowMs };
  if ('code' in answer) {
    const { code, message = messages.get(code) ?? 'Error' } = answer;
    return { kind: 'error', code, message };
  }
  const text = answer.text ?? `<html><body><h1>${answer.status}</h1></body></html>`;
  return { kind: 'http', status: answer.status, text };
}
