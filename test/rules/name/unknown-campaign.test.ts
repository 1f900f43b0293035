import { expect, it } from 'vitest';
import { expectFindings as expectAll, testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('name/unknown-campaign');

it('is about requests, executions, memberships, scenarios and externals alike', () => {
  expectFindings(`
campaign "A" {
  trigger Person is Created
  filter not Member of Smart Campaign /*! name/unknown-campaign */ "B"
  flow {
    Request Campaign /*! name/unknown-campaign */ "C"
    Execute Campaign /*! name/unknown-campaign */ "D"
    Remove from Flow /*! name/unknown-campaign */ "E"
    Remove from Flow
  }
}
external webhook "W" { requests /*! name/unknown-campaign */ "F" }
scenario "S" {
  when /*! name/unknown-campaign */ "G" runs
  then [Country] is "DE"
}
`);
});

it('offers the nearest campaign', () => {
  const text = `
campaign "000 - Create" {
  trigger Person is Created
  flow { Request Campaign /*! name/unknown-campaign */ "210 - Sned to Sales" }
}
external campaign "210 - Send to Sales" { requestable }
`;
  expectAll(text);
  expect(applyFix(text)).toContain('Request Campaign "210 - Send to Sales" }');
});

it('finds campaigns of other files and announced ones', () => {
  expectFindings({
    one: 'campaign "A" {\n  trigger Person is Created\n  flow {\n    Request Campaign "B"\n    Request Campaign "C"\n  }\n}\n',
    two: 'campaign "B" {\n  qualify every time\n  trigger Campaign is Requested\n  flow { Sync Person to SFDC }\n}\nexternal campaign "C"\n',
  });
});

it('says where a campaign is that another program was asked for', () => {
  const [finding] = expectFindings({
    one: 'program "One"\ncampaign "A" {\n  trigger Person is Created\n  flow { Request Campaign /*! name/unknown-campaign */ "B" in "Three" }\n}\n',
    two: 'program "Two"\ncampaign "B" {\n  qualify every time\n  trigger Campaign is Requested\n  flow { Sync Person to SFDC }\n}\n',
  });
  expect(finding?.message).toBe('Program "Three" has no campaign "B"; it is in program "Two".');
});

it('leaves templates to Marketo unless one is misspelled', () => {
  expectFindings(`
external campaign "Score Template"
campaign "A" {
  like "Stage Blueprint" in "Blueprints"
  trigger Person is Created
  flow { Sync Person to SFDC }
}
campaign "B" {
  like /*! name/unknown-campaign */ "Score Templat"
  trigger Person is Created
  flow { Sync Person to SFDC }
}
`);
});
