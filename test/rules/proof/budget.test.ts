import { expect, it } from 'vitest';
import { defaultProofBudget, proofBudgetOf } from '../../../server/src/rules/index.ts';

const { statesInAll, turns } = defaultProofBudget;

it('gives every part its share of more states', () => {
  const { statesPerThing, ...others } = proofBudgetOf(4 * statesInAll);
  const { statesPerThing: usual, ...usually } = defaultProofBudget;
  expect(statesPerThing).toEqual(usual.map((states) => 4 * states));
  const fourfold = Object.entries(usually).map(([part, states]) => [part, 4 * states]);
  // How long one schedule may be says nothing about how many there are.
  expect(others).toEqual({ ...Object.fromEntries(fourfold), turns });
});

it('takes nothing from a part where there are fewer in all: whatever is looked at, is looked at well', () => {
  expect(proofBudgetOf(10)).toEqual({ ...defaultProofBudget, statesInAll: 10 });
});

it('is the usual one for the usual number', () => {
  expect(proofBudgetOf(statesInAll)).toEqual(defaultProofBudget);
});
