import { expect, it } from 'vitest';
import { defaultProofBudget } from '../../../server/src/rules/index.ts';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('stage/stamped-twice', defaultProofBudget);

const stages = (stamp = 'stamp first [MQL Date]', back = '') => `
field [Status] string
field [MQL Date] datetime
lifecycle "Person" on [Status] {
  stage "MAL" { owner Marketing, master Marketo }
  stage "MQL" { owner Marketing, master Salesforce, ${stamp} }
  stage "SAL" { owner Sales, master Salesforce }
  path "MAL" -> "MQL" -> "SAL"
  ${back}
}
`;

const now = 'Change Data Value [MQL Date] to {{system.dateTime}}';
const guarded = (mark = '') => `if [MQL Date] is empty then ${mark}${now}\n    else nothing`;

const stamper = (
  name: string,
  flow: string,
  trigger = 'Data Value Changes [Status] { [New Value] is "MQL" }',
) => `
campaign "${name}" {
  qualify every time
  trigger ${trigger}
  flow {
    ${flow}
  }
}
`;

const mark = '/*! stage/stamped-twice */ ';

it('shows both orders of two campaigns that stamp one stage', () => {
  const [finding] = expectFindings(stages() + stamper('One', now) + stamper('Two', mark + now));
  expect(finding?.message).toBe(
    '"One" and "Two" both write [MQL Date], the first date of "MQL", after [Status] becomes "MQL", in no certain order: the second date stays.',
  );
  expect(finding?.related).toMatchObject([{ message: '"One" writes it here' }]);
  const { schedules, differsAt } = finding?.witness ?? { schedules: [], differsAt: -1 };
  expect(schedules.map(({ outcome }) => outcome['[MQL Date]'])).toEqual([
    'the date that "Two" writes',
    'the date that "One" writes',
  ]);
  expect(schedules[0]?.steps[differsAt]).not.toEqual(schedules[1]?.steps[differsAt]);
});

it('tells where the second is certain to come later', () => {
  const [finding] = expectFindings(
    stages() + stamper('One', now) + stamper('Two', `Wait 1 day\n    ${mark}${now}`),
  );
  expect(finding?.message).toContain('one after the other: the second date stays');
  const [before, after] = finding?.witness?.schedules ?? [];
  expect(before?.outcome).toEqual({ '[MQL Date]': 'the date that "One" writes' });
  expect(after?.outcome).toEqual({ '[MQL Date]': 'the date that "Two" writes' });
});

it('is content where each asks in the step, and where one of them does and is the last', () => {
  expectFindings(stages() + stamper('One', guarded()) + stamper('Two', guarded()));
  expectFindings(stages() + stamper('One', now) + stamper('Two', `Wait 1 day\n    ${guarded()}`));
});

it('finds the guard that only one of two has', () => {
  expectFindings(stages() + stamper('One', guarded()) + stamper('Two', mark + now));
});

it('leaves alone the latest date, other events, and a date that is taken away', () => {
  expectFindings(stages('stamp latest [MQL Date]') + stamper('One', now) + stamper('Two', now));
  expectFindings(stages() + stamper('One', now) + stamper('Two', now, 'Fills Out Form "Demo"'));
  expectFindings(stages() + stamper('One', now) + stamper('Two', 'Change Data Value [MQL Date] to empty'));
});

it('says it once where people may come back, too', () => {
  const back = 'allow "SAL" -> "MQL"\n  allow "MQL" -> "SAL"';
  const findings = expectFindings(stages('stamp first [MQL Date]', back) + stamper('One', mark + now));
  expect(findings[0]?.message).toContain('again when');
  expectFindings(stages('stamp first [MQL Date]', back) + stamper('One', guarded()));
});
