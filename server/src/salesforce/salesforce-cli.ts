import type { Answer } from './failure.ts';
import { failed } from './failure.ts';
import { readInstanceUrl } from './instance-url.ts';
import { isRecord, textOf } from './json.ts';
import type { RunProcess } from './process-runner.ts';
import { AccessToken } from './session.ts';
import type { SalesforceSession } from './session.ts';
import { oneLine, quoted, quotedList } from './wording.ts';

/** Says which step of signing in comes next. */
type Step = (message: string) => void;

/**
 * The session that the Salesforce command line keeps for an org.
 * @param org an alias or a user name; without it the command line's default org.
 */
export async function sessionFromCli(
  run: RunProcess,
  org: string | undefined,
  step: Step,
  signal?: AbortSignal,
): Promise<Answer<SalesforceSession>> {
  // A word that begins with a hyphen would be read as an option.
  if (org !== undefined && !/^[^-\s\p{Cc}][^\p{Cc}]*$/u.test(org)) {
    return failed('configuration', `${quoted(org)} is not the alias or user name of an org.`);
  }
  step('Asking the Salesforce command line for the org');
  const target = org === undefined ? [] : ['--target-org', org];
  const display = await runSf(run, ['org', 'display', ...target, '--json'], signal);
  if (display.kind === 'failed') return display.answer;
  if (display.kind === 'error') return orgFailure(run, org, display.error, signal);

  const username = textOf(display.result['username']) ?? org;
  const instanceUrl = readInstanceUrl(textOf(display.result['instanceUrl']) ?? '');
  if (!instanceUrl.ok) return instanceUrl;
  const token = await tokenFor(run, textOf(display.result['accessToken']), username, step, signal);
  if (!token.ok) return token;
  return { ok: true, value: { instanceUrl: instanceUrl.value, token: token.value, username, source: 'sf' } };
}

/** Command lines from before May 2026 show the token along with the org; later ones by a command of its own. */
async function tokenFor(
  run: RunProcess,
  shown: string | undefined,
  username: string | undefined,
  step: Step,
  signal: AbortSignal | undefined,
): Promise<Answer<AccessToken>> {
  if (shown !== undefined && !shown.startsWith('[REDACTED]')) return AccessToken.read(shown);
  step('Asking the Salesforce command line for an access token');
  const target = username === undefined ? [] : ['--target-org', username];
  const command = ['org', 'auth', 'show-access-token', ...target, '--json', '--no-prompt'];
  const answer = await runSf(run, command, signal);
  if (answer.kind === 'failed') return answer.answer;
  if (answer.kind === 'error') {
    return failed(
      'signed-out',
      `The Salesforce command line gives no access token${username === undefined ? '' : ` for ${oneLine(username, 80)}`}: ` +
        `${answer.error.message} Sign in again with \`sf org login web\`; if it does not know the command, \`sf update\`.`,
    );
  }
  return AccessToken.read(textOf(answer.result['accessToken']) ?? '');
}

interface SfError {
  readonly name: string;
  /** One line, ends with a full stop. */
  readonly message: string;
}

/** Why `org display` failed; where the choice of the org is at fault, with the orgs there are. */
async function orgFailure(
  run: RunProcess,
  org: string | undefined,
  error: SfError,
  signal: AbortSignal | undefined,
): Promise<Answer<never>> {
  const noDefault = error.name === 'NoDefaultEnvError';
  const unknown = error.name === 'NamedOrgNotFoundError' || error.name === 'NamedOrgNotFound';
  if (!noDefault && !unknown) {
    return failed(
      'signed-out',
      `The Salesforce command line does not show the org: ${error.message} Signing in again may help: \`sf org login web\`.`,
    );
  }
  const what = noDefault
    ? 'The Salesforce command line has no default org, and none was named.'
    : `The Salesforce command line is not signed in to ${quoted(org ?? '')}.`;
  const orgs = await signedInOrgs(run, signal);
  const advice =
    orgs.length > 0
      ? `It is signed in to ${quotedList(orgs)}: name one of them${noDefault ? ', or make one the default with `sf config set target-org`' : ''}.`
      : 'Sign in with `sf org login web`.';
  return failed('configuration', `${what} ${advice}`);
}

/** Aliases, or user names where there is no alias. An empty list also when the command fails. */
async function signedInOrgs(run: RunProcess, signal: AbortSignal | undefined): Promise<readonly string[]> {
  const answer = await runSf(run, ['org', 'list', '--skip-connection-status', '--json'], signal);
  if (answer.kind !== 'result') return [];
  const names = new Map<string, string>();
  for (const group of Object.values(answer.result)) {
    for (const org of Array.isArray(group) ? (group as unknown[]) : []) {
      if (!isRecord(org)) continue;
      const username = textOf(org['username']);
      if (username !== undefined) names.set(username, textOf(org['alias']) ?? username);
    }
  }
  return [...names.values()];
}

type SfAnswer =
  | { readonly kind: 'result'; readonly result: Record<string, unknown> }
  | { readonly kind: 'error'; readonly error: SfError }
  | { readonly kind: 'failed'; readonly answer: Answer<never> };

async function runSf(
  run: RunProcess,
  args: readonly string[],
  signal: AbortSignal | undefined,
): Promise<SfAnswer> {
  const ended = await run('sf', args, signal);
  if (ended.kind === 'missing') return { kind: 'failed', answer: notInstalled };
  if (ended.kind === 'stopped') return { kind: 'failed', answer: stopped[ended.why] };
  const body = readJson(ended.stdout) ?? readJson(ended.stderr);
  if (body && ended.code === 0 && isRecord(body['result'])) return { kind: 'result', result: body['result'] };
  const said = oneLine(textOf(body?.['message']) ?? 'it ended without an answer in JSON');
  const error = { name: textOf(body?.['name']) ?? '', message: /[.!?…]$/.test(said) ? said : `${said}.` };
  return { kind: 'error', error };
}

const notInstalled = failed(
  'configuration',
  'The Salesforce command line `sf` is not installed, or not on the PATH. The check signs in through it: install it ' +
    'from developer.salesforce.com/tools/salesforcecli and run `sf org login web`. Without it, set ' +
    'LIFECYCLE_SALESFORCE_INSTANCE_URL and LIFECYCLE_SALESFORCE_ACCESS_TOKEN.',
);

const stopped = {
  'timed-out': failed(
    'timed-out',
    'The Salesforce command line `sf` did not answer. Try `sf org list` by hand.',
  ),
  cancelled: failed('cancelled', 'Signing in to Salesforce was cancelled.'),
  refused: failed(
    'configuration',
    'The Salesforce command line `sf` could not be started with this org. Name the org by its user name, or by an ' +
      'alias of letters, digits and hyphens.',
  ),
};

/** Warnings of the command line may stand before the JSON. */
function readJson(output: string): Record<string, unknown> | undefined {
  const start = output.indexOf('{');
  if (start < 0) return undefined;
  try {
    const value: unknown = JSON.parse(output.slice(start));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
