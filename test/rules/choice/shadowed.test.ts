import { expect, it } from 'vitest';
import { expectFindings as expectAll, testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('choice/shadowed');

/** A flow with one choice; a condition that begins with `!` is due. */
function choice(...conditions: readonly string[]): string {
  const branches = conditions.map((condition, index) => {
    const test = condition.startsWith('!') ? `/*! choice/shadowed */ ${condition.slice(1)}` : condition;
    return `${index === 0 ? 'if' : 'else if'} ${test} then Change Score [Person Score] by ${index + 1}`;
  });
  return `campaign "A" {\n  trigger Person is Created\n  flow {\n    ${branches.join('\n    ')}\n    else nothing\n  }\n}\n`;
}

it('asks the narrower condition first and leaves comments where they are', () => {
  const text = `
campaign "A" {
  trigger Person is Created
  flow {
    if [Job Title] contains "VP" then Change Score [Person Score] by 20 // leaders
    else if [Job Title] contains "Director" then Change Score [Person Score] by 10
    // the top
    else if /*! choice/shadowed */ [Job Title] contains "SVP" then Change Score [Person Score] by 30
    else nothing
  }
}
`;
  const [finding] = expectAll(text);
  expect(finding?.message).toBe(
    'This choice is never taken: whoever passes [Job Title] contains "SVP" is taken by [Job Title] contains "VP" before.',
  );
  expect(finding?.related[0]?.message).toBe('This choice comes first');
  const fixed = applyFix(text, { title: 'Ask this first' });
  expect(fixed).toContain(`
    if [Job Title] contains "SVP" then Change Score [Person Score] by 30 // leaders
    else if [Job Title] contains "VP" then Change Score [Person Score] by 20
    // the top
    else if [Job Title] contains "Director" then Change Score [Person Score] by 10
`);
  expectAll(fixed);
});

it.each([
  [['[Job Title] contains "VP"', '![Job Title] is "VP Sales"']],
  [['[Job Title] starts with "VP"', '![Job Title] starts with "vp sales", "VP Marketing"']],
  [['[Country] is "US", "CA"', '![Country] is "ca"']],
  [['[Country] is not empty', '![Country] is "DE"']],
  [['[Country] is not "US"', '![Country] is "DE", "AT"']],
  [['[Country] is not "US"', '![Country] is not "US", "CA"']],
  [['[Job Title] not contains "VP"', '![Job Title] not contains "V"']],
  [['[Person Score] greater than 50', '![Person Score] at least 51']],
  [['[Person Score] at least 50', '![Person Score] between 60 and 80']],
  [['[Person Score] at most 50', '[Person Score] at least 80', '![Person Score] is 90, 10']],
  [['[Created At] in past 30 days', '![Created At] in past 1 week']],
  [['[Created At] before 2026-01-01', '![Created At] on or before 2025-06-30']],
  [['[Unsubscribed] is true', '![Unsubscribed] is true']],
  [['[Lead Status] is "Open"', '![Person Status] is "Open"']],
  [['Member of List "A", "B"', '!Member of List "A"']],
  [['Member of List "A"', '!Member of List "A"']],
  [['not Member of List "A"', '!not Member of List "A", "B"']],
  [['Member of Program "P"', '!Member of Program "P" { [Success] is true }']],
  [
    [
      'Has Opportunity { [Amount] at least 100 }',
      '!Has Opportunity { [Amount] at least 500, [Is Won] is true }',
    ],
  ],
])('sees that the earlier choices take everyone: %j', (conditions) => {
  expectFindings(choice(...conditions));
});

it.each([
  [['[Job Title] contains "SVP"', '[Job Title] contains "VP"']],
  [['[Job Title] contains "VP"', '[Job Title] starts with "V"']],
  [['[Country] is "US"', '[Country] is "US", "CA"']],
  [['[Country] is not "US"', '[Country] is empty']],
  [['[Country] contains "US"', '[City] is "US"']],
  [['[Person Score] at least 80', '[Person Score] at least 50']],
  [['[Person Score] greater than 50', '[Person Score] is 50']],
  [['[Person Score] between 25 and 49', '[Person Score] between 49 and 60']],
  [['[Person Score] at most 10', '[Person Score] is 0']],
  [['[Person Score] at least 1', '[Person Score] is not 0']],
  [['[Created At] in past 7 days', '[Created At] in past 30 days']],
  [['[Created At] after 2026-01-01', '[Created At] before 2026-01-01']],
  [['Member of List "A"', 'not Member of List "B"']],
  [['not Member of List "A", "B"', 'not Member of List "A"']],
  [['Member of Program "P" { [Success] is true }', 'Member of Program "P"']],
  [['Member of Smart List "A"', 'Member of List "A"']],
  [['[Country] is {{my.Home}}', '[Country] is "DE"']],
])('knows when somebody may be left: %j', (conditions) => {
  expectFindings(choice(...conditions));
});

it('names every choice that takes a part', () => {
  const [finding] = expectFindings(
    choice('[Country] is "US"', '[Country] is "CA"', '![Country] is "US", "CA"'),
  );
  expect(finding?.related).toHaveLength(2);
  const [other] = expectFindings(
    choice('[Person Score] less than 50', '[Person Score] at least 50', '![Person Score] between 40 and 60'),
  );
  expect(other?.related).toHaveLength(2);
});

it('offers to take a repeated choice out', () => {
  const text = choice('[Country] is "DE"', '![Country] is "de"', '[Country] is "AT"');
  expectAll(applyFix(text, { title: 'Take this choice out' }));
});

it('gives up on a choice that is too large to compare instead of holding everything up', () => {
  const values = (from: number) => Array.from({ length: 2000 }, (_, index) => `"${from + index}"`).join(', ');
  const started = performance.now();
  expectFindings(
    choice(...Array.from({ length: 40 }, (_, index) => `[Country] contains ${values(index * 2000)}`)),
  );
  expect(performance.now() - started).toBeLessThan(5000);
});

it('shows the choice faded, and offers only what a person has to look through', () => {
  const [finding] = expectFindings(choice('[Country] is "DE"', '![Country] is "DE"'));
  expect(finding?.unnecessary).toBe(true);
  expect(finding?.advice).toBe('Change the condition, or take the choice out.');
  expect(finding?.fixes).toMatchObject([{ title: 'Take this choice out', safe: false }]);
  const [narrower] = expectFindings(choice('[Country] is not empty', '![Country] is "DE"'));
  expect(narrower?.advice).toBe('Ask for the narrower condition first.');
});

it('moves only what stands between the two', () => {
  const text = choice(
    '[City] is "Bonn"',
    '[Country] is not empty',
    '![Country] is "DE"',
    '[Country] is empty',
  );
  expect(applyFix(text)).toBe(
    choice('[City] is "Bonn"', '[Country] is "DE"', '[Country] is not empty', '[Country] is empty')
      .replace(
        'is "DE" then Change Score [Person Score] by 2',
        'is "DE" then Change Score [Person Score] by 3',
      )
      .replace(
        'not empty then Change Score [Person Score] by 3',
        'not empty then Change Score [Person Score] by 2',
      ),
  );
});

it('moves fifty choices and not one more', () => {
  const row = (between: number) =>
    choice(
      '[Country] is not empty',
      ...Array.from({ length: between }, (_, index) => `[City] is "${index}"`),
      '![Country] is "DE"',
    );
  expect(expectFindings(row(48))[0]?.fixes).toHaveLength(1);
  expect(expectFindings(row(49))[0]?.fixes).toEqual([]);
});

it('does not take a comment out with a repeated choice, but one elsewhere is no matter', () => {
  const text = choice('[Country] is "DE"', '![Country] is "DE"');
  const commented = text.replace('\n    else if', ' // home\n    else if');
  expect(expectFindings(commented)[0]?.fixes).toEqual([]);
  expect(expectFindings(`// home\n${text.replace('flow {', 'flow { // home')}`)[0]?.fixes).toHaveLength(1);
});
