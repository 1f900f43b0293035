import type { Reporter } from '../reporter/index.ts';
import { silentReporter } from '../reporter/index.ts';
import type { Answer } from './failure.ts';
import { failed } from './failure.ts';
import { readInstanceUrl } from './instance-url.ts';
import type { RunProcess } from './process-runner.ts';
import { sessionFromCli } from './salesforce-cli.ts';
import { AccessToken } from './session.ts';
import type { SalesforceSession } from './session.ts';

const urlVariable = 'LIFECYCLE_SALESFORCE_INSTANCE_URL';
const tokenVariable = 'LIFECYCLE_SALESFORCE_ACCESS_TOKEN';

export interface SignInOptions {
  /** An alias or user name that the Salesforce command line knows. Naming one outranks the environment. */
  readonly org?: string;
  readonly reporter?: Reporter;
  readonly signal?: AbortSignal;
}

/**
 * A session from the two variables of the environment, which is how CI signs in, or else from the Salesforce command
 * line. Nothing is stored. The session is not tried out: the check says if it has ended.
 */
export async function signIn(
  environment: Readonly<Record<string, string | undefined>>,
  run: RunProcess,
  { org, reporter = silentReporter, signal }: SignInOptions = {},
): Promise<Answer<SalesforceSession>> {
  if (org === undefined) {
    const url = environment[urlVariable]?.trim() ?? '';
    const token = environment[tokenVariable]?.trim() ?? '';
    if (url !== '' && token !== '') return sessionFromVariables(url, token);
    if (url !== '' || token !== '') {
      const [set, missing] = url === '' ? [tokenVariable, urlVariable] : [urlVariable, tokenVariable];
      return failed('configuration', `${set} is set and ${missing} is not; signing in this way needs both.`);
    }
  }
  const progress = reporter.progress('Signing in to Salesforce', 2);
  const answer = await sessionFromCli(run, org, (message) => progress.step(message), signal);
  progress.done();
  return answer;
}

function sessionFromVariables(url: string, text: string): Answer<SalesforceSession> {
  const instanceUrl = readInstanceUrl(url);
  if (!instanceUrl.ok) return instanceUrl;
  const token = AccessToken.read(text);
  if (!token.ok) return token;
  return {
    ok: true,
    value: { instanceUrl: instanceUrl.value, token: token.value, username: undefined, source: 'environment' },
  };
}
