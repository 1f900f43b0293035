import { expect, it } from 'vitest';
import { findingsOf, modelOf, roundTrip } from './round-trip.ts';

const wrap = (body: string, head = ''): string => `program "P" in "Marketing Activities / Operations" {
  channel "Operational"
${head}}
field [Own] string
field [Score] score
${body}`;
const camp = (filter: string, flow = 'Change Data Value [Own] to "x"') =>
  wrap(`campaign "C" {\n qualify every time\n trigger Person is Created\n ${filter}\n flow {\n${flow}\n}\n}`);
/** Each of them once came back as something else. */
const examples: Readonly<Record<string, string>> = {
  'an alert whose addresses stand in two places':
    camp('', 'Send Alert "E" to "a@example.com" { [To Other Emails] is "b@example.com" }') +
    '\nexternal email "E"',
  'a percentage that is not meant': camp('filter Random Sample is not 5'),
  'an alert to an owner and addresses':
    camp('', 'Send Alert "E" to owner { [To Other Emails] is "a@example.com", "b@example.com" }') +
    '\nexternal email "E"',
  'an alert to addresses':
    camp('', 'Send Alert "E" to "a@example.com", "b@example.com"') + '\nexternal email "E"',
  'a field whose name the API does not have': camp('filter [Blocklisted] is true'),
  'the text NULL': camp('filter [Own] is "NULL"'),
  'the text NULL in braces': camp('filter Data Value Changed [Own] { [Reason] is "NULL" }'),
  'digits in a text field': camp('filter [Postal Code] is "12345"'),
  'a text with leading zeros, and with a plus': camp('filter [Own] is "007", "+5"'),
  'the text true': camp('filter [Own] is "true"'),
  'a text like a date': camp('filter [Own] is "2026-99-99"'),
  'digits that are set': camp('', 'Change Data Value [Own] to "5"'),
  'a list outside': `external list "L"\n${camp('filter Member of List "L"')}`.replace(
    /^(external.*)\n([\s\S]*)$/,
    '$2\n$1',
  ),
  'a sales email outside': camp('filter Clicked Link in Sales Email "S"') + '\nexternal email "S"',
  'a landing page outside': camp('filter Visited Web Page "Page"') + '\nexternal landing page "Page"',
  'somebody who may be a user or a queue': camp('', 'Change Owner to "Sam"'),
  'a campaign outside that is requested':
    camp('', 'Request Campaign "R"') + '\nexternal campaign "R" { requestable }',
  'a campaign outside that is executed':
    camp('', 'Execute Campaign "R"') + '\nexternal campaign "R" { executable }',
  'a description with a blank line': `/// one\n///\n/// two\n${camp('')}`,
  'an indented description': wrap('/// one\n///   two\nlist "L"'),
  'names of two lines': wrap(
    'list "a\\nb"\ncampaign "two\\nlines" {\n qualify every time\n trigger Person is Created\n flow { Add to List "a\\nb" }\n}',
  ),
  'tokens of two lines': wrap('', '  token "T" text "a\\nb"\n  token "U" text "c \\\\n d"\n'),
  'a campaign that nobody has said how often it runs': wrap(
    'campaign "A" {\n qualify every time\n trigger Data Value Changes [Own]\n flow { Request Campaign "B" }\n}\ncampaign "B" {\n trigger Campaign is Requested "Marketo Flow Action"\n flow { Change Score [Score] by 5 }\n}',
  ),
  'a score that is set below zero': camp('', 'Change Score [Score] to -5'),
  'a setting as it is by default': camp('', 'Delete Person from SFDC { [Delete in Marketo] is false }'),
  'an owner as by default': camp('', 'Create Task "T" to owner { [Due In] is 5 days }'),
  'a field in braces': camp('filter Program Member Data was Changed "P" { [Attribute] is "Own" }'),
  'nested groups': camp('filter any {\n[Own] is "a"\nall {\n[Score] at least 5\n[Own] is "b"\n}\n}'),
  'a duration that Marketo does not understand': camp('', 'Wait 4 hrs'),
  'digits in a description': camp('', 'Interesting Moment "Web" { [Description] is "5" }'),
  'a program before the attribute':
    camp('', 'Change Program Member Data [Own] in "Q" to "v"') + '\nexternal program "Q"',
  'a negated opportunity': camp('filter not Has Opportunity { [Is Closed] is false }'),
  'a folder above the program with a slash in its name': `program "P" in "Marketing Activities / Operations / Q1/Q2" {
  channel "Operational"
}
list "L"
`,
  'a slash in the name of a folder': wrap('folder "a/b" {\nlist "L"\n}'),
  'a list of values that goes on in the next line':
    camp(
      'filter Filled Out Form is not "Outside one, a rather long name of a form", "Outside two, a rather long name of a form", "Outside three, long name"',
    ) +
    '\nexternal form "Outside one, a rather long name of a form", "Outside two, a rather long name of a form", "Outside three, long name"',
};
it.for(Object.entries(examples))('brings back %s', async ([, text]) => {
  const model = modelOf(new Map([['file:///x.lifecycle', text]]));
  expect(findingsOf(await roundTrip(model))).toEqual(findingsOf(model));
});
