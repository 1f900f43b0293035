import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('slow/many-values');

const values = (count: number) => Array.from({ length: count }, (_, index) => `"V${index}"`).join(', ');
const due = '/*! slow/many-values */';

it('tells dozens and warns of hundreds', () => {
  const findings = expectFindings(
    `smart list "L" {\n  filter [City] ${due} is ${values(25)}\n  filter [City] ${due} starts with ${values(201)}\n}\n`,
  );
  expect(findings.map(({ severity, message }) => [severity, message])).toEqual([
    ['information', "'is' has 25 values."],
    ['warning', "'starts with' has 201 values."],
  ]);
});

it('looks at memberships, constraints and triggers', () => {
  expectFindings(`
campaign "A" {
  trigger Fills Out Form ${due} ${values(30)}
  filter ${due} Member of List ${values(30)}
  filter Filled Out Form "F" { [Web Page] ${due} is ${values(30)}, [Date of Activity] in past 7 days }
  flow { Add to List "L" }
}
`);
});

it('leaves two dozen, choices, and the hundreds of contains to others', () => {
  expectFindings(`
campaign "A" {
  trigger Person is Created
  filter [City] is ${values(24)}
  filter [City] contains ${values(100)}
  flow {
    if [City] is ${values(60)} then Add to List "L"
    else nothing
  }
}
`);
});

it('only tells of two hundred', () => {
  const [finding] = expectFindings(`smart list "L" {\n  filter [City] ${due} is ${values(200)}\n}\n`);
  expect(finding?.severity).toBe('information');
});
