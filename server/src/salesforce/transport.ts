import { PassThrough } from 'node:stream';
import type { Duplex } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import type { HttpRequest, HttpResponse } from 'jsforce/lib/core.js';

/** The host answered 'ask somewhere else'. Following would hand the token to that place. */
export class RedirectRefused extends Error {
  readonly target: string;

  constructor(target: string) {
    super('redirected');
    this.target = target;
  }
}

/** The answer has more bytes than a description can have. */
export class AnswerTooLong extends Error {}

/** A large org's Lead takes one or two megabytes. */
const longestAnswer = 32 * 1024 * 1024;
/** In milliseconds. */
const pausesBetweenTries = [250, 750];

/**
 * How jsforce's requests travel. Its own transport cannot be stopped, sends the token along wherever a redirect
 * points, and ends the whole process when a connection breaks in the middle of a body, because nobody listens to
 * the error of an inner stream. This one is for reading: it repeats requests that met a passing fault.
 */
export class FetchTransport {
  readonly #signal: AbortSignal;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** jsforce wants a promise with a stream; only callers that read bodies as streams would use that one. */
  httpRequest(request: HttpRequest): Promise<HttpResponse> & { stream(): Duplex } {
    return Object.assign(this.#send(request), { stream: () => new PassThrough() });
  }

  async #send(request: HttpRequest): Promise<HttpResponse> {
    for (const pause of pausesBetweenTries) {
      const response = await this.#tryOnce(request);
      if (response) return response;
      await setTimeout(pause, undefined, { signal: this.#signal });
    }
    return this.#sendOnce(request);
  }

  /** @returns undefined after a fault that may pass. */
  async #tryOnce(request: HttpRequest): Promise<HttpResponse | undefined> {
    try {
      const response = await this.#sendOnce(request);
      return [429, 502, 503, 504].includes(response.statusCode) ? undefined : response;
    } catch (error) {
      // fetch rejects with a TypeError when the network fails.
      if (this.#signal.aborted || !(error instanceof TypeError)) throw error;
      return undefined;
    }
  }

  async #sendOnce({ method, url, headers = {} }: HttpRequest): Promise<HttpResponse> {
    const response = await fetch(url, { method, headers, redirect: 'manual', signal: this.#signal });
    const target = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && target !== null) {
      await response.body?.cancel();
      throw new RedirectRefused(target);
    }
    const body = await readBody(response);
    return { statusCode: response.status, headers: Object.fromEntries(response.headers), body };
  }
}

async function readBody(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > longestAnswer) throw new AnswerTooLong();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
