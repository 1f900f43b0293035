import { expect, it } from 'vitest';
import { defaultProofBudget } from '../../../server/src/rules/index.ts';
import { createAnalyst } from '../../../server/src/rules/proof/analysis.ts';
import { modelOf } from '../../model/workspace-of.ts';
import { check, testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('race/alert-before-sync', defaultProofBudget);

const sync = (trigger: string) => `
campaign "Sync" {
  qualify every time
  trigger ${trigger}
  flow { Sync Person to SFDC }
}
`;

const alert = (trigger: string, { mark = '', to = '"sdr@example.com"', before = '', filter = '' } = {}) => `
campaign "Alert" {
  qualify every time
  trigger ${trigger}
  ${filter}
  flow {
    ${before}
    ${mark}Send Alert "New MQL" to ${to}
  }
}
`;

const mark = '/*! race/alert-before-sync */ ';
const demo = 'Fills Out Form "Demo"';

it('shows one person in both orders, who is not in Salesforce', () => {
  const [finding] = expectFindings(sync(demo) + alert(demo, { mark }));
  expect(finding).toMatchObject({
    severity: 'warning',
    message: expect.stringContaining('"Alert" sends its alert while "Sync" syncs the person to Salesforce'),
    related: [{ message: '"Sync" syncs the person here' }],
  });
  const { assumptions, schedules, differsAt } = finding?.witness ?? { schedules: [] };
  expect(assumptions).toContain('[SFDC Type] is empty');
  const steps = schedules.map((schedule) =>
    schedule.steps.map(({ step }) => step).filter((step) => /^(Send|Sync)/.test(step)),
  );
  expect(steps).toEqual([
    ['Sync Person to SFDC', 'Send Alert "New MQL" to "sdr@example.com"'],
    ['Send Alert "New MQL" to "sdr@example.com"', 'Sync Person to SFDC'],
  ]);
  expect(schedules[0]?.steps.slice(0, differsAt)).toEqual(schedules[1]?.steps.slice(0, differsAt));
  expect(schedules.map(({ outcome }) => Object.values(outcome))).toEqual([
    ['after the sync'],
    ['before the sync'],
  ]);
});

it('sees it along chains, and for whom the guards let through', () => {
  expectFindings(`
campaign "Entry" {
  qualify every time
  trigger ${demo}
  flow {
    Request Campaign "Sync"
    Request Campaign "Alert"
  }
}
${sync('Campaign is Requested is any')}
${alert('Campaign is Requested is any', { mark, filter: 'filter [Country] is "DE"' })}`);
});

it('leaves an order alone that never changes', () => {
  // Requested behind the sync; woken by the sync; behind a wait that the sync does not need.
  expectFindings(`
campaign "Sync" {
  qualify every time
  trigger ${demo}
  flow {
    Sync Person to SFDC
    Request Campaign "Alert"
  }
}
${alert('Campaign is Requested is any')}`);
  expectFindings(sync(demo) + alert('Person is Synced to SFDC'));
  expectFindings(sync(demo) + alert(demo, { before: 'Wait 10 minutes' }));
  // Always first, which is no race.
  expectFindings(
    alert(demo, { before: 'Wait 1 minute' }).replace('  }\n}', '    Request Campaign "Sync"\n  }\n}') +
      sync('Campaign is Requested is any'),
  );
});

it('leaves an alert alone that its own flow has synced for', () => {
  expectFindings(sync(demo) + alert(demo, { before: 'Sync Person to SFDC' }));
});

it('does not speak of people whom the guards keep apart', () => {
  expectFindings(
    sync(demo).replace('flow', 'filter [Country] is "US"\n  flow') +
      alert(demo, { filter: 'filter [Country] is "DE"' }),
  );
  expectFindings(sync('Fills Out Form "Contact Us"') + alert(demo));
  // Whoever is alerted about is in Salesforce already.
  expectFindings(sync(demo) + alert(demo, { filter: 'filter [SFDC Type] is not empty' }));
});

it('leaves alerts to the owner to the rule about owners', () => {
  const { found } = check(sync(demo) + alert(demo, { to: 'owner' }), new Map(), defaultProofBudget);
  expect(found.map((line) => line.split(' ').at(-1))).toContain('race/alert-before-owner');
  expectFindings(sync(demo) + alert(demo, { to: 'owner' }));
});

it('counts what it costs, and asks once for what stays the same', () => {
  const model = modelOf(sync(demo) + alert(demo));
  const analyst = createAnalyst();
  const first = analyst.analyse(model, { budget: defaultProofBudget });
  const second = analyst.analyse(model, { budget: defaultProofBudget });
  expect(first.alertOrders).toHaveLength(1);
  expect(second.alertOrders[0]).toBe(first.alertOrders[0]);
  expect(second.cost).toEqual(first.cost);
  const broke = { ...defaultProofBudget, statesOfQuestions: 0 };
  expect(createAnalyst().analyse(model, { budget: broke }).alertOrders).toEqual([]);
});

it('moves the alert behind the sync where both are for the same people', () => {
  const fixed = applyFix(sync(demo) + alert(demo, { mark }));
  expect(fixed).toContain('Sync Person to SFDC\n  Send Alert "New MQL" to "sdr@example.com" }');
  expect(fixed).not.toContain('campaign "Alert"');
  expectFindings(fixed);
});

it('leaves the rest of the flow where it is', () => {
  const fixed = applyFix(sync(demo) + alert(demo, { mark, before: 'Add to List "Demo"' }));
  expect(fixed).toContain('campaign "Alert"');
  expect(fixed.match(/Send Alert/g)).toHaveLength(1);
  expectFindings(fixed);
});

it('moves nothing to other people, and takes out no campaign that somebody names', () => {
  const [other] = expectFindings(sync(demo) + alert(demo, { mark, filter: 'filter [Country] is "DE"' }));
  expect(other?.fixes).toEqual([]);
  const named = 'smart list "Alerted" { filter Member of Smart Campaign "Alert" }\n';
  const [kept] = expectFindings(sync(demo) + alert(demo, { mark }) + named);
  expect(kept?.fixes).toEqual([]);
});
