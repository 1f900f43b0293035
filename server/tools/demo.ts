/**
 * The main job from beginning to end, as a person would do it: check the samples, start a local Marketo, plan,
 * deploy and verify over HTTP, plan again, draw. Every step is the command line itself; it stops at the first that
 * does not answer as it should.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { styleText } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const command = fileURLToPath(new URL('../../dist/lifecycle.js', import.meta.url));
const sample = 'samples/first-lifecycle';
const instance = ['--instance', 'local-sandbox'];
const picture = 'dist/demo/lifecycle.svg';

interface Expected {
  readonly code: number;
  /** What stdout or stderr must say. */
  readonly says?: RegExp;
}

let calls = 0;
/** Action, name and id of every manual item that a deploy printed. */
const manual: RegExpExecArray[] = [];

tell('1', 'Four lifecycles that are as they should be');
await lifecycle(
  ['check', sample, 'samples/lifecycle-processing', 'samples/recycling', 'samples/event-follow-up'],
  { code: 0 },
);

tell('2', 'A first draft, and what the checker says about it');
await lifecycle(['check', 'samples/lifecycle-processing-broken'], {
  code: 1,
  says: /chain\/not-requestable/,
});

tell('3', 'A local Marketo');
const sandbox = spawn(process.execPath, [command, 'sandbox', sample], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'ignore'],
});
try {
  const environment = await sandboxEnvironment();
  console.log(`It answers at ${environment['LIFECYCLE_LOCAL_SANDBOX_URL']}`);

  tell('4', 'What a deploy would change');
  await lifecycle(['plan', sample, ...instance], { code: 0, says: /to create/ }, environment);

  tell('5', 'Deploy it');
  await lifecycle(['apply', sample, ...instance], { code: 0 }, environment);

  tell('6', 'What no API does: a person sets it on the screen (here: the demo, for you)');
  await setByHand(environment);

  tell('7', 'Does the instance hold what the files say?');
  await lifecycle(['verify', sample, ...instance], { code: 0, says: /no drift/i }, environment);

  tell('8', 'Plan once more');
  await lifecycle(
    ['plan', sample, ...instance, '--detailed-exitcode'],
    { code: 0, says: /no changes/i },
    environment,
  );
} finally {
  sandbox.kill('SIGTERM');
  if (sandbox.exitCode === null) await once(sandbox, 'exit');
}

tell('9', 'The picture');
await mkdir(new URL('../../dist/demo/', import.meta.url), { recursive: true });
await lifecycle(['graph', sample, '--out', picture], { code: 0 });

if (calls <= 100) fail(`Only ${calls} calls were made over HTTP; the demo promises more than 100.`);
console.log(
  `\n${styleText('green', 'Done.')} ${calls} calls over HTTP, no drift, no changes. Open ${picture} to see the lifecycle.`,
);

/** Runs one command before the eyes of whoever watches. */
async function lifecycle(
  args: readonly string[],
  expected: Expected,
  env: NodeJS.ProcessEnv = {},
): Promise<void> {
  console.log(styleText('cyan', `$ lifecycle ${args.join(' ')}`));
  const child = spawn(process.execPath, [command, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const show = (to: NodeJS.WriteStream) => (chunk: Buffer) => {
    said += chunk.toString();
    to.write(chunk);
  };
  child.stdout.on('data', show(process.stdout));
  child.stderr.on('data', show(process.stderr));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== expected.code) fail(`It answered ${code}, not ${expected.code}.`);
  if (expected.says !== undefined && !expected.says.test(said)) fail(`It did not say ${expected.says}.`);
  manual.push(...said.matchAll(/^ {2}\[ \] (.*\bof "([^"]+)".*)\n.*#SC(\d+)A1$/gm));
  calls += Number(/(\d+) calls made/.exec(said)?.[1] ?? 0);
}

/** Follows the links of the manual items and sets what the plan asks for, as a person would in Marketo. */
async function setByHand(environment: NodeJS.ProcessEnv): Promise<void> {
  const ticks = new Map<string, { name: string; settings: URLSearchParams }>();
  for (const [, action, name, id] of manual) {
    if (name === undefined || action === undefined || id === undefined) continue;
    const item = ticks.get(id) ?? { name, settings: new URLSearchParams({ qualification: 'once' }) };
    if (action.includes('every time')) item.settings.set('qualification', 'any');
    if (action.includes('Executable')) item.settings.set('executable', 'on');
    ticks.set(id, item);
  }
  for (const [id, { name, settings }] of ticks) {
    const answer = await fetch(`${environment['LIFECYCLE_LOCAL_SANDBOX_URL']}/screen/campaign/${id}`, {
      method: 'POST',
      body: settings,
    });
    if (!answer.ok) fail(`The screen answered ${answer.status} for "${name}".`);
    const said = [
      settings.get('qualification') === 'any' && 'every time',
      settings.has('executable') && 'executable',
    ];
    console.log(`  ✓ ${name}: ${said.filter(Boolean).join(', ')}`);
  }
}

/** The first line that the sandbox prints says where it is and how to sign in. */
async function sandboxEnvironment(): Promise<NodeJS.ProcessEnv> {
  const [line] = (await once(createInterface({ input: sandbox.stdout }), 'line')) as [string];
  const ready = JSON.parse(line) as { url: string; clientId: string; clientSecret: string };
  return {
    LIFECYCLE_LOCAL_SANDBOX_URL: ready.url,
    LIFECYCLE_LOCAL_SANDBOX_CLIENT_ID: ready.clientId,
    LIFECYCLE_LOCAL_SANDBOX_CLIENT_SECRET: ready.clientSecret,
  };
}

function tell(number: string, title: string): void {
  console.log(`\n${styleText('bold', `${number}. ${title}`)}`);
}

function fail(reason: string): never {
  console.error(styleText('red', `The demo stopped: ${reason}`));
  sandbox?.kill('SIGTERM');
  process.exit(1);
}
