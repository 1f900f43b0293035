import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

export interface FakeSfState {
  readonly orgs: readonly {
    readonly username: string;
    readonly alias?: string;
    readonly instanceUrl: string;
    readonly token: string;
  }[];
  readonly defaultOrg?: string;
  /** Before May 2026: tokens stand in the output of `org display`, and `org auth` does not exist. */
  readonly old?: boolean;
  /** The refresh token was revoked: no access token can be had. */
  readonly revoked?: boolean;
}

/** A program `sf` in a folder of its own, which answers as the Salesforce command line does. */
export class FakeSf implements AsyncDisposable {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async install(state: FakeSfState): Promise<FakeSf> {
    const folder = await mkdtemp(join(tmpdir(), 'fake-sf-'));
    await writeFile(join(folder, 'state.json'), JSON.stringify(state));
    await writeFile(join(folder, 'calls.txt'), '');
    await writeFile(join(folder, 'package.json'), '{"type":"commonjs"}');
    await writeFile(join(folder, 'sf'), `#!${process.execPath}\n${program}`);
    await chmod(join(folder, 'sf'), 0o755);
    return new FakeSf(folder);
  }

  /** An environment whose PATH leads to this `sf` first. */
  environment(more: Record<string, string> = {}): Record<string, string | undefined> {
    return { ...process.env, PATH: `${this.folder}${delimiter}${process.env['PATH'] ?? ''}`, ...more };
  }

  /** The arguments of every call so far. */
  async calls(): Promise<string[]> {
    return (await readFile(join(this.folder, 'calls.txt'), 'utf8')).split('\n').filter(Boolean);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true });
  }
}

const program = String.raw`
const { appendFileSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const state = JSON.parse(readFileSync(join(__dirname, 'state.json'), 'utf8'));
const args = process.argv.slice(2);
appendFileSync(join(__dirname, 'calls.txt'), args.join(' ') + '\n');

const print = (body, code) => {
  const colour = process.env.FORCE_COLOR !== undefined && process.env.FORCE_COLOR !== '0';
  const text = JSON.stringify({ status: code, ...body, warnings: [] }, null, 2);
  process.stdout.write(colour ? '\x1b[97m' + text.replaceAll('"', '\x1b[92m"') + '\x1b[39m' : text);
  process.exitCode = code;
};
const fail = (name, message) => print({ name, message, exitCode: 1, context: 'Command', stack: name }, 1);
const hidden = (command) => "[REDACTED] Use 'sf org auth " + command + "' to view";
const wanted = args.includes('--target-org') ? args[args.indexOf('--target-org') + 1] : state.defaultOrg;
const org = state.orgs.find((org) => org.username === wanted || org.alias === wanted);
const command = args.slice(0, args.findIndex((word) => word.startsWith('-'))).join(' ');

// A question would wait for an answer; a caller that leaves the input open would wait with it.
process.stdin.resume().on('end', () => {
  if (command === 'org list') {
    const orgs = state.orgs.map(({ token, ...org }) => ({ ...org, accessToken: hidden('show-access-token') }));
    print({ result: { other: [], sandboxes: [], nonScratchOrgs: orgs, devHubs: orgs.slice(0, 1), scratchOrgs: [] } }, 0);
  } else if (state.old && command.startsWith('org auth')) {
    process.stderr.write('Warning: ' + command + ' is not a sf command.\n');
    process.exitCode = 127;
  } else if (wanted === undefined) {
    fail('NoDefaultEnvError', 'No default environment found. Use -o or --target-org to specify an environment.');
  } else if (org === undefined) {
    fail('NamedOrgNotFoundError', 'No authorization information found for ' + wanted + '.');
  } else if (command === 'org display') {
    const accessToken = state.old ? org.token : hidden('show-access-token');
    const { token, ...shown } = org;
    print({ result: { id: '00D000000000001AAA', apiVersion: '66.0', ...shown, accessToken } }, 0);
  } else if (command === 'org auth show-access-token') {
    if (state.revoked) fail('RefreshTokenAuthError', 'Error authenticating with the refresh token due to: expired access/refresh token');
    else print({ result: { accessToken: org.token } }, 0);
  } else {
    process.exitCode = 127;
  }
});
`;
