import { expect, it } from 'vitest';
import { defaultProofBudget } from '../../../server/src/rules/index.ts';
import { createAnalyst } from '../../../server/src/rules/proof/analysis.ts';
import { modelOf } from '../../model/workspace-of.ts';
import { check, testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('wait/fragile', defaultProofBudget);
const mark = '/*! wait/fragile */ ';

const demo = 'Fills Out Form "Demo"';

const writer = (trigger = demo) => `
campaign "Region" {
  qualify every time
  trigger ${trigger}
  flow { Change Data Value [Region] to "EMEA" }
}
`;

const reader = (wait: string, test = 'if [Region] is "EMEA" then', trigger = demo) => `
campaign "Route" {
  qualify every time
  trigger ${trigger}
  flow {
    ${wait}
    ${test} Send Alert "New" to "emea@example.com"
    else nothing
  }
}
`;

const field = 'field [Region] string { values "EMEA", "AMER" }\n';

it('stands at the wait and tells both ends', () => {
  const [finding] = expectFindings(field + writer() + reader(`${mark}Wait 5 minutes`));
  expect(finding?.severity).toBe('information');
  expect(finding?.message).toMatch(
    /^Only the wait of 5 minutes in "Route" keeps "(?:Route|Region)" and "(?:Route|Region)" in order over \[Region\]\. Once the queue is longer than that, Send Alert "New" to "emea@example.com" happens (?:once or never|never or once)\.$/,
  );
  expect(finding?.related.map(({ message }) => message).toSorted()).toEqual([
    '"Region" writes [Region] here',
    // That a wait stands first is the same root cause: said here, and not a second time.
    '"Route" begins with a wait of 5 minutes, while "Region" may start at the same event.',
    '"Route" looks at [Region] here',
  ]);
  const { schedules, differsAt } = finding?.witness ?? { schedules: [], differsAt: -1 };
  expect(new Set(schedules.map(({ outcome }) => JSON.stringify(outcome))).size).toBe(2);
  expect(schedules[0]?.steps.slice(0, differsAt)).toEqual(schedules[1]?.steps.slice(0, differsAt));
  expect(schedules[0]?.steps[differsAt]).not.toEqual(schedules[1]?.steps[differsAt]);
});

it('names the wait that is nearest to what depends on it', () => {
  const [finding] = expectFindings(
    field + writer() + reader(`Wait 1 minute\n    Add to List "Waiting"\n    ${mark}Wait 2 hours`),
  );
  expect(finding?.message).toContain('the wait of 2 hours in "Route"');
});

it('follows the wait into the campaign that is requested behind it', () => {
  expectFindings(`${field}${writer()}
campaign "Later" {
  qualify every time
  trigger ${demo}
  flow {
    ${mark}Wait 10 minutes
    Request Campaign "Route"
  }
}
${reader('', undefined, 'Campaign is Requested is any')}`);
});

it('follows the wait into the campaign that listens to what is written behind it', () => {
  expectFindings(`${field}field [Flag] boolean\n${writer()}
campaign "Later" {
  qualify every time
  trigger ${demo}
  flow {
    ${mark}Wait 10 minutes
    Change Data Value [Flag] to true
  }
}
${reader('', undefined, 'Data Value Changes [Flag]')}`);
});

it('names the longer of two waits, whichever of the two it keeps', () => {
  const waiting = (minutes: number) =>
    writer().replace('flow { ', `flow {\n    Wait ${minutes} minutes\n    `).replace(' }\n}', '\n  }\n}');
  const saidWith = (writing: number, reading: number) =>
    check(`${field}${waiting(writing)}${reader(`Wait ${reading} minutes`)}`, new Map(), defaultProofBudget)
      .findings.filter(({ rule }) => rule === 'wait/fragile')
      .map(({ message }) => / (the wait of .*?) keeps /.exec(message)?.[1]);
  expect(saidWith(3, 10)).toEqual(['the wait of 10 minutes in "Route"']);
  expect(saidWith(30, 10)).toEqual(['the wait of 30 minutes in "Region"']);
});

it('knows the answer that a wait is meant for', () => {
  const [finding] = expectFindings(`${field}
external webhook "Enrich" { writes [Region] }
${reader(`Call Webhook "Enrich"\n    ${mark}Wait 10 minutes`)}`);
  expect(finding?.message).toContain('the webhook "Enrich"');
});

it('names the step whose answer takes its time, where nobody waits for the two', () => {
  const text = `${field}${writer()}
campaign "Call" {
  qualify every time
  trigger ${demo}
  flow { ${mark}Create Task "Call" }
}
${reader('', undefined, 'Activity is Logged')}
campaign "Tag" {
  qualify every time
  trigger ${demo}
  flow {
    ${mark}Wait 30 minutes
    if [Region] is "EMEA" then Add to List "EMEA"
    else nothing
  }
}
`;
  const messages = expectFindings(text).map(({ message }) => message);
  expect(messages.filter((message) => message.includes('the wait of 30 minutes in "Tag"'))).toHaveLength(1);
  expect(
    messages.filter((message) => message.includes('the 5 minutes that the answer to a step of "Call" takes')),
  ).toHaveLength(1);
});

it('leaves to the races what ends in two ways with short queues already', () => {
  // No wait at all, and one that is shorter than the answer takes.
  for (const wait of ['Add to List "At once"', 'Sync Person to SFDC\n    Wait 1 minute']) {
    const text = wait.startsWith('Sync')
      ? reader(wait).replace('if [Region] is "EMEA" then', 'if [Lead Owner Email Address] is empty then')
      : field + writer() + reader(wait);
    const rules = check(text, new Map(), defaultProofBudget).found.map(
      (line) => line.split(' ').at(-1) ?? '',
    );
    expect(rules.filter((rule) => /^(?:race|wait)\//.test(rule)).map((rule) => rule.split('/')[0])).toEqual([
      'race',
    ]);
  }
});

it('leaves alone waits of days, and waits on which nothing depends', () => {
  expectFindings(field + writer() + reader('Wait 1 day'));
  expectFindings(field + writer() + reader('Wait 5 minutes', 'if [Country] is "DE" then'));
  expectFindings(field + writer('Fills Out Form "Other"') + reader('Wait 5 minutes'));
  // The change itself wakes the reader.
  expectFindings(
    field +
      writer() +
      reader('Wait 5 minutes', undefined, 'Data Value Changes [Region] { [New Value] is "EMEA" }'),
  );
});

it('counts what it spends, and spends nothing where nobody waits', () => {
  const costOf = (text: string, budget = defaultProofBudget) =>
    createAnalyst().analyse(modelOf(text), { budget });
  const fragile = costOf(field + writer() + reader('Wait 5 minutes'));
  const plain = costOf(field + writer() + reader('Wait 1 day'));
  expect(fragile.fragile).toHaveLength(1);
  expect(fragile.cost.states).toBeGreaterThan(plain.cost.states);
  expect(fragile.cost.states - plain.cost.states).toBeLessThan(2 * defaultProofBudget.statesPerQuestion);
  const broke = costOf(field + writer() + reader('Wait 5 minutes'), {
    ...defaultProofBudget,
    statesOfQuestions: 0,
  });
  expect(broke.fragile).toEqual([]);
});
