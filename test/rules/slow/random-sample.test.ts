import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('slow/random-sample');

const due = '/*! slow/random-sample */';

it('counts the filters beside it', () => {
  const [finding] = expectFindings(
    `smart list "L" {\n  filter [Country] is "DE"\n  filter [City] is "Bonn"\n  filter ${due} Random Sample 10\n}\n`,
  );
  expect(finding?.message).toBe('Random Sample stands beside 2 other filters.');
  expect(finding?.severity).toBe('warning');
});

it('is an error behind another list, in filters and in choices', () => {
  const findings = expectFindings(`
smart list "Sample" { filter Random Sample 10 }
smart list "L" { filter ${due} Member of Smart List "Sample" }
campaign "A" {
  trigger Person is Created
  flow {
    if ${due} Member of Smart List "Sample" then Add to List "L"
    else nothing
  }
}
`);
  expect(findings.map(({ severity }) => severity)).toEqual(['error', 'error']);
  expect(findings[0]?.related.map(({ message }) => message)).toContain('The sample');
});

it('leaves a sample alone that stands alone, and lists without one', () => {
  expectFindings(`
smart list "Sample" { filter Random Sample 10 }
smart list "K" { filter [Country] is "DE" }
smart list "L" { filter Member of Smart List "K" }
`);
});

it('counts one filter as one', () => {
  const [finding] = expectFindings(
    `smart list "L" {\n  filter [Country] is "DE"\n  filter ${due} Random Sample 10\n}\n`,
  );
  expect(finding?.message).toBe('Random Sample stands beside 1 other filter.');
});
