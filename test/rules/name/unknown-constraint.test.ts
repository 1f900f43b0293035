import { expect, it } from 'vitest';
import { expectFindings as expectAll, testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('name/unknown-constraint');

it('names the trigger that lacks such a constraint', () => {
  const text =
    'campaign "A" {\n  trigger Data Value Changes [Country] { /*! name/unknown-constraint */ [Nw Value] is "DE" }\n  flow { Sync Person to SFDC }\n}\n';
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe('Data Value Changes has no [Nw Value] to set.');
  expect(applyFix(text, { title: 'Change to [New Value]' })).toContain('{ [New Value] is "DE" }');
});

it('speaks about the setting of a step, not about the value that is missing then', () => {
  expectAll(`
campaign "A" {
  trigger Person is Created
  flow { Interesting Moment Milestone { /*! name/unknown-constraint */ [Desription] is "Met at the fair" } }
}
`);
});

it('says nothing about fields of an opportunity, which are the company’s own', () => {
  expectFindings('smart list "L" {\n  filter Has Opportunity { [Renewal Region] is "EMEA" }\n}\n');
});

it('accepts a constraint’s older name', () => {
  expectFindings(
    'campaign "A" {\n  trigger Data Value Changes [Country] { [Old Value] is "AT" }\n  flow { Sync Person to SFDC }\n}\n',
  );
});
