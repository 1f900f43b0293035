import { expect, it } from 'vitest';
import { defaultProofBudget, registry } from '../../../server/src/rules/index.ts';
import { raceFixtures } from '../../races/fixtures.ts';
import { check } from '../rule-tester.ts';

const text = raceFixtures.find(({ id }) => id === 'R11')?.bad.text ?? '';

it('is said with the race, and raises nothing of its own', () => {
  const { findings, repairs } = check(text, new Map(), defaultProofBudget);
  expect(findings.map(({ rule }) => rule)).toEqual(['race/webhook-read']);
  expect(findings.flatMap(repairs).map(({ rule }) => rule)).toEqual([undefined, 'wait/missing']);
});

it('offers no waits where it is turned off', () => {
  for (const severities of [
    new Map([['wait/missing', 'off'] as const]),
    new Map([['wait/*', 'off'] as const]),
  ]) {
    const { findings, repairs } = check(text, severities, defaultProofBudget);
    expect(findings.flatMap(repairs).map(({ rule }) => rule)).toEqual([undefined]);
  }
});

it('is the name of every wait that is offered, and of nothing else', () => {
  for (const { bad } of raceFixtures) {
    const { findings, repairs } = check(bad.text, new Map(), defaultProofBudget);
    for (const { rule, title } of findings.flatMap(repairs))
      expect(rule === 'wait/missing', title).toBe(/^Wait \d+ /.test(title));
  }
});

it('is not offered where no wait helps', () => {
  const late = raceFixtures.find(({ id }) => id === 'R60')?.bad.text ?? '';
  const { findings, repairs } = check(late, new Map(), defaultProofBudget);
  expect(findings.map(({ rule }) => rule)).toContain('race/late-guard');
  expect(findings.flatMap(repairs).map(({ rule }) => rule)).not.toContain('wait/missing');
});

it('silences nothing: the race is to be silenced', () => {
  const line = '    if [Phone Validity] is "Valid"';
  const silenced = (rule: string) =>
    text.replace(line, `    // lifecycle-ignore ${rule} -- checked by hand\n${line}`);
  const rules = (rule: string) =>
    check(silenced(rule), new Map(), defaultProofBudget).findings.map((finding) => finding.rule);
  expect(rules('wait/missing')).toEqual(['suppress/unused', 'race/webhook-read']);
  expect(rules('race/webhook-read')).toEqual([]);
});

it('has a rule whose page says so', () => {
  expect(registry.get('wait/missing')).toMatchObject({
    severity: 'warning',
    method: 'proof',
    namesRepairs: true,
  });
});
