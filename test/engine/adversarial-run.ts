/**
 * Checks one of the adversarial files with the budget that everybody has, and tells what came of it. A program of its
 * own, so that exhausting memory fails a test and not the tests.
 *
 *     node --max-old-space-size=256 test/engine/adversarial-run.ts 'a chain of a thousand requests' [asks]
 *
 * `asks`: after so many times that it was asked, the check is cancelled.
 */
import { createChecker, defaultProofBudget, type Severity } from '../../server/src/rules/index.ts';
import { createAnalyst } from '../../server/src/rules/proof/analysis.ts';
import { modelOf } from '../model/workspace-of.ts';
import { adversarial } from './adversarial.ts';

export interface AdversarialResult {
  readonly findings: readonly { readonly rule: string; readonly severity: Severity }[];
  readonly witnessed: number;
  readonly defects: readonly string[];
  /** Of an analysis by itself. */
  readonly states: number;
  readonly undecided: number;
  readonly cancelled: boolean;
  /** How often it was asked whether to go on after it had been told not to. */
  readonly askedAfter: number;
}

const [name = '', asks] = process.argv.slice(2);
const most = asks === undefined ? Infinity : Number(asks);
let asked = 0;
const cancelled = () => {
  asked += 1;
  return asked > most;
};
const model = modelOf(adversarial[name]?.() ?? '');
const analysis = createAnalyst().analyse(model, { budget: defaultProofBudget, cancelled });
const checked = asks === undefined ? createChecker().check(model, { proof: defaultProofBudget }) : undefined;
const findings = [...(checked?.findings.values() ?? [])].flat();
const result: AdversarialResult = {
  findings: findings.map(({ rule, severity }) => ({ rule, severity })),
  witnessed: findings.filter(({ witness }) => witness !== undefined).length,
  defects: checked?.defects.map(({ rule, message }) => `${rule}: ${message}`) ?? [],
  states: analysis.cost.states,
  undecided: analysis.undecided.length,
  cancelled: analysis.cancelled,
  askedAfter: Math.max(0, asked - most),
};
process.stdout.write(JSON.stringify(result));
