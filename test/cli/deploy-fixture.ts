import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '../../server/src/sandbox/index.ts';
import { lifecycle, type Ran } from './command-line.ts';

export const text = `program "CLI Test" in "Marketing Activities / Operations" {
  channel "Operational"
}
list "Seen"
campaign "10 - Seen" {
  trigger Person is Created
  flow { Add to List "Seen" }
}
`;

export const local = ['--instance', 'local-sandbox'];

/** A folder with one file, and a sandbox to deploy it to; both are gone with it. */
export interface DeployFixture extends AsyncDisposable {
  readonly cwd: string;
  readonly sandbox: Sandbox;
  readonly env: Readonly<Record<string, string>>;
  /** Called at every write that the instance gets. */
  onWrite: () => void;
  /** Milliseconds that a write takes. */
  writing: number;
}

export async function deployFixture(): Promise<DeployFixture> {
  const cwd = await mkdtemp(join(tmpdir(), 'lifecycle-cli-'));
  await writeFile(join(cwd, 'a.lifecycle'), text);
  const sandbox = await startSandbox({
    rateLimit: 'off',
    latencyMs: ({ method }) => {
      if (method === 'POST') folder.onWrite();
      return method === 'POST' ? folder.writing : 0;
    },
  });
  const folder: DeployFixture = {
    onWrite: () => undefined,
    writing: 0,
    cwd,
    sandbox,
    env: {
      LIFECYCLE_LOCAL_SANDBOX_URL: sandbox.url,
      LIFECYCLE_LOCAL_SANDBOX_CLIENT_ID: sandbox.clientId,
      LIFECYCLE_LOCAL_SANDBOX_CLIENT_SECRET: sandbox.clientSecret,
    },
    async [Symbol.asyncDispose]() {
      await sandbox.close();
      await rm(cwd, { recursive: true });
    },
  };
  return folder;
}

/** Ctrl+C while the third write is under way. */
export function interruptedApply(folder: DeployFixture): Promise<Ran> {
  const { cwd, env } = folder;
  const stop = new AbortController();
  let writes = 0;
  folder.onWrite = () => {
    writes += 1;
    if (writes === 3) stop.abort();
  };
  return lifecycle(['apply', ...local], { cwd, env, signal: stop.signal });
}
