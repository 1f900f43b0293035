import { expect, it } from 'vitest';
import { expectFindings as expectAll, testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('value/type');

const fields = 'field [Met] date\nfield [Rank] integer\nfield [Note] string\n';
const list = (filter: string) => `${fields}smart list "L" {\n  filter ${filter}\n}\n`;
const bare = (step: string) => `campaign "A" {\n  trigger Person is Created\n  flow { ${step} }\n}\n`;
const flow = (step: string) => fields + bare(step);
const due = '/*! value/type */';

it.each([
  [list(`[Rank] at least ${due} "many"`), '[Rank] takes a number, and "many" is not.'],
  [list(`[Met] after ${due} 5`), '[Met] takes a date, and 5 is not.'],
  [
    list(`[Met] in past ${due} 2026-01-01`),
    "[Met] is compared by 'in past' with a length of time, and 2026-01-01 is not.",
  ],
  [list(`[Country] is ${due} [Note]`), '[Country] takes a text, and the field [Note] is not.'],
  [list(`[Country] is ${due} 5 days`), '[Country] takes a text, and 5 days is not.'],
  [
    list(`[Country] is ${due} {{my.Home}}`),
    '[Country] is compared with the text "{{my.Home}}": Marketo replaces no tokens in triggers and filters.',
  ],
  [
    list(`Visited Web Page "/x" { [Min. Number of Times] at least ${due} "often" }`),
    '[Min. Number of Times] takes a number, and "often" is not.',
  ],
  [flow(`Change Data Value [Rank] to ${due} "high"`), '[Rank] takes a number, and "high" is not.'],
  [flow(`Change Data Value [Met] to ${due} 5`), '[Met] takes a date, and 5 is not.'],
  [flow(`Change Score [Person Score] by ${due} "five"`), '[Change] takes a number, and "five" is not.'],
  [flow(`Change Score ${due} [Note] by 5`), '[Note] is no score: Change Score offers scores only.'],
  [flow(`Add to List ${due} "{{my.List}}"`), 'Add to List takes no token as its [List Name].'],
])('finds what does not fit: %#', (text, message) => {
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe(message);
});

it.each([
  list('[Rank] at least "10"'),
  list('[Met] is "2026-01-15"'),
  list('[Met] after 2026-01-01T09:00'),
  list('[Met] in time frame "Last Month"'),
  list('[Note] is 5, true, 2026-01-01'),
  list('[Unheard of] at least "many"'),
  flow('Change Data Value [Rank] to {{lead.Person Score}}'),
  flow('Change Data Value [Rank] to empty'),
  flow('Change Data Value [Met] to {{system.dateTime}}'),
  flow('Change Data Value [Note] to 5'),
  flow('Change Score [Person Score] by {{my.Points}}'),
  flow('Wait until {{my.Date}}'),
])('lets pass what fits: %#', (text) => {
  expectFindings(text);
});

it('leaves tokens in choices to the rule about choices, and abbreviations to the one about units', () => {
  expectAll(
    bare(
      'if [Country] is /*! choice/token-condition */ {{lead.City}} then Sync Person to SFDC\n    else nothing',
    ),
  );
  expectAll(bare('Wait 4 /*! wait/abbreviated-unit */ hrs'));
});

it('is quiet where the operator is the mistake', () => {
  expectFindings(list('[Met] is atleast 5'));
  expectAll(list('[Country] is "US"\n  filter [Rank] /*! value/operator */ contains "many"'));
});
