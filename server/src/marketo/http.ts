import { z } from 'zod';
import { AccessToken, type Credentials } from './access-token.ts';
import { success, type Answer } from './answer.ts';
import type { Clock } from './clock.ts';
import { readEnvelope, type Envelope } from './envelope.ts';
import { treatmentOf, treatmentOfStatus, type Treatment } from './error-codes.ts';
import {
  cancelled,
  noAnswer,
  refusal,
  stillBusy,
  unreachable,
  wrongShape,
  type CallWords,
  type InstanceWords,
} from './messages.ts';
import { networkCode, neverSent } from './network.ts';
import { advisedLimits, RateLimiter, type RateLimits } from './rate-limiter.ts';
import { redact } from './redaction.ts';

/** One call of the REST API. A POST writes. */
export interface Call extends CallWords {
  readonly method: 'GET' | 'POST';
  /** From the host's root: `/rest/asset/v1/folders.json`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** Milliseconds after which no answer counts as none; 30 seconds unless told. */
  readonly timeout?: number;
}

/** Results of one call; a miss is an empty page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextPageToken: string | undefined;
}

export interface HttpDependencies {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  /** From 0 up to 1: spreads retries, so that clients that failed together do not return together. */
  readonly random: () => number;
  readonly limits?: RateLimits;
  /** Shared with whatever else counts against the same limits. */
  readonly limiter?: RateLimiter;
}

/** Who keeps a record of writes: told before one is sent, and once its outcome is known. */
export interface WriteObserver {
  before(call: Call): Promise<void>;
  after(call: Call, outcome: Answer<Page<unknown>>): Promise<void>;
}

interface Circumstances {
  /** No call begins once it is aborted; one that is under way is waited for. */
  readonly signal?: AbortSignal;
  readonly observer?: WriteObserver;
}

export interface MarketoHttp {
  readonly instance: InstanceWords;
  readonly clock: Clock;
  /** API calls so far; identity calls are not counted by Marketo either. */
  readonly calls: number;
  /** @param item the shape of one result. */
  call<T>(call: Call, item: z.ZodType<T>): Promise<Answer<Page<T>>>;
  /** The same connection, its limits and its token, for work that can be cancelled or is recorded. */
  under(circumstances: Circumstances): MarketoHttp;
}

const defaultTimeout = 30_000;
const mostTries = 8;
const longestPause = 30_000;

/**
 * Calls to one instance: authorised, kept within the rate, repeated where that is safe. A read is repeated after any
 * trouble that passes; a write only after an answer which says that it was not done.
 */
export function createHttp(
  instance: InstanceWords,
  credentials: Credentials,
  dependencies: HttpDependencies,
): MarketoHttp {
  const { clock } = dependencies;
  const token = new AccessToken(instance, credentials, dependencies.fetch);
  const limiter = dependencies.limiter ?? new RateLimiter(dependencies.limits ?? advisedLimits, clock);
  let calls = 0;

  async function send(call: Call, bearer: string): Promise<Reply> {
    calls += 1;
    try {
      const response = await dependencies.fetch(addressOf(instance, call), requestOf(call, bearer));
      const body = await response.text();
      const envelope = response.status === 200 ? readEnvelope(body) : undefined;
      return envelope === undefined
        ? { kind: 'status', status: response.status }
        : { kind: 'envelope', envelope };
    } catch (error) {
      return { kind: 'network', code: networkCode(error) };
    }
  }

  async function attempt(
    call: Call,
    bearer: string,
    signal: AbortSignal | undefined,
  ): Promise<Answer<Reply>> {
    const leave = await limiter.enter(signal);
    if (leave === undefined) return cancelled();
    try {
      return success(await send(call, bearer));
    } finally {
      leave();
    }
  }

  async function call<T>(
    request: Call,
    item: z.ZodType<T>,
    signal: AbortSignal | undefined,
  ): Promise<Answer<Page<T>>> {
    const writes = request.method === 'POST';
    let dead: string | undefined;
    for (let tries = 1; ; tries += 1) {
      const bearer = await token.get(dead);
      if (bearer.kind !== 'success') return bearer;
      const answered = await attempt(request, bearer.result, signal);
      if (answered.kind !== 'success') return answered;
      const trouble = troubleOf(answered.result);
      if (trouble === undefined) return readItems(answered.result, item, request, instance);
      const { code } = trouble;
      if (trouble.treatment === 'renew' && dead === undefined) {
        dead = bearer.result;
        continue;
      }
      const said = redact(trouble.said, token.secrets);
      if (trouble.kind === 'network' && neverSent(code)) return unreachable(instance, code);
      const next = afterTrouble(trouble.treatment, writes, tries);
      if (next === 'settle') return noAnswer(code, request, instance);
      if (next === 'give up' && code === 'HTTP 200') return wrongShape(request, instance, 'no JSON');
      if (next === 'give up') {
        return trouble.kind === 'network'
          ? unreachable(instance, code)
          : stillBusy(code, said, request, instance);
      }
      if (next === 'stop') return refusal(code, said, request, instance, clock.now());
      const pause = pauseAfter(code, tries, dependencies.random());
      if (code === '606') limiter.slowDown(pause);
      else await clock.sleep(pause, signal);
    }
  }

  const under = ({ signal, observer }: Circumstances): MarketoHttp => ({
    instance,
    clock,
    get calls() {
      return calls;
    },
    async call(request, item) {
      if (observer === undefined || request.method === 'GET') return call(request, item, signal);
      if (signal?.aborted === true) return cancelled();
      await observer.before(request);
      const outcome = await call(request, item, signal);
      await observer.after(request, outcome);
      return outcome;
    },
    under: (narrower) => under({ ...(signal && { signal }), ...(observer && { observer }), ...narrower }),
  });
  return under({});
}

