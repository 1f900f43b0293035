import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('filter/is-not-or-not');

const list = (filter: string) => `smart list "L" {\n  filter ${filter}\n}\n`;

it('puts not before the filter', () => {
  const text = list(
    'Filled Out Form /*! filter/is-not-or-not */ is not "A", "B" { [Date of Activity] in past 7 days }',
  );
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe(
    'Filled Out Form is not "A", "B" finds people who did it with another form name, not those who did not do it.',
  );
  expect(applyFix(text)).toBe(list('not Filled Out Form "A", "B" { [Date of Activity] in past 7 days }'));
});

it('turns not contains into not … contains', () => {
  expect(applyFix(list('Visited Web Page /*! filter/is-not-or-not */ not contains "/careers"'))).toBe(
    list('not Visited Web Page contains "/careers"'),
  );
});

it('looks into groups and campaigns', () => {
  expectFindings(`
campaign "A" {
  trigger Person is Created
  filter any {
    [Country] is "US"
    Was Sent Email /*! filter/is-not-or-not */ is not "Offer"
  }
  flow { Add to List "L" }
}
`);
});

it('leaves triggers, constraints, fields, positive and doubly negated filters alone', () => {
  expectFindings(`
campaign "A" {
  trigger Fills Out Form is not "Unsubscribe"
  filter Filled Out Form "Demo" { [Web Page] is not "/careers", [Date of Activity] in past 7 days }
  filter not Filled Out Form is not "Demo" { [Date of Activity] in past 7 days }
  filter [Country] is not "US"
  flow { Add to List "L" }
}
`);
});

it('takes the operator out where no value is written yet', () => {
  const text = list('Filled Out Form /*! filter/is-not-or-not */ is not');
  expect(applyFix(text)).toBe(list('not Filled Out Form '));
  expect(expectFindings(text)[0]?.message).toBe(
    'Filled Out Form is not finds people who did it with another form name, not those who did not do it.',
  );
});
