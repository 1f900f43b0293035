import { expect } from 'vitest';
import {
  makePlan,
  scopeOf,
  type DesiredState,
  type Drift,
  type Plan,
  type Snapshot,
} from '../../server/src/compiler/index.ts';
import {
  apply,
  connect,
  memoryJournal,
  readSnapshot,
  verify,
  type ApplyResult,
  type Clock,
  type Connection,
  type HttpDependencies,
  type Journal,
} from '../../server/src/marketo/index.ts';
import { silentReporter } from '../../server/src/reporter/index.ts';
import { unlimited } from './unlimited.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../server/src/sandbox/index.ts';

/** Time that passes only when somebody waits for it. */
export function idleClock(start = Date.UTC(2026, 0, 5, 12)): Clock & { readonly slept: number[] } {
  let now = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      now += milliseconds;
      return Promise.resolve();
    },
  };
}

export { unlimited };

/** A local Marketo with a connection to it, gone when the test is. */
export interface Deployment extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly connection: Connection;
  snapshot(desired: DesiredState): Promise<Snapshot>;
  plan(desired: DesiredState): Promise<Plan>;
  apply(plan: Plan, journal?: Journal): Promise<ApplyResult>;
  verify(desired: DesiredState): Promise<readonly Drift[]>;
  /** Plans and applies; expects it to work. */
  deploy(desired: DesiredState): Promise<ApplyResult>;
}

export async function deployment(
  options: SandboxOptions = {},
  dependencies: Partial<HttpDependencies> = {},
): Promise<Deployment> {
  const sandbox = await startSandbox({ rateLimit: 'off', record: 'all', ...options });
  const connection = await connected(sandbox, dependencies);
  const snapshot: Deployment['snapshot'] = async (desired) => {
    const answer = await readSnapshot(connection, scopeOf(desired));
    return expectSuccess(answer);
  };
  const plan: Deployment['plan'] = async (desired) => makePlan(desired, await snapshot(desired), 'Local');
  const applyPlan: Deployment['apply'] = (made, journal = memoryJournal()) =>
    apply(made, connection, { journal, reporter: silentReporter });
  return {
    sandbox,
    connection,
    snapshot,
    plan,
    apply: applyPlan,
    verify: async (desired) => expectSuccess(await verify(desired, connection)),
    deploy: async (desired) => {
      const result = await applyPlan(await plan(desired));
      expect(result).toMatchObject({ kind: 'applied', failures: [], skipped: [] });
      return result;
    },
    [Symbol.asyncDispose]: () => sandbox.close(),
  };
}

export async function connected(
  sandbox: Pick<Sandbox, 'url' | 'clientId' | 'clientSecret'>,
  dependencies: Partial<HttpDependencies> = {},
): Promise<Connection> {
  const instance = { name: 'Local', url: sandbox.url };
  return expectSuccess(
    await connect(instance, sandbox, {
      limits: unlimited,
      clock: idleClock(),
      random: () => 0.5,
      ...dependencies,
    }),
  );
}

export function expectSuccess<T>(answer: {
  readonly kind: string;
  readonly result?: T;
  readonly message?: string;
}): T {
  expect(answer).toMatchObject({ kind: 'success' });
  return answer.result as T;
}

/** Differences that an API could mend. */
export const mendable = (drifts: readonly Drift[]): readonly Drift[] =>
  drifts.filter(({ byHand }) => !byHand);
