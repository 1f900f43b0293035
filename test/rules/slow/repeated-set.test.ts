import { expect, it } from 'vitest';
import { createWorkspace } from '../../../server/src/model/index.ts';
import { createChecker } from '../../../server/src/rules/index.ts';
import { applied, check, testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('slow/repeated-set');

const due = '/*! slow/repeated-set */';
const list = (name: string, ...filters: string[]) =>
  `smart list "${name}" {\n${filters.map((filter) => `  filter ${filter}\n`).join('')}}\n`;
const consent = ['[Unsubscribed] is false', '[Email Invalid] is false', '[Black Listed] is false'];

it('names the filters and the lists, whatever their order and letter case', () => {
  const [one = '', two = '', three = ''] = consent;
  const [finding] = expectFindings(
    list('A', `${due} ${one}`, two, three, '[Country] is "US"') +
      list('B', three, '[Country] is "DE"', two, one) +
      list('C', two, one.toLowerCase(), three),
  );
  expect(finding?.message).toBe(
    '[Unsubscribed] is false, [Email Invalid] is false and [Black Listed] is false are asked together in "A", "B" and "C".',
  );
  expect(finding?.related.map(({ message }) => message)).toEqual(['"B" asks the same', '"C" asks the same']);
});

it('extracts a field, two batch campaigns that keep it, and one filter for each list', () => {
  const text =
    list('A', `${due} ${consent[0]}`, ...consent.slice(1), '[Country] is "US"') +
    list('B', ...consent) +
    list('C', ...consent);
  const fixed = applyFix(text);
  expect(fixed).toContain('smart list "A" {\n  filter [Emailable] is true\n  filter [Country] is "US"\n}');
  expect(fixed).toContain(`
campaign "Emailable: Set" {
  qualify every time
  schedule daily at 02:00
  filter [Emailable] is false
  filter [Unsubscribed] is false
  filter [Email Invalid] is false
  filter [Black Listed] is false
  flow { Change Data Value [Emailable] to true }
}
`);
  expect(fixed).toContain(`
  filter [Emailable] is true
  filter any {
    [Unsubscribed] is true
    [Email Invalid] is true
    [Black Listed] is true
  }
  flow { Change Data Value [Emailable] to false }
`);
  expect(check(fixed).findings.filter(({ severity }) => severity !== 'hint')).toEqual([]);
  expectFindings(fixed);
});

it('says the opposite of texts, numbers, dates, lists and groups', () => {
  const filters = [
    '[Country] is "US", "CA"',
    '[Person Score] at least 50',
    'Member of List "L"',
    'any { [City] is empty, all { [City] contains "x", [Industry] is not "y" } }',
    '[Created At] after 2026-01-01',
  ];
  const fixed = applyFix(
    list('A', `${due} ${filters[0]}`, ...filters.slice(1)) + list('B', ...filters) + list('C', ...filters),
  );
  expect(fixed).toContain(`
  filter any {
    [Country] is not "US", "CA"
    [Person Score] less than 50
    [Person Score] is empty
    not Member of List "L"
    all { [City] is not empty, any { [City] not contains "x", [Industry] is "y" } }
    [Created At] on or before 2026-01-01
  }
`);
  expect(fixed).toContain('field [Fits Country and Person Score] boolean');
});

it('changes every file, and leaves folders', () => {
  const campaign = (name: string) =>
    `folder "F" {\n  campaign "${name}" {\n    schedule daily at 05:00\n${consent
      .map((filter) => `    filter ${filter}\n`)
      .join('')}    flow { Add to List "L" }\n  }\n}\n`;
  const files = { a: campaign('A'), b: campaign('B'), c: campaign('C') };
  const { findings } = check(files);
  const fix = findings.find(({ rule }) => rule === 'slow/repeated-set')?.fixes[0];
  if (fix === undefined) throw new Error('There is no fix.');
  const workspace = createWorkspace();
  for (const [uri, text] of Object.entries(files)) workspace.set(uri, applied(text, uri, fix));
  const after = [...createChecker().check(workspace.model()).findings.values()].flat();
  expect(after.map(({ rule }) => rule)).toEqual([]);
  expect(workspace.document('a')?.text).toContain('}\n\nfield [Emailable] boolean');
  expect(workspace.document('c')?.text).toContain('filter [Emailable] is true\n    flow');
});

it('offers nothing where the opposite cannot be said', () => {
  const filters = ['[Created At] in past 7 days', '[Country] is "US"', '[City] is "Rome"'];
  const [finding] = expectFindings(
    list('A', `${due} ${filters[0]}`, ...filters.slice(1)) + list('B', ...filters) + list('C', ...filters),
  );
  expect(finding?.fixes).toEqual([]);
});

it('leaves two lists, two filters, and filters that only differ in a value alone', () => {
  expectFindings(list('A', ...consent) + list('B', ...consent));
  expectFindings(
    ['A', 'B', 'C', 'D'].map((name) => list(name, ...consent.slice(1), `[City] is "${name}"`)).join(''),
  );
  expectFindings(
    list('A', '[Person Score] between 1 and 2', ...consent.slice(1)) +
      list('B', '[Person Score] between 2 and 1', ...consent.slice(1)) +
      list('C', '[Person Score] between 1 and 2', ...consent.slice(1)),
  );
});
