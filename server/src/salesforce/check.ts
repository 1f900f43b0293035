import type { Progress, Reporter } from '../reporter/index.ts';
import { chooseApiVersion } from './api-version.ts';
import { compareLifecycle } from './compare-lifecycle.ts';
import { connect } from './connection.ts';
import type { ApiUsage, OrgConnection } from './connection.ts';
import { readDescribe, readVersions } from './describe.ts';
import type { DescribedObject } from './describe.ts';
import type { StageExpectation } from './expectation.ts';
import { failureFromError, notSalesforce } from './failure-from-error.ts';
import { failed } from './failure.ts';
import type { Answer, SalesforceFailure } from './failure.ts';
import type { SalesforceFinding } from './finding.ts';
import type { SalesforceSession } from './session.ts';
import { oneLine } from './wording.ts';

export type SalesforceCheck<P> =
  | {
      readonly kind: 'checked';
      readonly findings: readonly SalesforceFinding<P>[];
      /** `acme.my.salesforce.com` */
      readonly host: string;
      /** The API version spoken, `66.0`. */
      readonly apiVersion: string;
      readonly apiUsage: ApiUsage | undefined;
    }
  | { readonly kind: 'failed'; readonly failure: SalesforceFailure };

export interface CheckOptions {
  /** Milliseconds for the whole check; 20 seconds unless given. */
  readonly timeout?: number;
  /** Instead of the pinned version: `65.0`, or `65`. */
  readonly apiVersion?: string;
}

const defaultTimeout = 20_000;

/**
 * Compares lifecycles with an org and changes nothing. Costs one request for the version and one for each object
 * that the lifecycles name. Ends when `signal` does or the time is up, whatever the host does.
 */
export async function checkSalesforce<P>(
  expectations: readonly StageExpectation<P>[],
  session: SalesforceSession,
  reporter: Reporter,
  signal?: AbortSignal,
  options: CheckOptions = {},
): Promise<SalesforceCheck<P>> {
  const { host } = new URL(session.instanceUrl);
  const timeout = options.timeout ?? defaultTimeout;
  const objects = objectsOf(expectations);
  const progress = reporter.progress(`Comparing with Salesforce (${host})`, objects.length + 1);
  const end = AbortSignal.any([AbortSignal.timeout(timeout), ...(signal ? [signal] : [])]);
  const read = await readOrg(objects, session, options.apiVersion, progress, end);
  progress.done();
  if (!read.ok) {
    const { failure } = end.aborted ? interrupted(host, timeout, signal) : read;
    return { kind: 'failed', failure };
  }
  const user = session.username === undefined ? 'the signed-in user' : oneLine(session.username, 80);
  const view = { objects: read.value.objects, user };
  const findings = expectations.flatMap((expectation) => compareLifecycle(expectation, view));
  return {
    kind: 'checked',
    findings,
    host,
    apiVersion: read.value.apiVersion,
    apiUsage: read.value.apiUsage,
  };
}

interface OrgReading {
  /** By lower-case name; an object that the org does not show is not there. */
  readonly objects: ReadonlyMap<string, DescribedObject>;
  readonly apiVersion: string;
  readonly apiUsage: ApiUsage | undefined;
}

async function readOrg(
  names: readonly string[],
  session: SalesforceSession,
  wishedVersion: string | undefined,
  progress: Progress,
  signal: AbortSignal,
): Promise<Answer<OrgReading>> {
  const connection = await connect(session, signal);
  const get = (path: string) => answerOf(connection, path, session);

  progress.step('Asking for the API version');
  const listed = await get('/services/data');
  if (!listed.ok) return listed;
  const offered = readVersions(listed.value);
  if (!offered) return { ok: false, failure: notSalesforce(new URL(session.instanceUrl).host) };
  const version = chooseApiVersion(offered, wishedVersion);
  if (!version.ok) return version;

  const objects = new Map<string, DescribedObject>();
  for (const name of names) {
    progress.step(`Reading ${name}`);
    const described = await get(`/services/data/v${version.value}/sobjects/${name}/describe`);
    if (!described.ok) return described;
    if (described.value === undefined) continue;
    const object = readDescribe(described.value);
    if (!object) return { ok: false, failure: notSalesforce(new URL(session.instanceUrl).host) };
    objects.set(name.toLowerCase(), object);
  }
  return { ok: true, value: { objects, apiVersion: version.value, apiUsage: connection.apiUsage() } };
}

/** The body of an answer; undefined for what the org does not have or does not show to this user. */
async function answerOf(
  connection: OrgConnection,
  path: string,
  session: SalesforceSession,
): Promise<Answer<unknown>> {
  try {
    return { ok: true, value: await connection.get(path) };
  } catch (error) {
    if (error instanceof Error && 'errorCode' in error && error.errorCode === 'NOT_FOUND') {
      return { ok: true, value: undefined };
    }
    return { ok: false, failure: failureFromError(error, session) };
  }
}

/** The objects to describe, each once. A name that no object can have is not asked for, so it is found missing. */
function objectsOf(expectations: readonly StageExpectation<unknown>[]): readonly string[] {
  const names = new Map<string, string>();
  for (const { fields, stamps = [] } of expectations) {
    for (const { object } of [...fields, ...stamps]) {
      const key = object.toLowerCase();
      if (/^[a-z]\w{0,79}$/i.test(object) && !names.has(key)) names.set(key, object);
    }
  }
  return [...names.values()];
}

function interrupted(host: string, timeout: number, signal: AbortSignal | undefined) {
  return signal?.aborted === true
    ? failed('cancelled', `The comparison with ${host} was cancelled.`)
    : failed(
        'timed-out',
        `${host} did not answer within ${Math.max(1, Math.round(timeout / 1000))} s. Check the network and ` +
          `status.salesforce.com, then try again.`,
      );
}
