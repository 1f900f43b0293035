import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Refused } from '../protocol/answer.ts';
import { accessDenied, tokenExpired, tokenInvalid } from '../protocol/refusals.ts';
import type { Clock } from '../protocol/time.ts';

export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

interface AccessToken {
  readonly text: string;
  readonly expiresAt: number;
}

/** The identity service of one custom service: it hands out one token at a time. */
export class Access {
  readonly #credentials: Credentials;
  readonly #clock: Clock;
  readonly #seconds: number;
  /** The API user that the service belongs to. */
  readonly user = 'api.user@sandbox.invalid';
  #current: AccessToken | undefined;
  readonly #expired = new Set<string>();

  constructor(credentials: Credentials, clock: Clock, seconds: number) {
    this.#credentials = credentials;
    this.#clock = clock;
    this.#seconds = seconds;
  }

  knows(clientId: string, clientSecret: string): boolean {
    const known = this.#credentials;
    return equal(clientId, known.clientId) && equal(clientSecret, known.clientSecret);
  }

  /** The same token until it dies, with ever fewer seconds left; then a fresh one. */
  token(): { readonly text: string; readonly secondsLeft: number } {
    const now = this.#clock();
    const alive = this.#alive(now) ?? { text: `${randomUUID()}:lo`, expiresAt: now + this.#seconds * 1000 };
    this.#current = alive;
    return { text: alive.text, secondsLeft: Math.floor((alive.expiresAt - now) / 1000) };
  }

  /** Ends the life of the token that is out. */
  expire(): void {
    if (this.#current !== undefined) this.#expired.add(this.#current.text);
    this.#current = undefined;
  }

  /** Why a call with this `Authorization` header is turned away, or undefined. */
  refusal(authorization: string | undefined): Refused | undefined {
    const given = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1]?.trim();
    if (given === undefined || given === '') return accessDenied;
    const alive = this.#alive(this.#clock());
    if (alive !== undefined && equal(given, alive.text)) return undefined;
    return this.#expired.has(given) ? tokenExpired : tokenInvalid;
  }

  #alive(now: number): AccessToken | undefined {
    const current = this.#current;
    if (current === undefined || now < current.expiresAt) return current;
    this.#expired.add(current.text);
    this.#current = undefined;
    return undefined;
  }
}

function equal(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
