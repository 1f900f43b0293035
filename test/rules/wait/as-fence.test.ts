import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('wait/as-fence');
const mark = '/*! wait/as-fence */ ';

const fence = (trigger: string, wait = `${mark}Wait 2 minutes`) =>
  `campaign "Late" {\n  qualify every time\n  trigger ${trigger}\n  flow {\n    ${wait}\n    Send Email "Thanks"\n  }\n}\n`;
const other = (trigger: string, setting = '') =>
  `campaign "Other" {\n  ${setting}qualify every time\n  trigger ${trigger}\n  flow { Add to List "L" }\n}\n`;
const demo = 'Fills Out Form "Demo"';

it('names the campaigns of the same event', () => {
  const [finding] = expectFindings(fence(demo) + other('Fills Out Form is any'));
  expect(finding?.message).toBe(
    '"Late" begins with a wait of 2 minutes, while "Other" may start at the same event.',
  );
});

it('knows events that come together', () => {
  expectFindings(fence('Person is Created') + other(demo));
  expectFindings(fence('Person is Created', 'Wait 2 minutes') + other('Unsubscribes from Email is any'));
});

it('keeps apart other forms, other fields and other requests', () => {
  const quiet = (trigger: string) => fence(trigger, 'Wait 2 minutes');
  expectFindings(quiet(demo) + other('Fills Out Form "Contact"'));
  expectFindings(quiet('Data Value Changes [City]') + other('Data Value Changes [Country]'));
  expectFindings(quiet('Campaign is Requested is any') + other('Campaign is Requested is any'));
  expectFindings(quiet(demo) + other(demo, 'inactive\n  '));
});

it('leaves long waits, and waits further down, alone', () => {
  expectFindings(fence(demo, 'Wait 1 day') + other(demo));
  expectFindings(fence(demo, 'Add to List "First"\n    Wait 2 minutes') + other(demo));
});

it('takes half an hour for a short wait, and nothing longer', () => {
  expectFindings(fence(demo, `${mark}Wait 30 minutes`) + other(demo));
  expectFindings(fence(demo, 'Wait 31 minutes') + other(demo));
  expectFindings(fence(demo, 'Wait 2 mins') + other(demo));
});

it('hears of the same field, and of a trigger that says nothing of its own', () => {
  expectFindings(fence('Data Value Changes [City]') + other('Data Value Changes [city]'));
  expectFindings(fence('Person is Created') + other('Person is Created'));
  expectFindings(fence('Data Value Changes [City]') + other('Data Value Changes'));
});

it('names three of many, and says what to do', () => {
  const many = ['A', 'B', 'C', 'D'].map((name) => other(demo).replace('"Other"', `"${name}"`)).join('');
  const [finding] = expectFindings(fence(demo) + many);
  expect(finding?.related.map(({ message }) => message)).toEqual([
    '"A" may start at the same event',
    '"B" may start at the same event',
    '"C" may start at the same event',
  ]);
  expect(finding?.advice).toBe(
    'If it is to wait for them, let them execute or request it, or listen to what they write. If not, take the wait out.',
  );
});

it('has nothing to say about a wait alone, an inactive campaign, or one that hears everything itself', () => {
  expectFindings(fence(demo, 'Wait 2 minutes').replace('    Send Email "Thanks"\n', '') + other(demo));
  expectFindings(fence(demo, 'Wait 2 minutes').replace('qualify', 'inactive\n  qualify') + other(demo));
  expectFindings(fence(`${demo}\n  trigger ${demo}`, 'Wait 2 minutes'));
});
