import { describe, expect, it } from 'vitest';
import { createEngine, replay, resultIn } from '../../../server/src/engine/index.ts';
import {
  createChecker,
  defaultProofBudget,
  type Finding,
  registry,
} from '../../../server/src/rules/index.ts';
import { createAnalyst } from '../../../server/src/rules/proof/analysis.ts';
import { modelOf } from '../../model/workspace-of.ts';
import { cleanFixtures, raceFixtures } from '../../races/fixtures.ts';
import { sampleModel, samples } from '../../samples/samples.ts';

/** Rules about the order of things, about what never ends, and about moves and stamps. */
const proving = new Set(
  [...registry.values()].flatMap(({ id, method }) =>
    method === 'proof' || id === 'loop/crm-echo' ? id : [],
  ),
);

function findingsIn(text: string): readonly Finding[] {
  const { findings, defects } = createChecker().check(modelOf(text), { proof: defaultProofBudget });
  expect(defects).toEqual([]);
  return [...findings.values()].flat();
}

function told(findings: readonly Finding[]): string[] {
  return findings.filter(({ rule }) => proving.has(rule)).map(({ rule, message }) => `${rule}: ${message}`);
}

describe.each(raceFixtures)('the accident $name', ({ rule, watched, bad, repaired, alternatives }) => {
  it('is found under its rule, and nothing else is said of it', () => {
    const findings = findingsIn(bad.text).filter((finding) => proving.has(finding.rule));
    expect([...new Set(findings.map((finding) => finding.rule))]).toEqual([rule]);
    const about = findings.filter(({ message, witness }) => {
      const outcomes = witness?.schedules.flatMap(({ outcome }) => Object.keys(outcome)) ?? [];
      return outcomes.includes(watched) || message.includes(watched);
    });
    expect(about).not.toEqual([]);
  });

  it('is shown by two schedules that end differently', () => {
    const witnesses = findingsIn(bad.text).flatMap((finding) =>
      finding.rule === rule ? (finding.witness ?? []) : [],
    );
    // What the graph shows needs no schedule.
    expect(witnesses.length > 0).toBe(registry.get(rule)?.method === 'proof');
    for (const { schedules, differsAt } of witnesses) {
      const [first, second] = schedules;
      expect(first.outcome).not.toEqual(second.outcome);
      expect(first.steps.slice(0, differsAt)).toEqual(second.steps.slice(0, differsAt));
      expect(first.steps[differsAt]).not.toEqual(second.steps[differsAt]);
    }
  });

  it('is gone with each of its repairs', () => {
    for (const { text } of [repaired, ...alternatives]) expect(told(findingsIn(text))).toEqual([]);
  });
});

it('runs every race again and finds that it ends in two ways', () => {
  for (const { bad } of raceFixtures) {
    const { races, program } = createAnalyst().analyse(modelOf(bad.text), { budget: defaultProofBudget });
    for (const { start, schedules, consequences } of races) {
      const runs = schedules.map((schedule) => replay(createEngine(program), start, schedule));
      expect(runs.map(({ ended }) => ended)).toEqual(['at rest', 'at rest']);
      for (const { watched } of consequences) {
        const [first, second] = runs.map(({ state }) => resultIn(state, watched, start.knowledge));
        expect(first).not.toBe(second);
      }
    }
  }
});

it.each(cleanFixtures)('says nothing about $name but what it may inform of', ({ text, informs }) => {
  const spoken = findingsIn(text).filter(({ rule }) => proving.has(rule));
  expect(told(spoken.filter(({ rule }) => !informs.includes(rule)))).toEqual([]);
  const informing = spoken.filter(({ rule }) => informs.includes(rule));
  expect([...new Set(informing.map(({ rule }) => rule))]).toEqual(informs);
  expect(informing.map(({ severity }) => severity)).toEqual(informing.map(() => 'information'));
});

it.each(samples.filter(({ name }) => !name.endsWith('-broken')))(
  'says nothing about the sample $name',
  (sample) => {
    const { findings } = createChecker().check(sampleModel(sample), { proof: defaultProofBudget });
    expect(told([...findings.values()].flat())).toEqual([]);
  },
);

it('answers what becomes of a new person who raises a hand in the first draft: by chance', () => {
  const draft = samples.find(({ name }) => name === 'lifecycle-processing-broken');
  const { findings } = createChecker().check(sampleModel(draft ?? { name: '', files: [] }), {
    proof: defaultProofBudget,
  });
  const race = [...findings.values()].flat().find(({ rule }) => rule === 'race/coinciding-triggers');
  const stages = race?.witness?.schedules.map(({ outcome }) => outcome['[Lifecycle Status]']);
  expect(new Set(stages).size).toBe(2);
  expect(stages).toContain('"2 - MQL"');
});
