import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('stage/stamp-erased');
const mark = '/*! stage/stamp-erased */ ';

const lifecycle =
  'field [MQL Date] datetime\nfield [Old Date] datetime\nlifecycle "L" on [Stage] {\n  stage "1"\n  stage "2" { stamp first [MQL Date] }\n}\n';
const campaign = (...steps: readonly string[]) =>
  `campaign "Clean" {\n  qualify every time\n  trigger Fills Out Form "Demo"\n  flow {\n${steps.map((step) => `    ${step}\n`).join('')}  }\n}\n`;
const erase = 'Change Data Value [MQL Date] to empty';

it('names the stage, and leaves the date', () => {
  const text = lifecycle + campaign('Add to List "L"', mark + erase);
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe('"Clean" empties [MQL Date], the date on which people entered "2".');
  expect(applyFix(text)).toContain('  flow {\n    Add to List "L"\n  }\n');
});

it('knows how Marketo writes nothing, and other spellings of the field', () => {
  expectFindings(lifecycle + campaign(`${mark}Change Data Value [mql date] to "NULL"`));
  expectFindings(lifecycle + campaign(`if [Country] is "DE" then ${mark}${erase}`, 'else nothing'));
});

it('accepts it once the date has been copied', () => {
  const copy = 'Change Data Value [Old Date] to {{lead.MQL Date}}';
  expectFindings(lifecycle + campaign(copy, erase));
  expectFindings(lifecycle + campaign(mark + erase, copy));
});

it('leaves other values and other fields alone', () => {
  expectFindings(lifecycle + campaign('Change Data Value [MQL Date] to {{system.dateTime}}'));
  expectFindings(lifecycle + campaign('Change Data Value [Old Date] to empty'));
  expectFindings(campaign(erase));
  expectFindings(lifecycle + campaign(erase).replace('qualify', 'inactive\n  qualify'));
});

it('shows the stage, and offers nothing inside a choice', () => {
  const [finding] = expectFindings(lifecycle + campaign(mark + erase));
  expect(finding?.related.map(({ message }) => message)).toEqual(['The stage that is stamped with it']);
  expect(finding?.fixes).toMatchObject([{ title: 'Leave the date', safe: false }]);
  const [chosen] = expectFindings(
    lifecycle + campaign(`if [Country] is "DE" then ${mark}${erase}`, 'else nothing'),
  );
  expect(chosen?.fixes).toEqual([]);
});

it('takes neither a text, nor the copy of another date, for a copy', () => {
  expectFindings(lifecycle + campaign('Change Data Value [Old Date] to {{lead.Old Date}}', mark + erase));
  expectFindings(lifecycle + campaign('Change Data Value [Old Date] to "lead.MQL Date"', mark + erase));
  expectFindings(lifecycle + campaign(erase.replace('empty', '"NULL "')));
});
