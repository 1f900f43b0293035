import type { Answer } from './failure.ts';
import { failed } from './failure.ts';

/** A signed-in user of one org. */
export interface SalesforceSession {
  /** `https://acme.my.salesforce.com`, without a path. */
  readonly instanceUrl: string;
  readonly token: AccessToken;
  /** Unknown when the session comes from the environment. */
  readonly username: string | undefined;
  /** Decides what to advise when the session has ended. */
  readonly source: 'environment' | 'sf';
}

/** A token that cannot be printed by accident: only {@link reveal} gives it away. */
export class AccessToken {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  /**
   * Since May 2026 the Salesforce command line prints `[REDACTED] …` where the token stood; sent as a token it only
   * earns an INVALID_AUTH_HEADER, so it is refused here, as is anything that cannot stand in a header.
   */
  static read(text: string): Answer<AccessToken> {
    const token = text.trim();
    if (token.startsWith('[REDACTED]')) {
      return failed(
        'configuration',
        'The access token is a placeholder: the Salesforce command line hides tokens in this output. ' +
          'Read it with `sf org auth show-access-token`.',
      );
    }
    if (!/^[\x21-\x7e]+$/.test(token)) {
      return failed('configuration', 'The access token is empty or holds characters that no token has.');
    }
    return { ok: true, value: new AccessToken(token) };
  }

  /** For the Authorization header only. */
  reveal(): string {
    return this.#text;
  }

  /** `text` without the token, should a server have echoed it. */
  hideIn(text: string): string {
    return text.replaceAll(this.#text, String(this));
  }

  toString(): string {
    return '[access token]';
  }

  toJSON(): string {
    return String(this);
  }
}
