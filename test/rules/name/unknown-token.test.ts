import { expect, it } from 'vitest';
import { expectFindings as expectAll, testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('name/unknown-token');

const flow = (step: string) => `campaign "A" {\n  trigger Person is Created\n  flow { ${step} }\n}\n`;

it('knows what may stand before the dot', () => {
  const text = flow('Change Data Value [Person Notes] to /*! name/unknown-token */ {{laed.First Name}}');
  expectAll(text);
  expect(applyFix(text)).toContain('to {{lead.First Name}} }');
});

it('repairs a token inside a text without touching the text', () => {
  const text = flow(
    'Change Data Value [Person Notes] to /*! name/unknown-token */ "On {{system.dat}} by {{lead.Last Name}}"',
  );
  expectFindings(text);
  expect(applyFix(text, { title: 'Change to {{system.date}}' })).toContain(
    '"On {{system.date}} by {{lead.Last Name}}"',
  );
});

it('looks for My Tokens in the program, and knows that a folder may have them', () => {
  const findings = expectFindings(`
program "P" {
  token "MQL Threshold" number 100
}
campaign "A" {
  trigger Person is Created
  flow {
    Change Score [Person Score] by {{my.MQL Threshold}}
    Change Score [Person Score] by /*! name/unknown-token */ {{my.MQL Treshold}}
    Change Score [Person Score] by /*! name/unknown-token */ {{my.Base Score}}
    Change Score [Person Score] by {{my.Base Score}}
  }
}
`);
  expect(findings.map(({ severity }) => severity)).toEqual(['error', 'hint']);
});

it('says nothing about My Tokens where the program declares none', () => {
  expectFindings(flow('Change Score [Person Score] by {{my.Base Score}}'));
});

it('accepts defaults, any letter case and what triggers and members bring along', () => {
  expectFindings(
    flow('Change Data Value [Person Notes] to "{{lead.First Name:default=you}} {{System.DateTime}}"'),
  );
  expectFindings(flow('Change Data Value [Person Notes] to "{{trigger.Plan}} {{member.badge}}"'));
});

it('takes a field with a slip for that field', () => {
  const [finding] = expectFindings(
    flow('Change Data Value [Person Notes] to /*! name/unknown-token */ {{lead.Frist Name}}'),
  );
  expect(finding).toMatchObject({ severity: 'error', message: 'There is no token {{lead.Frist Name}}.' });
});