type Reply =
  | { readonly kind: 'envelope'; readonly envelope: Envelope }
  /** No envelope: a gateway's page, a refused request. */
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'network'; readonly code: string };

interface Trouble {
  readonly kind: Reply['kind'];
  readonly code: string;
  readonly said: string;
  readonly treatment: Treatment;
}

/** Undefined: it worked. */
function troubleOf(reply: Reply): Trouble | undefined {
  switch (reply.kind) {
    case 'network':
      return { kind: 'network', code: reply.code, said: '', treatment: 'settle' };
    case 'status': {
      const { status } = reply;
      const code = status === 404 ? '610' : `HTTP ${status}`;
      return { kind: 'status', code, said: '', treatment: treatmentOfStatus(status) };
    }
    default: {
      const { envelope } = reply;
      if (envelope.success) return undefined;
      const [error] = envelope.errors ?? [];
      const code = error?.code ?? '611';
      return { kind: 'envelope', code, said: error?.message ?? '', treatment: treatmentOf(code) };
    }
  }
}

type Next = 'again' | 'settle' | 'give up' | 'stop';

export function afterTrouble(treatment: Treatment, writes: boolean, tries: number): Next {
  if (treatment === 'stop' || treatment === 'renew') return 'stop';
  if (treatment === 'wait') return tries < mostTries ? 'again' : 'give up';
  if (writes) return 'settle';
  if (treatment === 'once') return tries < 2 ? 'again' : 'stop';
  return tries < mostTries ? 'again' : 'give up';
}

/** Doubles with every try, give or take a quarter. */
export function pauseAfter(code: string, tries: number, random: number): number {
  const first = code === '606' ? 2000 : 500;
  return Math.min(first * 2 ** (tries - 1), longestPause) * (0.75 + random / 2);
}

function addressOf({ url }: InstanceWords, { path, query }: Call): string {
  const parameters = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
  return `${url}${path}${parameters}`;
}

function requestOf({ method, form, json, timeout }: Call, bearer: string): RequestInit {
  const headers: Record<string, string> = { authorization: `Bearer ${bearer}`, accept: 'application/json' };
  if (json !== undefined) headers['content-type'] = 'application/json';
  const body = json !== undefined ? JSON.stringify(json) : form && new URLSearchParams(form);
  const signal = AbortSignal.timeout(timeout ?? defaultTimeout);
  // A redirect would carry the token somewhere else.
  return { method, headers, redirect: 'manual', signal, ...(body === undefined ? {} : { body }) };
}

/** A write whose answer cannot be read was done all the same: it is settled by reading back. */
function readItems<T>(
  reply: Reply,
  item: z.ZodType<T>,
  call: Call,
  instance: InstanceWords,
): Answer<Page<T>> {
  const envelope = reply.kind === 'envelope' ? reply.envelope : undefined;
  const parsed = z.array(item).safeParse(envelope?.result ?? []);
  if (parsed.success)
    return success({ items: parsed.data, nextPageToken: envelope?.nextPageToken ?? undefined });
  if (call.method === 'POST') return noAnswer('form', call, instance);
  return wrongShape(call, instance, parsed.error.issues[0]?.path.join('.') ?? '');
}
