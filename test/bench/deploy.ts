import { compile, makePlan, outsideAssets, scopeOf, type Plan } from '../../server/src/compiler/index.ts';
import {
  advisedLimits,
  apply,
  connect,
  instanceLimits,
  memoryJournal,
  readSnapshot,
  SeenAssets,
  type Clock,
  type RateLimits,
} from '../../server/src/marketo/index.ts';
import { silentReporter } from '../../server/src/reporter/index.ts';
import { startSandbox } from '../../server/src/sandbox/index.ts';
import { workspaceOfSize } from './races/workspace-of-size.ts';

export interface DeployFigures {
  readonly campaigns: number;
  readonly programs: number;
  /** Calls of the plan from nothing and of its apply. */
  readonly creating: number;
  /** Calls of the next plan, which finds nothing to do. */
  readonly unchanged: number;
  /** The second as a part of the first. */
  readonly unchangedShare: number;
  /** Calls in 20 seconds of the sandbox's clock, as a part of those that are configured. */
  readonly rateShare: number;
  /** Seconds of the sandbox's clock that the apply took. */
  readonly seconds: number;
  /** Calls that the instance refused for their rate. */
  readonly refused: number;
  readonly othersRefused: number;
  /** The most calls of everybody together that the instance let in within 20 seconds. */
  readonly mostInWindow: number;
}

/** How others use the same instance: calls in 20 seconds, evenly. */
export type Foreign = number;

const windowMilliseconds = 20_000;

/** What nothing of ours asks for. */
const othersPath = '/rest/asset/v1/channels.json';

/** Deploys a workspace of so many campaigns to an empty sandbox whose clock only the waiting moves. */
export async function deployFigures(
  size: number,
  { limits = advisedLimits, foreign = 0 }: { readonly limits?: RateLimits; readonly foreign?: Foreign } = {},
): Promise<DeployFigures> {
  const model = workspaceOfSize(size).model();
  const desired = compile(model);
  let now = Date.UTC(2026, 0, 5, 12);
  await using stack = new AsyncDisposableStack();
  const sandbox = await startSandbox({
    clock: () => now,
    seed: outsideAssets(model),
    record: 'all',
    dailyQuota: 'off',
    latencyMs: 0,
  });
  stack.defer(() => sandbox.close());

  const others = await otherClient(sandbox);
  const clock: Clock = {
    now: () => now,
    async sleep(milliseconds) {
      const end = now + milliseconds;
      if (foreign > 0) {
        const pause = windowMilliseconds / foreign;
        for (let at = Math.ceil(now / pause) * pause; at < end; at += pause) {
          now = Math.max(now, at);
          await others();
        }
      }
      now = end;
    },
  };
  const answer = await connect({ name: 'Bench', url: sandbox.url }, sandbox, {
    clock,
    limits,
    random: () => 0.5,
  });
  if (answer.kind !== 'success') throw new Error(answer.message);
  const connection = answer.result;
  const seen = new SeenAssets();
  const plan = async (): Promise<Plan> => {
    const snapshot = await readSnapshot(connection, scopeOf(desired), { seen });
    if (snapshot.kind !== 'success') throw new Error(snapshot.message);
    return makePlan(desired, snapshot.result, 'Bench');
  };

  const first = await plan();
  const [before, start] = [connection.http.calls, now];
  const result = await apply(first, connection, { journal: memoryJournal(), reporter: silentReporter, seen });
  if (result.kind !== 'applied') throw new Error(JSON.stringify([result.message, ...result.failures]));
  const [creating, seconds] = [connection.http.calls, (now - start) / 1000];
  const again = await plan();
  if (again.operations.length > 0) throw new Error(`${again.operations.length} operations are left.`);
  const unchanged = connection.http.calls - creating;
  const refused = sandbox.calls.filter(({ code }) => code === '606');
  return {
    campaigns: desired.programs.reduce((sum, { campaigns }) => sum + campaigns.length, 0),
    programs: desired.programs.length,
    creating,
    unchanged,
    unchangedShare: unchanged / creating,
    // The last window has begun and need not be full.
    rateShare:
      (creating - before) / ((limits.calls * (seconds * 1000 + windowMilliseconds)) / windowMilliseconds),
    seconds,
    refused: refused.filter(({ path }) => path !== othersPath).length,
    othersRefused: refused.filter(({ path }) => path === othersPath).length,
    mostInWindow: mostInWindow(
      sandbox.calls
        .filter(({ code, path }) => code !== '606' && path.startsWith('/rest/'))
        .map(({ at }) => Date.parse(at)),
    ),
  };
}

/** Somebody else with the same rights, who reads something small. */
async function otherClient({ url, clientId, clientSecret }: Awaited<ReturnType<typeof startSandbox>>) {
  const query = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  });
  const token = async (): Promise<string> => {
    const response = await fetch(`${url}/identity/oauth/token?${query.toString()}`);
    return ((await response.json()) as { access_token: string }).access_token;
  };
  return async (): Promise<void> => {
    const headers = { authorization: `Bearer ${await token()}` };
    await fetch(`${url}${othersPath}`, { headers }).then((response) => response.text());
  };
}

function mostInWindow(times: readonly number[]): number {
  let most = 0;
  let start = 0;
  for (const [end, time] of times.entries()) {
    while ((times[start] ?? time) <= time - windowMilliseconds) start += 1;
    most = Math.max(most, end - start + 1);
  }
  return most;
}

/** Figures of a deploy alone, and of two that share the instance with somebody who takes half of its rate. */
export async function deployBenchmark(size = 500) {
  const foreign = 50;
  const few = Math.max(100, size / 5);
  return {
    alone: await deployFigures(size),
    shared: await deployFigures(few, { foreign }),
    /** All that the instance allows is configured: the rate has to adapt. */
    greedy: await deployFigures(few, { limits: instanceLimits, foreign }),
  };
}

if (import.meta.main)
  process.stdout.write(
    `${JSON.stringify(await deployBenchmark(Number(process.argv[2] ?? 500)), undefined, 2)}\n`,
  );
