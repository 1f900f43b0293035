import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('slow/activity-unbounded');

const list = (filter: string) => `smart list "L" {\n  filter ${filter}\n}\n`;
const due = '/*! slow/activity-unbounded */';
const bound = '[Date of Activity] in past 90 days';

it('adds a bound, with or without braces', () => {
  const [finding] = expectFindings(list(`${due} Filled Out Form "F"`));
  expect(finding?.message).toBe(
    'Filled Out Form has no Date of Activity, so Marketo searches 25 months of activities.',
  );
  expect(applyFix(list(`${due} Filled Out Form "F"`))).toBe(list(`Filled Out Form "F" { ${bound} }`));
  expect(applyFix(list(`${due} Filled Out Form "F" { }`))).toBe(list(`Filled Out Form "F" { ${bound} }`));
  expect(applyFix(list(`${due} Filled Out Form "F" { [Web Page] is "/x" }`))).toBe(
    list(`Filled Out Form "F" { [Web Page] is "/x", ${bound} }`),
  );
});

it('knows how far back Marketo remembers', () => {
  const [finding] = expectFindings(list(`${due} Visited Web Page is any`));
  expect(finding?.message).toContain('90 days of activities');
});

it('looks into groups and campaigns', () => {
  expectFindings(`
campaign "A" {
  trigger Person is Created
  filter any { [Country] is "US", ${due} Filled Out Form "F" }
  flow { Add to List "L" }
}
`);
});

it('leaves dated filters, what did not happen, memberships and triggers alone', () => {
  expectFindings(`
campaign "A" {
  trigger Fills Out Form "F"
  filter Filled Out Form "G" { [Date of Activity] after 2026-01-01 }
  filter not Filled Out Form "H"
  filter Member of List "L"
  flow { Add to List "L" }
}
`);
});
