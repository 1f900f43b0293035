import { expect, it } from 'vitest';
import { expectFindings as expectAll, testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('filter/beyond-retention');

const list = (filter: string) => `smart list "L" {\n  filter [Country] is "US"\n  filter ${filter}\n}\n`;
const due = '/*! filter/beyond-retention */';

it('asks for the time that Marketo keeps, which changes nobody', () => {
  const text = list(`Score was Changed [Person Score] { [Date of Activity] in past ${due} 6 months }`);
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe(
    'Marketo keeps Score was Changed for 90 days: in past 6 months finds no more than that.',
  );
  expect(finding?.severity).toBe('warning');
  const fixed = applyFix(text);
  expect(fixed).toBe(list('Score was Changed [Person Score] { [Date of Activity] in past 90 days }'));
  expectAll(fixed);
});

it('is an error for what did not happen, and has no fix for it', () => {
  const [finding] = expectFindings(
    list(`not Visited Web Page "/x" { [Date of Activity] in past ${due} 100 days }`),
  );
  expect(finding?.severity).toBe('error');
  expect(finding?.message).toContain(
    'people who did it earlier in these 100 days count as people who did not',
  );
  expect(finding?.fixes).toEqual([]);
});

it('knows that nothing older is left', () => {
  const [nobody, everyone] = [
    ...expectFindings(list(`Visited Web Page "/x" { [Date of Activity] in past before ${due} 200 days }`)),
    ...expectFindings(
      list(`not Visited Web Page "/x" { [Date of Activity] in past before ${due} 200 days }`),
    ),
  ];
  expect(nobody?.message).toContain('Nobody passes');
  expect(everyone?.message).toContain('Everyone passes');
});

it('counts the 25 months of other activities', () => {
  expect(applyFix(list(`Filled Out Form "F" { [Date of Activity] in past ${due} 3 years }`))).toContain(
    'in past 25 months',
  );
});

it('lets what is kept be asked for', () => {
  expectFindings(list('Visited Web Page "/x" { [Date of Activity] in past 90 days }'));
  expectFindings(list('Visited Web Page "/x" { [Date of Activity] in past 3 months }'));
  expectFindings(list('Filled Out Form "F" { [Date of Activity] in past 25 months }'));
  expectFindings(list('Person was Created { [Date of Activity] in past 10 years }'));
  expectFindings(list('[Created At] in past 10 years'));
});

it('is as serious as what follows from it', () => {
  const before = (not: string) =>
    expectFindings(list(`${not}Visited Web Page "/x" { [Date of Activity] in past before ${due} 200 days }`));
  expect(before('')[0]?.severity).toBe('warning');
  expect(before('not ')[0]?.severity).toBe('error');
});

it('looks at the date of the activity, and at lengths of time that end now', () => {
  expectFindings(list('Visited Web Page "/x" { [Date of Activity] in future 200 days }'));
  expectFindings(list('Visited Web Page "/x" { [Date of Activity] in past 200 dys }'));
  expectFindings(list('Has Opportunity { [Last Activity Date] in past 10 years }'));
  expectFindings(list('Visited Web Page "/x" { [Date of Activity] 200 days }'));
});
