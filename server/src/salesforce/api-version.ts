import type { Answer } from './failure.ts';
import { failed } from './failure.ts';

/**
 * The API version whose answers this folder was written against. The check reads REST only, where a JWT-formatted
 * access token is as good as an opaque one; SOAP metadata calls with such a token would need 68.0 or later.
 */
export const pinnedApiVersion = '66.0';

/**
 * The version to speak: the pinned one, or the newest of an org that is not that far yet.
 * @param offered the org's versions, any order; never empty.
 * @param wished the user's own choice, which must be on offer.
 */
export function chooseApiVersion(offered: readonly string[], wished?: string): Answer<string> {
  const newest = offered.reduce((left, right) => (Number(right) > Number(left) ? right : left));
  if (wished === undefined) {
    return { ok: true, value: Number(newest) < Number(pinnedApiVersion) ? newest : pinnedApiVersion };
  }
  const version = /^\d+$/.test(wished) ? `${wished}.0` : wished;
  if (offered.includes(version)) return { ok: true, value: version };
  return failed('configuration', `This org does not offer API version ${version}; its newest is ${newest}.`);
}
