import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('slow/nested-smart-list');

const due = '/*! slow/nested-smart-list */';
const inner = `smart list "Inner" {
  filter [Country] is "US"
  filter any { [City] is "Boston", [City] is "Austin" }
}
`;

it('writes the filters of the list in its place', () => {
  const text = `${inner}smart list "Outer" {\n  filter [Industry] is "Software"\n  filter ${due} Member of Smart List "Inner"\n}\n`;
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe('Asking for the members of "Inner" makes Marketo work out that list first.');
  expect(applyFix(text)).toBe(
    `${inner}smart list "Outer" {\n  filter [Industry] is "Software"\n  filter [Country] is "US"\n  filter any { [City] is "Boston", [City] is "Austin" }\n}\n`,
  );
});

it('keeps the filters together inside a group', () => {
  const text = `${inner}smart list "Outer" { filter any { [Industry] is "Software", ${due} Member of Smart List "Inner" } }\n`;
  const fixed = applyFix(text);
  expect(fixed).toContain(
    'any { [Industry] is "Software", all { [Country] is "US", any { [City] is "Boston", [City] is "Austin" } } }',
  );
  expectFindings(fixed);
});

it('counts the lists behind the list, and offers nothing for who is not in it', () => {
  const findings = expectFindings(`${inner}
smart list "Middle" { filter ${due} Member of Smart List "Inner" }
campaign "A" {
  schedule daily at 02:00
  filter ${due} not Member of Smart List "Middle"
  flow { Add to List "L" }
}
`);
  expect(findings.map(({ message }) => message)).toContain(
    'Asking for the members of "Middle" makes Marketo work out that list and 1 more behind it first.',
  );
  expect(findings.find(({ message }) => message.includes('"Middle"'))?.fixes).toEqual([]);
});

it('is an error where the lists ask each other', () => {
  const findings = expectFindings(`
smart list "A" { filter ${due} Member of Smart List "B" }
smart list "B" { filter ${due} Member of Smart List "A" }
`);
  expect(findings.map(({ severity }) => severity)).toEqual(['error', 'error']);
});

it('leaves choices, executable campaigns, static lists and lists of Marketo alone', () => {
  expectFindings(`${inner}
campaign "A" {
  trigger Person is Created
  filter Member of List "L"
  filter Member of Smart List "Lives in Marketo"
  flow {
    if Member of Smart List "Inner" then Add to List "L"
    else nothing
  }
}
campaign "B" {
  executable
  filter Member of Smart List "Inner"
  flow { Add to List "L" }
}
`);
});

it('shows each list behind the list, however deep', () => {
  const chain = ['B', 'C', 'D'].map(
    (name, index) =>
      `smart list "${name}" { filter ${index === 2 ? '[Country] is "US"' : `${due} Member of Smart List "${'CD'[index]}"`} }\n`,
  );
  const findings = expectFindings(
    `smart list "A" { filter ${due} Member of Smart List "B" }\n${chain.join('')}`,
  );
  expect(findings[0]?.message).toContain('that list and 2 more behind it first');
  expect(findings[0]?.related.map(({ message }) => message)).toEqual([
    'The smart list "B"',
    'The smart list "C"',
    'The smart list "D"',
  ]);
  expect(findings.map(({ severity }) => severity)).toEqual(['warning', 'warning', 'warning']);
});

it('is an error for the list that leads into a circle as well', () => {
  const findings = expectFindings(`
smart list "A" { filter ${due} Member of Smart List "B" }
smart list "B" { filter ${due} Member of Smart List "C" }
smart list "C" { filter ${due} Member of Smart List "B" }
`);
  expect(findings.map(({ severity }) => severity)).toEqual(['error', 'error', 'error']);
  expect(findings.flatMap(({ fixes }) => fixes)).toEqual([]);
});

it.each([
  ['with a comment', '// home\n  filter [Country] is "US"'],
  ['that could not be read', 'filter Membr of List "B"\n  filter [Country] is "US"'],
  ['with a mistake', 'filter [Country] resembles "US"'],
  ['without filters', ''],
])('does not copy a list %s', (_, filters) => {
  const [finding] = expectFindings(
    `smart list "Inner" {\n  ${filters}\n}\nsmart list "Outer" { filter ${due} Member of Smart List "Inner" }\n`,
  );
  expect(finding?.fixes).toEqual([]);
});

it('copies a single filter into a group as it is, and one list of two not at all', () => {
  const one = 'smart list "Inner" {\n  filter [Country] is "US"\n}\n';
  expect(
    applyFix(
      `${one}smart list "Outer" { filter any { [City] is "Bonn", ${due} Member of Smart List "Inner" } }\n`,
    ),
  ).toContain('any { [City] is "Bonn", [Country] is "US" }');
  const [finding] = expectFindings(
    `${one}smart list "Outer" { filter ${due} Member of Smart List "Inner", "Elsewhere" }\n`,
  );
  expect(finding?.fixes).toEqual([]);
});
