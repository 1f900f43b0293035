import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('chain/executable-refuses');
const mark = '/*! chain/executable-refuses */ ';

const parent = (steps: readonly string[], filter = '') =>
  `campaign "Parent" {\n  trigger Person is Created\n${filter}  flow {\n${steps.map((step) => `    ${step}\n`).join('')}  }\n}\n`;
const child = (...filters: readonly string[]) =>
  `campaign "Child" {\n  executable\n  qualify every time\n${filters.map((filter) => `  filter ${filter}\n`).join('')}  flow { Change Data Value [State] to "EMEA" }\n}\n`;
const execute = 'Execute Campaign "Child"';
const sync = 'Sync Person to SFDC';

it('quotes the filter and points at what comes for everybody', () => {
  const [finding] = expectFindings(
    parent([mark + execute, sync]) + child('[Country] is not empty', '[City] is "Berlin"'),
  );
  expect(finding?.message).toBe(
    '"Child" refuses whoever does not pass [Country] is not empty and 1 more, and "Parent" goes on with them as if it had run.',
  );
  expect(finding?.related.map(({ message }) => message)).toEqual([
    '"Child" refuses people here',
    'This step comes for everybody',
  ]);
});

it('is content where the caller has asked before', () => {
  const filter = '  filter [Country] is not empty\n';
  expectFindings(parent([execute, sync], filter) + child('[Country] is not empty'));
  expectFindings(
    parent([`if [Country] is empty then nothing\n    else ${execute}`, sync]) +
      child('[Country] is not empty'),
  );
});

it('is content where the caller looks at the result', () => {
  expectFindings(
    parent([execute, `if [State] is "EMEA" then ${sync}\n    else nothing`]) +
      child('[Country] is not empty'),
  );
  expectFindings(
    parent([mark + execute, `if [City] is "Berlin" then ${sync}\n    else nothing`]) +
      child('[Country] is not empty'),
  );
});

it('is content where nothing of weight follows, and without filters', () => {
  expectFindings(parent([sync, execute]) + child('[Country] is not empty'));
  expectFindings(parent([execute, 'Add to List "All"']) + child('[Country] is not empty'));
  expectFindings(parent([execute, sync]) + child());
});

it('says of one filter which, and looks at executed campaigns only', () => {
  const [finding] = expectFindings(parent([mark + execute, sync]) + child('[Country] is not empty'));
  expect(finding?.message).toContain('does not pass [Country] is not empty, and');
  expect(finding?.related).toHaveLength(2);
  const requested = child('[Country] is not empty').replace('executable', 'trigger Campaign is Requested');
  expectFindings(parent(['Request Campaign "Child"', sync]) + requested);
  expectFindings(
    parent([execute, sync]).replace('trigger', 'inactive\n  trigger') + child('[Country] is not empty'),
  );
});

it.each([
  'Execute Campaign "Other"',
  'Request Campaign "Other"',
  'Change Owner to "Kim"',
  'Create Task "Call"',
  'Send Alert "A" to owner',
  'Send Email "A"',
])('finds that %s comes for everybody', (step) => {
  expectFindings(
    parent(['Add to List "All"', mark + execute, 'Add to List "All"', step]) +
      child('[Country] is not empty'),
  );
});

it('asks for each of the filters', () => {
  const filter = '  filter [Country] is not empty\n';
  expectFindings(
    parent([mark + execute, sync], filter) + child('[Country] is not empty', '[City] is "Berlin"'),
  );
  expectFindings(
    parent([mark + execute, sync, 'if [Country] is empty then nothing\n    else Add to List "L"']) +
      child('[Country] is not empty'),
  );
});
