import type { Capabilities } from '../compiler/index.ts';
import type { Credentials } from './access-token.ts';
import { success, type Answer } from './answer.ts';
import { systemClock } from './clock.ts';
import { ruleCatalogue } from './endpoints/catalogues.ts';
import { createHttp, type HttpDependencies, type MarketoHttp } from './http.ts';
import { isLoopback, notPrivate, type InstanceWords } from './messages.ts';
import { Vocabulary } from './vocabulary.ts';

/** An instance that answers, and what it can do. */
export interface Connection {
  readonly instance: InstanceWords;
  readonly http: MarketoHttp;
  readonly capabilities: Capabilities;
  readonly vocabulary: Vocabulary;
}

/** Where the REST API of a subscription is: `https://123-abc-456.mktorest.com`. */
export function instanceUrl(munchkinId: string): string {
  return `https://${munchkinId.toLowerCase()}.mktorest.com`;
}

/**
 * Signs in and asks whether the instance writes rules and flows. Secrets are sent to `instance.url` only, which has to
 * be https or on this machine.
 */
export async function connect(
  instance: InstanceWords,
  credentials: Credentials,
  dependencies: Partial<HttpDependencies> = {},
): Promise<Answer<Connection>> {
  const place = { ...instance, url: instance.url.replace(/\/+$/, '') };
  const scheme = URL.canParse(place.url) ? new URL(place.url).protocol : '';
  if (scheme !== 'https:' && !(scheme === 'http:' && isLoopback(place.url))) return notPrivate(place);
  const http = createHttp(place, credentials, {
    fetch,
    clock: systemClock,
    random: Math.random,
    ...dependencies,
  });
  const probe = await ruleCatalogue(http);
  const connection = (
    rulesAndFlow: Capabilities['rulesAndFlow'],
    vocabulary: Vocabulary,
  ): Answer<Connection> => success({ instance: place, http, capabilities: { rulesAndFlow }, vocabulary });
  if (probe.kind === 'success' && probe.result !== undefined)
    return connection('present', new Vocabulary(http, probe.result));
  if (probe.kind === 'success' || probe.cause === 'absent') return connection('absent', new Vocabulary(http));
  if (probe.cause === 'permission') return connection('forbidden', new Vocabulary(http));
  return probe;
}
