import { expect, it } from 'vitest';
import { expectFindings as expectAll, testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('name/unknown-step');

it('offers the step that was probably meant', () => {
  const text =
    'campaign "A" {\n  trigger Person is Created\n  flow { /*! name/unknown-step */ Send Emial "Welcome" }\n}\n';
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe('Marketo has no flow step "Send Emial".');
  expect(applyFix(text)).toContain('flow { Send Email "Welcome" }');
});

it('leaves the word behind an unknown name alone', () => {
  const text = 'campaign "A" {\n  trigger Person is Created\n  flow { Chnge Owner to "Queue" }\n}\n';
  expect(applyFix(text, { title: 'Change to Change Owner' })).toContain('flow { Change Owner to "Queue" }');
});

it('looks into every branch of a choice and into scenarios', () => {
  expectFindings(`
campaign "A" {
  trigger Person is Created
  flow {
    if [Country] is "DE" then /*! name/unknown-step */ Sync Person with SFDC
    else /*! name/unknown-step */ Do Nothing
  }
}
scenario "S" {
  when Person is Created
  then /*! name/unknown-step */ Sync Persons happens once
}
`);
});

it('accepts older names', () => {
  expectAll('campaign "A" {\n  trigger Person is Created\n  flow { Sync Lead to SFDC }\n}\n');
});
