import { expect, it } from 'vitest';
import { type Model, revise } from '../../../server/src/model/index.ts';
import { defaultProofBudget } from '../../../server/src/rules/index.ts';
import { type Analysis, type Analyst, createAnalyst } from '../../../server/src/rules/proof/analysis.ts';
import { modelOf } from '../../model/workspace-of.ts';
import { accident } from '../../races/fixtures.ts';

const text = accident('R04');
const uri = 'file:///a.lifecycle';

/** How much there was to look at: an analysis asks between states whether to go on. */
function effort(analyst: Analyst, model: Model, supposing?: Analysis): number {
  let count = 0;
  const cancelled = () => {
    count += 1;
    return false;
  };
  analyst.analyse(model, { budget: defaultProofBudget, cancelled, ...(supposing && { supposing }) });
  return count;
}

const changedText = text.replace('by 50', 'by 10');
const changedTo = (model: Model, now: string) => revise(model, new Map([[uri, now]]));
/** The same campaigns, in files that are not the same. */
const again = (model: Model, now: string) => changedTo(model, `${now}\n// Nothing else.\n`);

it('looks only at the stimuli that a change is about', () => {
  const model = modelOf(text);
  const analyst = createAnalyst();
  const whole = effort(analyst, model);
  const nothing = effort(analyst, again(model, text));
  const changed = changedTo(model, changedText);
  const part = effort(analyst, changed);
  expect(nothing).toBeLessThan(part);
  expect(part).toBeLessThan(whole);
  expect(effort(analyst, again(changed, changedText))).toBe(nothing);
});

it('forgets nothing over a supposition', () => {
  const model = modelOf(text);
  const analyst = createAnalyst();
  effort(analyst, model);
  const nothing = effort(analyst, again(model, text));
  effort(
    analyst,
    changedTo(model, changedText),
    createAnalyst().analyse(model, { budget: defaultProofBudget }),
  );
  expect(effort(analyst, again(model, text))).toBe(nothing);
  effort(analyst, changedTo(model, changedText));
  expect(effort(analyst, again(model, text))).toBeGreaterThan(nothing);
});

it('looks at nothing that was left open before, and at all the rest', () => {
  const model = modelOf(text);
  const budget = { ...defaultProofBudget, statesInAll: 30 };
  const analyst = createAnalyst();
  const before = analyst.analyse(model, { budget });
  expect(before.skipped.size).toBeGreaterThan(0);
  const [stay, cost] = [analyst.analyse(model, { budget, supposing: before }), before.cost];
  expect([...stay.skipped]).toEqual([...before.skipped]);
  expect(stay.cost).toEqual(cost);
  const whole = analyst.analyse(model, { budget: defaultProofBudget });
  expect([...whole.skipped]).toEqual([]);
  expect(whole.cost.states).toBeGreaterThan(cost.states);
});
