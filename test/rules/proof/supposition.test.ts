import { expect, it } from 'vitest';
import { type Model, revise } from '../../../server/src/model/index.ts';
import { defaultProofBudget } from '../../../server/src/rules/index.ts';
import { type Analyst, createAnalyst } from '../../../server/src/rules/proof/analysis.ts';
import { modelOf } from '../../model/workspace-of.ts';
import { raceFixtures } from '../../races/fixtures.ts';

const text = raceFixtures.find(({ id }) => id === 'R04')?.bad.text ?? '';
const uri = 'file:///a.lifecycle';

/** How much there was to look at: an analysis asks between states whether to go on. */
function effort(analyst: Analyst, model: Model, supposed = false): number {
  let count = 0;
  const cancelled = () => {
    count += 1;
    return false;
  };
  analyst.analyse(model, { budget: defaultProofBudget, cancelled, supposed });
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
  effort(analyst, changedTo(model, changedText), true);
  expect(effort(analyst, again(model, text))).toBe(nothing);
  effort(analyst, changedTo(model, changedText), false);
  expect(effort(analyst, again(model, text))).toBeGreaterThan(nothing);
});
