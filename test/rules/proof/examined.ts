import type { Location, Model } from '../../../server/src/model/index.ts';
import {
  createChecker,
  defaultProofBudget,
  type Finding,
  type Fix,
} from '../../../server/src/rules/index.ts';
import { createAnalyst } from '../../../server/src/rules/proof/analysis.ts';
import type { Examined } from '../../../server/src/rules/proof/repair/verdict.ts';

/** Files and all that is known of them, by a checker and an analyst of their own. */
export function examinerOf(): (model: Model) => Examined {
  const checker = createChecker();
  const analyst = createAnalyst();
  return (model) => {
    const { findings, defects } = checker.check(model, { proof: defaultProofBudget });
    if (defects.length > 0) throw new Error(defects.map(({ message }) => message).join());
    const analysis = analyst.analyse(model, { budget: defaultProofBudget });
    const all = [...findings.values()].flat();
    return { model, analysis, findings: all, budget: defaultProofBudget, cancelled: undefined };
  };
}

/** The proved repairs of each finding that has a cause. */
export function repairsIn(
  model: Model,
  checker = createChecker(),
): ReadonlyMap<Finding, readonly Fix<Location>[]> {
  const { findings } = checker.check(model, { proof: defaultProofBudget });
  const caused = [...findings.values()].flat().filter(({ cause }) => cause !== undefined);
  return new Map(
    caused.map((finding) => {
      const answers = [...checker.repairs(model, finding, { proof: defaultProofBudget })];
      return [finding, answers.filter((answer) => answer !== undefined)];
    }),
  );
}
