import { expect, it } from 'vitest';
import { expectFindings as expectAll, testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('chain/not-requestable');

const calls = (step: string) => `campaign "A" {\n  trigger Person is Created\n  flow { ${step} }\n}\n`;
const target = (settings: string) =>
  `campaign "B" {\n  qualify every time\n  ${settings}\n  flow { Change Data Value [Country] to "DE" }\n}\n`;

it('executes what is executable', () => {
  const text = calls('Request Campaign /*! chain/not-requestable */ "B"') + target('executable');
  const [finding] = expectAll(text);
  expect(finding?.message).toBe('"B" cannot be requested: it is executable.');
  expect(finding?.related[0]?.message).toBe('"B" is declared here');
  expect(applyFix(text)).toContain('flow { Execute Campaign "B" }');
});

it('adds the trigger that the target lacks', () => {
  const text =
    calls('Request Campaign /*! chain/not-requestable */ "B"') + target('trigger Fills Out Form "Demo"');
  const [finding] = expectAll(text);
  expect(finding?.message).toBe(`"B" cannot be requested: it has no trigger 'Campaign is Requested'.`);
  const fixed = applyFix(text);
  expect(fixed).toContain(
    '  trigger Campaign is Requested "Marketo Flow Action"\n  trigger Fills Out Form "Demo"\n',
  );
  expectAll(fixed);
});

it('does not turn a scheduled batch into a trigger campaign by itself', () => {
  const [finding] = expectFindings(
    calls('Request Campaign /*! chain/not-requestable */ "B"') + target('schedule daily at 03:00'),
  );
  expect(finding?.message).toBe('"B" cannot be requested: it is a batch campaign.');
  expect(finding?.fixes).toEqual([]);
});

it('offers to activate an inactive target', () => {
  const text =
    calls('Request Campaign /*! chain/not-requestable */ "B"') +
    target('inactive\n  trigger Campaign is Requested');
  expectFindings(text);
  expectFindings(applyFix(text));
});

it('requests what is requestable', () => {
  const text =
    calls('Execute Campaign /*! chain/not-requestable */ "B"') + target('trigger Campaign is Requested');
  expectAll(text);
  expect(applyFix(text)).toContain('flow { Request Campaign "B" }');
});

it('makes a bare batch campaign executable', () => {
  const text =
    calls('Execute Campaign /*! chain/not-requestable */ "B"') + target('filter [Country] is empty');
  expectFindings(text);
  expectAll(applyFix(text));
});

it('believes what an external says about itself, and asks nothing of one that is silent', () => {
  expectFindings(`
campaign "A" {
  trigger Person is Created
  flow {
    Request Campaign /*! chain/not-requestable */ "X"
    Execute Campaign "X"
    Execute Campaign /*! chain/not-requestable */ "Y"
    Request Campaign "Z"
    Execute Campaign "Z"
  }
}
external campaign "X" { executable }
external campaign "Y" { requestable }
external campaign "Z"
`);
});

it('leaves inactive callers and ambiguous names alone', () => {
  expectFindings(
    calls('Request Campaign "B"').replace('trigger', 'inactive\n  trigger') + target('executable'),
  );
  expectFindings(calls('Request Campaign "B"') + target('executable') + target('executable'));
});

const request = calls('Request Campaign /*! chain/not-requestable */ "B"');
const execute = calls('Execute Campaign /*! chain/not-requestable */ "B"');

it.each([
  [request, 'executable', 'Use Execute Campaign, which waits until it is done.'],
  [request, 'trigger Fills Out Form "F"', 'Add the trigger Campaign is Requested to "B".'],
  [
    request,
    'schedule daily at 03:00',
    'Add the trigger Campaign is Requested to "B", or let its schedule run it.',
  ],
  [request, 'inactive\n  trigger Campaign is Requested', 'Activate it, or take this step out.'],
  [
    execute,
    'trigger Campaign is Requested',
    'Use Request Campaign, which does not wait for it, or make it executable.',
  ],
  [execute, 'trigger Fills Out Form "F"', 'Make it executable: without triggers and without a schedule.'],
])('says what to do: %#', (caller, settings, advice) => {
  const [finding] = expectFindings(caller + target(settings));
  expect(finding?.advice).toBe(advice);
  expect(finding?.fixes.every(({ safe }) => !safe)).toBe(true);
});

it('offers to execute only what neither listens nor runs by a schedule', () => {
  const titles = (settings: string) =>
    expectFindings(execute + target(settings)).flatMap(({ fixes }) => fixes.map(({ title }) => title));
  expect(titles('filter [Country] is empty')).toEqual(['Add executable to "B"']);
  expect(titles('schedule daily at 03:00')).toEqual([]);
  expect(titles('trigger Fills Out Form "F"')).toEqual([]);
  expect(titles('trigger Campaign is Requested')).toEqual(['Change to Request Campaign']);
});

it('does not judge a target whose trigger nobody knows, or that nobody knows', () => {
  expectFindings(calls('Request Campaign "B"') + target('trigger Campain is Reqested'));
  expectFindings(calls('Request Campaign "Elsewhere"'));
  expectFindings(calls('Request Campaign'));
});

it('says of an external what it is', () => {
  const external = (kind: string) => `external campaign "B" { ${kind} }\n`;
  expect(expectFindings(request + external('executable'))[0]).toMatchObject({
    message: '"B" cannot be requested: it is executable.',
    advice: 'Use Execute Campaign.',
  });
  const [other] = expectFindings(execute + external('requestable'));
  expect(other).toMatchObject({
    message: '"B" cannot be executed: it is requestable.',
    advice: 'Use Request Campaign.',
  });
  expect(other?.related.map(({ message }) => message)).toEqual(['So it is declared here']);
});
