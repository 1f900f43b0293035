import type { SalesforceFailure } from './failure.ts';
import type { SalesforceSession } from './session.ts';
import { AnswerTooLong, RedirectRefused } from './transport.ts';
import { oneLine } from './wording.ts';

/** A request's rejection in words. Salesforce's own text is quoted where it says more than we know. */
export function failureFromError(error: unknown, session: SalesforceSession): SalesforceFailure {
  const { host } = new URL(session.instanceUrl);
  if (error instanceof RedirectRefused) return redirected(error, host);
  if (error instanceof AnswerTooLong) return notSalesforce(host);
  const network = networkCode(error);
  if (network !== undefined) return { reason: 'unreachable', message: unreachableMessage(network, host) };
  const said = oneLine(session.token.hideIn(messageOf(error)));
  return apiFailure(codeOf(error), said, session, host);
}

export function notSalesforce(host: string): SalesforceFailure {
  return {
    reason: 'not-salesforce',
    message:
      `${host} answers, but not as Salesforce does: a proxy, a login page or another server stands there. ` +
      `Give the org's My Domain address, such as https://acme.my.salesforce.com.`,
  };
}

function apiFailure(code: string, said: string, session: SalesforceSession, host: string): SalesforceFailure {
  switch (code) {
    case 'INVALID_SESSION_ID':
    case 'INVALID_AUTH_HEADER':
    case 'ERROR_HTTP_401':
      return { reason: 'signed-out', message: signedOutMessage(session, said, host) };
    case 'REQUEST_LIMIT_EXCEEDED':
      return {
        reason: 'forbidden',
        message: `The org has used up its API requests of the last 24 hours (${said}). Try again later.`,
      };
    case 'API_DISABLED_FOR_ORG':
    case 'API_CURRENTLY_DISABLED':
      return {
        reason: 'forbidden',
        message: `Salesforce does not let ${userOf(session)} use its API (${said}). The user's profile needs "API Enabled".`,
      };
  }
  if (code.startsWith('INSUFFICIENT_ACCESS') || code === 'FORBIDDEN' || code === 'ERROR_HTTP_403') {
    return { reason: 'forbidden', message: `Salesforce refuses this to ${userOf(session)}: ${said}` };
  }
  if (/^ERROR_HTTP_(420|429|5\d\d)$/.test(code) || code === 'SERVER_UNAVAILABLE') {
    return {
      reason: 'unreachable',
      message: `${host} cannot answer now (${code.replace('ERROR_HTTP_', 'HTTP ')}): it is down or in maintenance. See status.salesforce.com.`,
    };
  }
  if (code.startsWith('ERROR_HTTP_')) return notSalesforce(host);
  return {
    reason: 'unexpected',
    message: `Salesforce answered ${oneLine(code, 60) || 'with an error'}: ${said}`,
  };
}

function signedOutMessage(session: SalesforceSession, said: string, host: string): string {
  const advice =
    session.source === 'sf'
      ? `Sign in again: \`sf org login web --instance-url ${session.instanceUrl}\`.`
      : 'Set LIFECYCLE_SALESFORCE_ACCESS_TOKEN to a fresh token of this org.';
  return `${host} does not accept the session of ${userOf(session)} (${said}). ${advice}`;
}

function unreachableMessage(code: string, host: string): string {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `This network knows no ${host}. Check the org's address and the connection.`;
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(code)) {
    return (
      `The certificate of ${host} is not trusted (${code}). Behind a proxy that inspects traffic, ` +
      `let NODE_EXTRA_CA_CERTS name its certificate.`
    );
  }
  return `${host} cannot be reached (${code}). Check the org's address, the connection and the proxy.`;
}

function redirected(error: RedirectRefused, host: string): SalesforceFailure {
  const target = URL.parse(error.target, `https://${host}`)?.host;
  return {
    reason: 'not-salesforce',
    message:
      `${host} sends requests on to ${target ?? 'another place'}, and the access token is not sent after them. ` +
      `Give the org's present My Domain address.`,
  };
}

function userOf({ username }: SalesforceSession): string {
  return username === undefined ? 'the signed-in user' : oneLine(username, 80);
}

/** fetch says 'fetch failed' and keeps the reason as the cause, sometimes one level further down. */
function networkCode(error: unknown): string | undefined {
  for (
    let cause: unknown = error, depth = 0;
    cause instanceof Error && depth < 4;
    cause = cause.cause, depth++
  ) {
    if ('code' in cause && typeof cause.code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(cause.code))
      return cause.code;
  }
  return undefined;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'errorCode' in error && typeof error.errorCode === 'string'
    ? error.errorCode
    : '';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'an unknown error';
}
