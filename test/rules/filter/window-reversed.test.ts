import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('filter/window-reversed');

const due = '/*! filter/window-reversed */';
const model = `
field [Stage] string
field [MQL Date] datetime
field [Event Day] date
lifecycle "L" on [Stage] {
  stage "MQL" { stamp latest [MQL Date], sla 4 hours }
  stage "SAL"
}
`;

it('knows the deadline of the stage', () => {
  const text = `${model}smart list "Overdue" {\n  filter [Stage] is "MQL"\n  filter [mql date] ${due} in past 240 minutes\n}\n`;
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe(
    '[mql date] in past 240 minutes finds people who are still in time: the 240 minutes of "MQL" are over for those of \'in past before\'.',
  );
  expect(applyFix(text)).toContain(
    '  filter [mql date] is not empty\n  filter [mql date] in past before 240 minutes',
  );
});

it('keeps out who has no date, unless somebody else does', () => {
  const alone = `${model}smart list "Overdue" { filter any { [Country] is "DE", [MQL Date] ${due} in past 4 hours } }\n`;
  expect(applyFix(alone)).toContain(
    'any { [Country] is "DE", all { [MQL Date] is not empty, [MQL Date] in past before 4 hours } }',
  );
  const kept = `${model}smart list "Overdue" {\n  filter [MQL Date] is not empty\n  filter [MQL Date] ${due} in past 4 hours\n}\n`;
  expect(applyFix(kept)).toBe(kept.replace(`${due} in past`, 'in past before'));
});

it('knows that the event has only just set the field', () => {
  const findings = expectFindings(`${model}
campaign "A" {
  trigger Data Value Changes [MQL Date]
  filter [MQL Date] ${due} in past 2 hours
  flow { Send Alert "Late" to owner }
}
campaign "B" {
  trigger Data Value Changes [Stage] { [New Value] is "MQL" }
  filter [MQL Date] ${due} in past 1 day
  flow { Send Alert "Late" to owner }
}
`);
  expect(findings.map(({ message }) => message.split(':')[0])).toEqual([
    '[MQL Date] in past 2 hours holds at once',
    '[MQL Date] in past 1 day holds at once',
  ]);
  expect(findings.flatMap(({ fixes }) => fixes)).toEqual([]);
});

it('knows dates without a time of day', () => {
  const [finding] = expectFindings(
    `${model}smart list "Today" { filter [Event Day] in past before ${due} 4 hours, filter [Event Day] in past 1 day }`,
  );
  expect(finding?.message).toContain('4 hours are counted from midnight');
});

it('leaves other times, other events, other fields and in past before alone', () => {
  expectFindings(`${model}
smart list "A" { filter [MQL Date] in past 7 days }
smart list "B" { filter [MQL Date] in past before 4 hours }
smart list "C" { filter [Created At] in past 4 hours }
campaign "D" {
  trigger Fills Out Form "F"
  filter [MQL Date] in past 2 days
  flow { Add to List "L" }
}
campaign "E" {
  trigger Data Value Changes [Stage] { [New Value] is "SAL" }
  filter [MQL Date] in past 2 days
  flow { Add to List "L" }
}
`);
});

it('says of each what to do', () => {
  const [deadline] = expectFindings(`${model}smart list "O" { filter [MQL Date] ${due} in past 4 hours }\n`);
  expect(deadline?.fixes.every(({ safe }) => !safe)).toBe(true);
  const [event] = expectFindings(
    `${model}campaign "A" {\n  trigger Data Value Changes [MQL Date]\n  filter [MQL Date] ${due} in past 2 hours\n  flow { Send Alert "Late" to owner }\n}\n`,
  );
  expect(event?.advice).not.toBe(deadline?.advice);
});

it.each([
  'trigger Data Value Changes [MQL Date]\n  trigger Fills Out Form "F"',
  'trigger Data Value Changes',
  'trigger Data Value Changes [Country]',
  'trigger Data Value Changes [Stage]',
  'trigger Data Value Changes [Stage] { [Previous Value] is "MQL" }',
  'trigger Data Value Changes [Stage] { [New Value] is "MQL", "SAL" }',
  'trigger Data Value Changes [Stage] { [New Value] is {{my.Stage}} }',
  'trigger Data Value Changes [Country] { [New Value] is "MQL" }',
  'trigger Fills Out Form "MQL Date"',
  'schedule daily at 08:00',
])('does not know when the field was set: %s', (start) => {
  expectFindings(
    `${model}campaign "A" {\n  ${start}\n  filter [MQL Date] in past 2 hours\n  flow { Send Alert "Late" to owner }\n}\n`,
  );
});

it('does not look at activities, other comparisons and lengths without a known unit', () => {
  expectFindings(`${model}smart list "L" {
  filter Filled Out Form "F" { [Date of Activity] in past 4 hours }
  filter [MQL Date] in past 4 hrs
  filter [Event Day] in past 4 hrs
  filter [MQL Date] 4 hours
  filter not Member of List "M"
}
`);
});
