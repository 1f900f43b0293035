import { z } from 'zod';
import type { Endpoint } from '../protocol/endpoint.ts';

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
export const faultSchema = z.object({
  /** `POST /rest/asset/v1/smartCampaigns.json`, by the endpoint's path template or by a path; `*` is any call. */
  on: z.string(),
  /** Matching calls that go well before. */
  after: z.int().min(0).default(0),
  /** Calls that it hits. */
  times: z.int().min(1).default(1),
  /** Whether the call does its work all the same: an answer that got lost. */
  performed: z.boolean().default(false),
  answer: z.union([
    /** A response-level error. */
    z.object({ code: z.string().regex(/^\d{3,4}$/), message: z.string().optional() }),
    /** A gateway that speaks HTML. */
    z.object({ status: z.int().min(400).max(599), text: z.string().optional() }),
    /** The connection ends without an answer. */
    z.literal('drop'),
  ]),
});

export type Fault = z.input<typeof faultSchema>;
type ParsedFault = z.output<typeof faultSchema>;

export type FaultAnswer =
  | { readonly kind: 'error'; readonly code: string; readonly message: string }
  | { readonly kind: 'http'; readonly status: number; readonly text: string }
  | { readonly kind: 'drop' };

export interface StruckFault {
  readonly performed: boolean;
  readonly answer: FaultAnswer;
}

/** The script of faults. Each counts the calls that match it for itself; the first that is due strikes. */
export class Faults {
  readonly #script: { readonly fault: ParsedFault; seen: number }[] = [];

  /** @throws ZodError when it is no fault: a mistake of the program that uses the sandbox. */
  add(fault: Fault): void {
    this.#script.push({ fault: faultSchema.parse(fault), seen: 0 });
  }

  clear(): void {
    this.#script.length = 0;
  }

  strike(method: string, path: string, endpoint: Endpoint | undefined): StruckFault | undefined {
    let struck: StruckFault | undefined;
    for (const entry of this.#script) {
      const { on, after, times, performed, answer } = entry.fault;
      const matches = on === '*' || on === `${method} ${path}` || on === `${method} ${endpoint?.path ?? ''}`;
      if (!matches) continue;
      entry.seen++;
      if (struck === undefined && entry.seen > after && entry.seen <= after + times) {
        struck = { performed, answer: faultAnswer(answer) };
      }
    }
    return struck;
  }
}

function faultAnswer(answer: ParsedFault['answer']): FaultAnswer {
  if (answer === 'drop') return { kind: 'drop' };
  if ('code' in answer) {
    const { code, message = messages.get(code) ?? 'Error' } = answer;
    return { kind: 'error', code, message };
  }
  const text = answer.text ?? `<html><body><h1>${answer.status}</h1></body></html>`;
  return { kind: 'http', status: answer.status, text };
}
