import { expect, it } from 'vitest';
import { expectFindings as expectAll, testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('step/arguments');

const flow = (step: string) => `campaign "A" {\n  trigger Person is Created\n  flow { ${step} }\n}\n`;

it('says which value is missing', () => {
  const [finding] = expectAll(flow('/*! step/arguments */ Send Email'));
  expect(finding?.message).toBe('Send Email needs its [Email].');
});

it('says which value is given twice', () => {
  const [finding] = expectAll(
    flow('Change Data Value [Country] to "DE" { /*! step/arguments */ [New Value] is "AT" }'),
  );
  expect(finding?.message).toBe('Change Data Value is given its [New Value] twice.');
});

it('speaks once about a wrong word, not about the value behind it', () => {
  const text = flow('Change Data Value [Country] /*! step/arguments */ with "DE"');
  const [finding] = expectAll(text);
  expect(finding?.message).toBe('"with" does not belong to Change Data Value.');
  expect(applyFix(text)).toBe(flow('Change Data Value [Country] to "DE"'));
});

it('finds a value too many', () => {
  const [finding] = expectAll(flow('Sync Person to SFDC /*! step/arguments */ "Queue"'));
  expect(finding?.message).toBe('Sync Person to SFDC takes no further value here.');
});

it('asks for nothing that has a default', () => {
  expectFindings(flow('Sync Person to SFDC'));
  expectFindings(flow('Create Task "Call"'));
  expectFindings(flow('Remove from Flow'));
});

it('lets an expectation leave arguments out', () => {
  expectFindings('scenario "S" {\n  when Person is Created\n  then Send Email happens once\n}\n');
});

it('says what to do about each', () => {
  const advice = (step: string) => expectFindings(flow(step))[0]?.advice;
  expect(advice('/*! step/arguments */ Send Email')).toBe('Say the [Email].');
  expect(advice('Sync Person to SFDC /*! step/arguments */ "Queue"')).toBe(
    'Leave one value; write other settings in braces.',
  );
  expect(advice('Change Data Value [Country] /*! step/arguments */ with "DE"')).toBe(
    'Leave the word out, or write the setting in braces. Did you mean to?',
  );
});

it('speaks of a value too many on another line than the wrong word, and before it', () => {
  expectFindings(
    flow(
      'Change Data Value [Country] /*! step/arguments */ with "DE"\n    Sync Person to SFDC /*! step/arguments */ "Queue"',
    ),
  );
  expectFindings(
    flow(
      'Sync Person to SFDC /*! step/arguments */ "Queue"\n    Change Data Value [Country] /*! step/arguments */ with "DE"',
    ),
  );
});

it('speaks of a missing value in one step although another has a mistake of its own', () => {
  expectFindings(
    flow('/*! step/arguments */ Send Email\n    Change Data Value [Country] /*! step/arguments */ with "DE"'),
  );
  expectFindings(
    flow('Change Data Value [Country] /*! step/arguments */ with "DE"\n    /*! step/arguments */ Send Email'),
  );
});
