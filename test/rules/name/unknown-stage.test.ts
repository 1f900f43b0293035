import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('name/unknown-stage');

it('looks at every stage of paths and allowed moves', () => {
  const text = `
lifecycle "L" on [Person Status] {
  stage "1 - Known"
  stage "2 - MQL"
  path "1 - Known" -> /*! name/unknown-stage */ "2 - MLQ"
  allow /*! name/unknown-stage */ "1 - Knwn", "2 - MQL" -> "1 - Known" -> /*! name/unknown-stage */ "9 - Out"
}
`;
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe('Lifecycle "L" has no stage "2 - MLQ".');
  expect(applyFix(text)).toContain('path "1 - Known" -> "2 - MQL"');
});

it('compares without letter case', () => {
  expectFindings(
    'lifecycle "L" on [Person Status] {\n  stage "1 - Known"\n  stage "2 - MQL"\n  path "1 - known" -> "2 - mql"\n}\n',
  );
});

it('accepts any and empty as the beginning of a move', () => {
  expectFindings(
    'lifecycle "L" on [Person Status] {\n  stage "1"\n  allow any -> "1"\n  allow empty -> "1"\n}\n',
  );
});

it('does not look into another lifecycle', () => {
  expectFindings(`
lifecycle "A" on [Person Status] {
  stage "1"
}
lifecycle "B" on [Person Role] {
  stage "2"
  path "2" -> /*! name/unknown-stage */ "1"
}
`);
});

it('offers the stages that there are, if there are any', () => {
  const advice = (stages: string) =>
    expectFindings(
      `lifecycle "L" on [Person Status] {\n${stages}  allow empty -> /*! name/unknown-stage */ "Elsewhere"\n}\n`,
    )[0]?.advice;
  expect(advice('  stage "1"\n  stage "2"\n')).toBe('Declare it as a stage, or name one of "1" and "2".');
  expect(advice('')).toBe('Declare it as a stage.');
  expect(advice('  stage "Elsewere"\n')).toMatch(/^Did you mean "Elsewere"/);
});
