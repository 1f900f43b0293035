import { refused, type Refused } from './answer.ts';

/**
 * Marketo's error codes by name. The words are those that its documents or observed answers use; clients are meant to
 * compare codes, not sentences.
 */

export const tokenInvalid = refused(601, 'Access token invalid');
export const tokenExpired = refused(602, 'Access token expired');
export const accessDenied = refused(603, 'Access denied');
export const methodNotSupported = refused(605, 'HTTP Method not supported');
export const dailyQuotaReached = refused(607, 'Daily quota reached');
export const invalidJson = refused(609, 'Invalid JSON');
export const resourceNotFound = refused(610, 'Requested resource not found');
export const invalidContentType = refused(612, 'Invalid Content Type');
export const concurrencyReached = refused(615, 'Concurrent access limit reached');
export const invalidRequest = refused(1003, 'Invalid request. Please check and try again.');
export const systemError = refused(611, 'System error');
export const folderUnavailable = refused(611, 'Unable to get folder');

export function rateExceeded(calls: number, seconds: number): Refused {
  return refused(606, `Max rate limit '${calls}' exceeded with in '${seconds}' secs`);
}

/** 701: the parameter is there and empty, or too long. */
export function blank(name: string): Refused {
  return refused(701, `${name} cannot be blank`);
}

export function tooLong(name: string, limit: number): Refused {
  return refused(701, `${name} cannot exceed more than ${limit} characters`);
}

/** 702: what the path names does not exist. */
export function notFound(what: string): Refused {
  return refused(702, `${what} not found`);
}

/** 709: the call is well formed, Marketo's rules forbid it. */
export function ruleViolated(why: string): Refused {
  return refused(709, why);
}

export function nameTaken(kind: string): Refused {
  return ruleViolated(`${kind} with the same name already exists`);
}

export const parentNotFound = refused(710, 'Parent Folder Not Found');

export function wrongFolderKind(what: string): Refused {
  return refused(711, `Invalid folder type for ${what}`);
}

/** 1001: the value is not of the parameter's type. */
export function wrongType(value: string, wanted: string): Refused {
  return refused(1001, `Invalid value '${shortened(value)}'. Required of type '${wanted}'`);
}

export function missing(name: string): Refused {
  return refused(1002, `Missing value for the required parameter '${name}'`);
}

export function invalidData(why: string): Refused {
  return refused(1003, why);
}

/** Values come from outside: an error never echoes more of one than a reader needs. */
export function shortened(value: string): string {
  return value.length > 80 ? `${value.slice(0, 80)}…` : value;
}
