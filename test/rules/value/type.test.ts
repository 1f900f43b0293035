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

it.each([
  [list(`[Rank] at least ${due} "many"`), 'Write a number.'],
  [list(`[Annual Revenue] at least ${due} "much"`), 'Write a number.'],
  [list(`[Urgency] at least ${due} "high"`), 'Write a number.'],
  [`field [Share] percent\n${list(`[Share] at least ${due} "half"`)}`, 'Write a number.'],
  [list(`[Met] after ${due} 5`), 'Write a date, such as 2026-12-01.'],
  [list(`[Created At] after ${due} 5`), 'Write a date, such as 2026-12-01.'],
  [list(`[Met] in time frame ${due} 5`), 'Write a date, such as 2026-12-01.'],
  [list(`[Met] in past ${due} 2026-01-01`), 'Write a number and a unit, such as 7 days.'],
  [list(`[Country] is ${due} 5 days`), 'Write a text in quotes.'],
  [list(`[Country] is ${due} {{my.Home}}`), 'Write the value itself.'],
  [flow(`Wait ${due} 2026-01-01`), 'Write a number and a unit, such as 2 days.'],
  [flow(`Change Data Value ${due} "Country" to "US"`), 'Write the name of a field in brackets.'],
  [flow(`Change Score ${due} [Note] by 5`), 'Declare it as a score, or write it with Change Data Value.'],
  [flow(`Add to List ${due} "{{my.List}}"`), 'Write the value itself.'],
])('says what to write instead: %#', (text, advice) => {
  expect(expectFindings(text)[0]?.advice).toBe(advice);
});

it('names the field that a step writes, and shows where a score that is none is declared', () => {
  expect(expectFindings(flow(`Change Data Value [Met] to ${due} true`))[0]?.message).toBe(
    '[Met] takes a date, and true is not.',
  );
  const declared = expectFindings(flow(`Change Score ${due} [Note] by 5`))[0]?.related;
  expect(declared).toMatchObject([{ message: 'So it is declared' }]);
  expect(expectFindings(flow(`Change Score ${due} [Country] by 5`))[0]?.related).toEqual([]);
});

it.each(['Rank', 'Urgency', 'Annual Revenue', 'Share', 'Unheard of'])('counts [%s] as a number', (field) => {
  expectFindings(`field [Share] percent\n${flow(`Change Score [${field}] by 5`)}`);
});

it('takes a token in a choice and in a scenario, not in the filter of the same campaign', () => {
  expectFindings(
    `campaign "A" {\n  trigger Person is Created\n  filter [Country] is ${due} {{lead.City}}\n  flow {\n    if [Country] is {{lead.City}} then Sync Person to SFDC\n    else nothing\n  }\n}\n`,
  );
  expectFindings(
    `campaign "A" {\n  trigger Data Value Changes [Country] { [New Value] is ${due} {{lead.City}} }\n  flow { Sync Person to SFDC }\n}\n`,
  );
  expectFindings(
    'scenario "S" {\n  given [Country] is {{lead.City}}\n  when Person is Created\n  then Sync Person to SFDC happens\n}\n',
  );
});

it('says nothing of what a step leaves out or writes with words', () => {
  expectFindings(flow('Change Data Value [Rank]'));
  expectFindings(flow('Change Data Value [Unheard of] to "x"'));
  expectFindings(flow('Change Data Value to "x"'));
  expectFindings(flow('Change Score'));
  expectFindings(flow('Send Alert "A" to owner'));
  expectFindings(flow('Change Data Value [Rank] to high'));
});
