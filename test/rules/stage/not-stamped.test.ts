import { expect, it } from 'vitest';
import { defaultProofBudget } from '../../../server/src/rules/index.ts';
import { check, testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('stage/not-stamped', defaultProofBudget);

interface Stages {
  readonly mql?: string;
  readonly sal?: string;
  readonly more?: string;
}

const stages = ({ mql = 'stamp [MQL Date]', sal = '', more = '' }: Stages = {}) => `
field [Status] string
field [MQL Date] datetime
field [SAL Date] datetime ${more}
lifecycle "Person" on [Status] {
  stage "MAL" { owner Marketing, master Marketo }
  stage "MQL" { owner Marketing, master Marketo${mql === '' ? '' : `, ${mql}`} }
  stage "SAL" { owner Sales, master Salesforce${sal === '' ? '' : `, ${sal}`} }
  path "MAL" -> "MQL" -> "SAL"
  allow "SAL" -> "MQL"
}
`;

const enters = (mark = '', { trigger = 'Fills Out Form "Demo"', behind = '' } = {}) => `
campaign "Enter" {
  qualify every time
  trigger ${trigger}
  flow {
    if [Status] is "MAL", "SAL" then ${mark}Change Data Value [Status] to "MQL"
    else nothing
    ${behind}
  }
}
`;

const stamps = (
  stage: string,
  date: string,
  { qualify = 'qualify every time', filter = '', guard = false } = {},
) => `
campaign "Stamp ${stage}" {
  ${qualify}
  trigger Data Value Changes [Status] { [New Value] is "${stage}" }
  ${filter}
  flow {
    ${
      guard
        ? `if [${date}] is empty then Change Data Value [${date}] to {{system.dateTime}}\n    else nothing`
        : `Change Data Value [${date}] to {{system.dateTime}}`
    }
  }
}
`;

const mark = '/*! stage/not-stamped */ ';

it('stands at the step that enters the stage, and shows who stays without the date', () => {
  const [finding] = expectFindings(stages() + enters(mark));
  expect(finding).toMatchObject({
    severity: 'warning',
    message:
      '"Enter" takes people to "MQL" after Fills Out Form "Demo", and [MQL Date] is still empty when everything has come to rest.',
  });
  const [before, after] = finding?.witness?.schedules ?? [];
  expect(before?.outcome).toMatchObject({ '[MQL Date]': 'empty' });
  expect(after?.outcome).toEqual({ '[Status]': '"MQL"', '[MQL Date]': 'empty' });
  expect(after?.steps.length).toBeGreaterThan(before?.steps.length ?? 0);
});

it('is content with a stamp by whatever campaign, guarded or not', () => {
  expectFindings(stages() + enters() + stamps('MQL', 'MQL Date'));
  expectFindings(stages() + enters() + stamps('MQL', 'MQL Date', { guard: true }));
  expectFindings(stages() + enters('', { behind: 'Change Data Value [MQL Date] to {{system.dateTime}}' }));
  // Whoever has been through it once has the date.
  expectFindings(stages() + enters() + stamps('MQL', 'MQL Date', { qualify: 'qualify once' }));
  expectFindings(stages({ mql: '' }) + enters());
});

it('speaks for those whom a filter of the stamping campaign leaves out', () => {
  const [finding] = expectFindings(
    stages() + enters(mark) + stamps('MQL', 'MQL Date', { filter: 'filter [Country] is "DE"' }),
  );
  expect(finding?.witness?.assumptions.join()).toContain('[Country]');
});

it('wants the latest date renewed', () => {
  const latest = stages({ mql: 'stamp latest [MQL Date]' });
  const [finding] = expectFindings(latest + enters(mark) + stamps('MQL', 'MQL Date', { guard: true }));
  expect(finding?.message).toContain('[MQL Date] is not renewed');
  expectFindings(latest + enters(mark) + stamps('MQL', 'MQL Date', { qualify: 'qualify once' }));
  expectFindings(latest + enters() + stamps('MQL', 'MQL Date'));
});

it('finds the step in a campaign that others execute', () => {
  expectFindings(`${stages()}
campaign "Sort" {
  executable
  qualify every time
  flow {
    if [Status] is "MAL" then ${mark}Change Data Value [Status] to "MQL"
    else nothing
  }
}
campaign "Entry" {
  qualify every time
  trigger Fills Out Form "Demo"
  flow { Execute Campaign "Sort" }
}
`);
});

it('wants somebody to listen where Salesforce takes people into a stage that owes a date', () => {
  const sal = { mql: '', sal: 'stamp [SAL Date]' };
  const marked = stages(sal).replace('stage "SAL"', `stage ${mark}"SAL"`);
  const [finding] = expectFindings(marked);
  expect(finding?.message).toMatch(/^Salesforce takes people to "SAL", and \[SAL Date\] is still empty/);
  expectFindings(stages(sal) + stamps('SAL', 'SAL Date'));
  const deaf = stamps('SAL', 'SAL Date').replace('is "SAL" }', 'is "SAL", [Source] is not "SFDC" }');
  expectFindings(marked + deaf);
});

it('trusts Salesforce with a date of its own, and others with what they declare', () => {
  const sal = { mql: '', sal: 'stamp [SAL Date]' };
  expectFindings(stages({ ...sal, more: '{ salesforce Lead "SAL_Date__c" }' }));
  expectFindings(`${stages()}external campaign "Stamps" { writes [MQL Date] }\n${enters()}`);
  expectFindings(`${stages()}external campaign "Who knows"\n${enters()}`);
});

it('does not take an import into a stage of Marketo for a way in', () => {
  expectFindings(
    `${stages()}
campaign "Send" {
  qualify every time
  trigger Data Value Changes [Status] { [New Value] is "MQL" }
  flow { Sync Person to SFDC }
}
`,
  );
});

it('leaves to the races what is stamped by chance', () => {
  const byChance =
    enters('', { behind: '' }).replace('every time', 'once') +
    `
campaign "Beside" {
  qualify once
  trigger Fills Out Form "Demo"
  filter [Status] is "MQL"
  flow { Change Data Value [MQL Date] to {{system.dateTime}} }
}
`;
  const { found } = check(stages() + byChance, new Map(), defaultProofBudget);
  const rules = found.map((line) => line.split(' ').at(-1) ?? '');
  expect(rules.some((rule) => rule.startsWith('race/'))).toBe(true);
  expect(rules).not.toContain('stage/not-stamped');
});

it('adds a campaign that listens to the stage where nobody writes the date', () => {
  const fixed = applyFix(stages() + enters(mark));
  expect(fixed).toContain(`
/// Stamps everybody who enters "MQL", whoever takes them there.
campaign "Stamp: MQL" {
  qualify every time
  trigger Data Value Changes [Status] { [New Value] is "MQL" }
  flow {
    if [MQL Date] is empty then Change Data Value [MQL Date] to {{system.dateTime}}
    else nothing
  }
}`);
  expectFindings(fixed);
});

it('renews the latest date every time, and stamps what Salesforce enters', () => {
  const latest = { mql: '', sal: 'stamp latest [SAL Date]' };
  const fixed = applyFix(stages(latest) + enters());
  expect(fixed).toContain('  flow { Change Data Value [SAL Date] to {{system.dateTime}} }');
  expectFindings(fixed);
});

it('takes the filters of the campaign out that stamps only some', () => {
  const text =
    stages() + enters(mark) + stamps('MQL', 'MQL Date', { filter: 'filter [Country] is "DE"', guard: true });
  const fixed = applyFix(text);
  expect(fixed).not.toContain('[Country]');
  expectFindings(fixed);
});

it('offers nothing where somebody else writes the date', () => {
  const other = `campaign "By Hand" {\n  trigger Added to List "Old"\n  flow { Change Data Value [MQL Date] to {{system.dateTime}} }\n}\n`;
  const [finding] = expectFindings(stages() + enters(mark) + other);
  expect(finding?.fixes).toEqual([]);
});
