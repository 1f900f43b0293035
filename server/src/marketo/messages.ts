import { failure, type Cause, type Failure } from './answer.ts';

/** What the messages say about a call: never its body, which may hold anything. */
export interface CallWords {
  readonly method: string;
  readonly path: string;
  /** The permission that the API user's role needs for it. */
  readonly permission: string;
}

export interface InstanceWords {
  readonly name: string;
  readonly url: string;
  /** IANA name of the subscription's time zone, in which the files' times are meant; UTC unless told. */
  readonly timeZone?: string | undefined;
}

/** A refusal by Marketo's code; `said` is Marketo's own message, already without secrets. */
export function refusal(
  code: string,
  said: string,
  call: CallWords,
  instance: InstanceWords,
  now: number,
): Failure {
  const prose = said === '' ? '' : `: ${said}`;
  switch (code) {
    case '603':
      return refused(
        'permission',
        code,
        `Marketo denies access to ${call.path}. Give the role of the API user the permission "${call.permission}" (Admin, Users & Roles), or allow this machine's address if the instance has an IP allowlist.`,
      );
    case '607':
      return refused(
        'quota',
        code,
        `Today's quota of API calls of ${instance.name} is used up. It is renewed at 00:00 US Central time, ${untilReset(now)}; run the same command again then.`,
      );
    case '610':
      return refused('absent', code, `${instance.name} has no ${call.method} ${call.path}.`);
    case '601':
    case '602':
      return refused(
        'credentials',
        code,
        `${instance.name} does not accept the access token that it has just given. Check the custom service in Admin, LaunchPoint.`,
      );
    default:
      return refused('other', code, `Marketo refused ${call.method} ${call.path} (${code}${prose}).`);
  }
}

export function wrongCredentials({ name }: InstanceWords): Failure {
  return refused(
    'credentials',
    '401',
    `Marketo refused the client id and secret of ${name}. Compare them with Admin, LaunchPoint, View Details; they belong to one instance only.`,
  );
}

export function unreachable({ name, url }: InstanceWords, code: string): Failure {
  const local = isLoopback(url);
  if (code === 'ECONNREFUSED') {
    const question = local
      ? ' – is the sandbox running? Start it with `lifecycle sandbox`.'
      : '. Check the address and your network.';
    return refused('unreachable', code, `Nothing answers at ${url}${question}`);
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return refused(
      'unreachable',
      code,
      `There is no host ${hostOf(url)}. Check the Munchkin id of ${name} in lifecycle.config.json (Admin, Munchkin), or your network.`,
    );
  }
  return refused(
    'unreachable',
    code,
    `${url} cannot be reached (${code}). Check the address and your network.`,
  );
}

export function notPrivate({ name, url }: InstanceWords): Failure {
  return refused(
    'unreachable',
    'http',
    `${name} has the address ${url}, which is not encrypted. Secrets are sent to https addresses only, or to this machine.`,
  );
}

export function cancelled(): Failure {
  return refused('cancelled', 'cancelled', 'Cancelled.');
}

export function stillBusy(code: string, said: string, call: CallWords, { name }: InstanceWords): Failure {
  const reasons: Readonly<Record<string, string>> = {
    '606': 'other integrations use up the rate limit of the instance',
    '615': 'too many calls are under way in the instance',
    '719': 'something else holds a lock on the asset',
  };
  const reason = reasons[code] ?? (said === '' ? 'it is temporarily unavailable' : said);
  return failure(
    'exhausted',
    'temporary',
    code,
    `${name} did not get to ${call.method} ${call.path} in several tries: ${reason} (${code}). Try again in a while.`,
  );
}

export function noAnswer(code: string, call: CallWords, { name }: InstanceWords): Failure {
  return failure(
    'unknown',
    'temporary',
    code,
    `${name} gave no usable answer to ${call.method} ${call.path} (${code}): it may have been done or not.`,
  );
}

export function wrongShape(call: CallWords, { name }: InstanceWords, where: string): Failure {
  return refused(
    'shape',
    'shape',
    `${name} answered ${call.method} ${call.path} in a form that Marketo does not document${where === '' ? '' : ` (${where})`}. Is the address right?`,
  );
}

const refused = (cause: Cause, code: string, message: string): Failure =>
  failure('refused', cause, code, message);

export function isLoopback(url: string): boolean {
  const host = hostOf(url);
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url;
}

/** `in 3 h 20 min`: quotas are renewed at midnight in Chicago. Source: error codes page, 607. */
function untilReset(now: number): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/Chicago',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: string): number =>
    Number(parts.find((candidate) => candidate.type === type)?.value ?? 0);
  const minutes = 24 * 60 - part('hour') * 60 - part('minute');
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours === 0 ? `in ${rest} min` : `in ${hours} h ${rest} min`;
}
