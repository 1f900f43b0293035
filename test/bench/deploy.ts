import { compile, makePlan, outsideAssets, scopeOf, type Plan } from '../../server/src/compiler/index.ts';
import {
  apply,
  connect,
  memoryJournal,
  readSnapshot,
  type Connection,
} from '../../server/src/marketo/index.ts';
import { silentReporter } from '../../server/src/reporter/index.ts';
import { startSandbox } from '../../server/src/sandbox/index.ts';
import { workspaceOfSize } from './races/workspace-of-size.ts';

const model = workspaceOfSize(Number(process.argv[2] ?? 500)).model();
const desired = compile(model);
let now = Date.UTC(2026, 0, 5, 12);
const clock = {
  now: () => now,
  sleep: async (ms: number) => {
    now += ms;
  },
};
await using stack = new AsyncDisposableStack();
const sandbox = await startSandbox({
  clock: () => now,
  seed: outsideAssets(model),
  record: 'all',
  dailyQuota: 'off',
});
stack.defer(() => sandbox.close());
const answer = await connect({ name: 'L', url: sandbox.url }, sandbox, { clock, random: () => 0.5 });
if (answer.kind !== 'success') throw new Error(answer.message);
const connection: Connection = answer.result;
const planNow = async (): Promise<Plan> => {
  const s = await readSnapshot(connection, scopeOf(desired));
  if (s.kind !== 'success') throw new Error(s.message);
  return makePlan(desired, s.result, 'L');
};
const t0 = Date.now();
const plan = await planNow();
const c1 = connection.http.calls;
const n1 = now;
const result = await apply(plan, connection, { journal: memoryJournal(), reporter: silentReporter });
console.log(
  result.kind,
  result.message,
  result.failures.map((f) => f.message),
);
const c2 = connection.http.calls;
const n2 = now;
const again = await planNow();
const c3 = connection.http.calls;
const kinds = new Map<string, number>();
for (const c of sandbox.calls.slice(-(c3 - c2))) {
  const k = `${c.method} ${c.path.replace(/\d+/g, '{id}')}`;
  kinds.set(k, (kinds.get(k) ?? 0) + 1);
}
console.log({
  planned: plan.summary,
  planning: c1,
  applying: c2 - c1,
  again: c3 - c2,
  ops: again.operations.length,
  seconds: (n2 - n1) / 1000,
  rate: ((c2 - c1) / ((n2 - n1) / 1000)) * 20,
  real: Date.now() - t0,
  six: sandbox.calls.filter((c) => c.code === '606').length,
});
console.log(kinds);
