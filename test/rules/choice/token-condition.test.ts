import { expect, it } from 'vitest';
import { expectFindings as expectAll, testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('choice/token-condition');

const flow = (choice: string) => `
program "P" {
  channel "Operational"
  token "Threshold" number 100
  token "Home" text "DE"
}
campaign "A" {
  qualify every time
  trigger Person is Created
  flow {
    ${choice} then Change Score [Person Score] by 5
    else nothing
  }
}
`;

it('offers the value that the program gives the token', () => {
  const text = flow('if [Person Score] at least /*! choice/token-condition */ {{my.Threshold}}');
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe(
    'This choice compares with the text "{{my.Threshold}}", not with the value of the token.',
  );
  const fixed = applyFix(text);
  expect(fixed).toContain('if [Person Score] at least 100 then');
  expectFindings(fixed);
  expect(applyFix(flow('if [Country] is /*! choice/token-condition */ {{my.Home}}'))).toContain(
    'if [Country] is "DE" then',
  );
});

it('finds a token inside a text and in a constraint, and offers nothing there', () => {
  const findings = expectFindings(
    flow('if [Company Name] contains /*! choice/token-condition */ "of {{lead.Country}}"') +
      flow('if Member of Program "X" { [Status] is /*! choice/token-condition */ "{{my.Home}}" }')
        .replace('program "P" {', 'program "Q" {')
        .replace('campaign "A"', 'campaign "B"'),
  );
  expect(findings.flatMap(({ fixes }) => fixes)).toEqual([]);
});

it('leaves tokens alone that a step writes, and braces that hold no token', () => {
  expectFindings(`
campaign "A" {
  qualify every time
  trigger Person is Created
  flow {
    if [Country] is "{ DE }" then Change Data Value [Person Source] to {{system.dateTime}}
    else nothing
  }
}
`);
});

it('is the one that speaks about a token in a choice', () => {
  expectAll(`
campaign "A" {
  qualify every time
  trigger Person is Created
  flow {
    if [Country] is /*! choice/token-condition */ {{lead.City}} then Sync Person to SFDC
    else nothing
  }
}
`);
});

it('offers no value for a token that nobody declares', () => {
  const [finding] = expectFindings(flow('if [Country] is /*! choice/token-condition */ {{my.Unknown}}'));
  expect(finding?.fixes).toEqual([]);
});
