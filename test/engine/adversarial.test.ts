import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { defaultProofBudget } from '../../server/src/rules/index.ts';
import { adversarial } from './adversarial.ts';
import type { AdversarialResult } from './adversarial-run.ts';

/** Megabytes of live objects: more would be felt in an editor. */
const MEMORY = 256;
/** Only for what never ends: a few seconds are usual. */
const PATIENCE = 120_000;

/** In a process of its own. */
function run(name: string, asks?: number): AdversarialResult {
  const script = new URL('adversarial-run.ts', import.meta.url).pathname;
  const words = [`--max-old-space-size=${MEMORY}`, script, name, ...(asks === undefined ? [] : [`${asks}`])];
  const told = execFileSync(process.execPath, words, { timeout: PATIENCE, encoding: 'utf8' });
  return JSON.parse(told) as AdversarialResult;
}

/** What is said of each: a race or a circle that two schedules show, or that it could not be decided. */
const expected: Readonly<Record<string, string>> = {
  'two hundred campaigns that write one field on one trigger': 'race/write-write warning',
  'a chain of a thousand requests': 'race/write-write hint',
  'thirty campaigns that request each other': 'chain/cycle error',
  'sixty-four choices in one flow': 'race/write-write warning',
  'sixty-four campaigns that choose by unknown texts': 'race/write-write hint',
  'sixty campaigns that add to one score': 'race/write-write hint',
  'smart lists nested two hundred deep': 'race/read-write warning',
  'smart lists nested a thousand deep': 'race/read-write hint',
  'smart lists that name each other': 'race/read-write warning',
  'campaigns that execute each other in a circle': 'race/write-write warning',
  'one trigger with five hundred listeners': 'race/write-write warning',
};

it('expects something of each', () => {
  expect(Object.keys(expected)).toEqual(Object.keys(adversarial));
});

/** The last look begins within the budget; further questions have budgets of their own, by kind. */
const { statesInAll, states, statesOfThings, statesPerThing, statesOfQuestions, statesPerQuestion } =
  defaultProofBudget;
const KINDS_OF_QUESTIONS = 4;
const mostStates =
  statesInAll +
  Math.max(3 * states, statesOfThings + Math.max(...statesPerThing)) +
  KINDS_OF_QUESTIONS * (statesOfQuestions + 4 * statesPerQuestion);

it.each(Object.keys(adversarial))('ends within its budget: %s', { timeout: PATIENCE + 5_000 }, (name) => {
  const { findings, defects, states: visited, cancelled } = run(name);
  expect(defects).toEqual([]);
  expect(cancelled).toBe(false);
  expect(visited).toBeLessThanOrEqual(mostStates);
  expect(findings.map(({ rule, severity }) => `${rule} ${severity}`)).toContain(expected[name]);
});

it.each(Object.keys(adversarial))(
  'ends soon after it is told to: %s',
  { timeout: 2 * PATIENCE + 5_000 },
  (name) => {
    for (const asks of [0, 20]) {
      const { cancelled, states: visited, askedAfter } = run(name, asks);
      expect(cancelled).toBe(true);
      // Whatever is under way may ask once more, each; nothing new begins.
      expect(askedAfter).toBeLessThan(20);
      expect(visited).toBeLessThanOrEqual(3 * states);
    }
  },
);
