import type { Answer } from './failure.ts';
import { failed } from './failure.ts';
import { oneLine } from './wording.ts';

const loginHosts = new Set(['login.salesforce.com', 'test.salesforce.com']);

/** Addresses of pages, and the address of the API behind them. */
const pageHosts = [
  { suffix: '.lightning.force.com', api: '.my.salesforce.com' },
  { suffix: '.my.salesforce-setup.com', api: '.my.salesforce.com' },
];

/**
 * The API's origin from whatever address of the org was copied. A token travels with every request, so only https
 * is accepted, plain http for this machine alone.
 */
export function readInstanceUrl(text: string): Answer<string> {
  const shown = oneLine(text, 120);
  const url = URL.parse(text.trim());
  if (!url || !url.hostname) {
    return failed(
      'configuration',
      `"${shown}" is not the address of a Salesforce org. It looks like https://acme.my.salesforce.com.`,
    );
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url))) {
    return failed(
      'configuration',
      `The address of the Salesforce org must begin with https://: "${url.host}".`,
    );
  }
  if (loginHosts.has(url.hostname)) {
    return failed(
      'configuration',
      `${url.hostname} is the login page of all orgs. Give the org's own address, such as https://acme.my.salesforce.com.`,
    );
  }
  const page = pageHosts.find(({ suffix }) => url.hostname.endsWith(suffix));
  if (page) {
    return { ok: true, value: `https://${url.hostname.slice(0, -page.suffix.length)}${page.api}` };
  }
  if (url.hostname.includes('.lightning.')) {
    return failed(
      'configuration',
      `${url.hostname} shows the Lightning pages and has no API. Give the org's My Domain address.`,
    );
  }
  return { ok: true, value: url.origin };
}

function isLoopback(url: URL): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
}
