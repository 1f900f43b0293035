import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('chain/source-refuses');

const caller = (setting = '') =>
  `campaign "Parent" {\n  ${setting}qualify every time\n  trigger Fills Out Form "Demo"\n  flow { Request Campaign "Child" }\n}\n`;
const child = (...triggers: readonly string[]) =>
  `campaign "Child" {\n  qualify every time\n${triggers.map((one) => `  ${one}\n`).join('')}  flow { Change Data Value [Country] to "DE" }\n}\n`;
const mark = '/*! chain/source-refuses */ ';

it('names the callers that are refused, and admits them', () => {
  const text = caller() + child(`${mark}trigger Campaign is Requested "Web Service API", "Sales Insight"`);
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe(
    '"Child" admits requests of "Web Service API" and "Sales Insight" only, but "Parent" requests it by a flow step.',
  );
  expect(finding?.related.map(({ message }) => message)).toEqual([
    '"Parent" requests it here, and nothing happens',
  ]);
  const fixed = applyFix(text);
  expect(fixed).toContain('"Sales Insight", "Marketo Flow Action"');
  expectFindings(fixed);
});

it('knows sources that are excluded', () => {
  const text = caller() + child(`${mark}trigger Campaign is Requested is not "Marketo Flow Action"`);
  const [finding] = expectFindings(text);
  expect(finding?.message).toContain('admits requests of others only');
  expect(applyFix(text)).toContain('trigger Campaign is Requested is any\n');
  expectFindings(caller() + child('trigger Campaign is Requested is not "Web Service API"'));
});

it('accepts one door of several, letter case aside', () => {
  expectFindings(
    caller() +
      child(
        'trigger Campaign is Requested "Web Service API"',
        'trigger Campaign is Requested "marketo flow action"',
      ),
  );
  expectFindings(caller() + child('trigger Campaign is Requested is any'));
});

it('says nothing where no flow step requests it', () => {
  expectFindings(child('trigger Campaign is Requested "Web Service API"'));
  expectFindings(caller('inactive\n  ') + child('trigger Campaign is Requested "Web Service API"'));
});

it('says what to do, and names every caller once', () => {
  const [finding] = expectFindings(
    caller() +
      caller().replace('"Parent"', '"Other"') +
      child(`${mark}trigger Campaign is Requested "Sales Insight"`),
  );
  expect(finding?.message).toContain('but "Parent" and "Other" request it by a flow step');
  expect(finding?.related).toHaveLength(2);
  expect(finding?.fixes.every(({ safe }) => !safe)).toBe(true);
});

it('asks neither an inactive campaign nor one that is executed', () => {
  const api = child('trigger Campaign is Requested "Web Service API"');
  expectFindings(caller() + api.replace('qualify', 'inactive\n  qualify'));
  expectFindings(caller().replace('Request', 'Execute') + api);
});
