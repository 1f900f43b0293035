import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('chain/reentry-blocked');
const mark = '/*! chain/reentry-blocked */ ';

const lifecycle = (allow: string) =>
  `field [Stage] string\nlifecycle "L" on [Stage] {\n  stage "1"\n  stage "2"\n  stage "3"\n  stage "9" { terminal }\n  path "1" -> "2" -> "3"\n${allow}\n}\n`;
const back = lifecycle('  allow "3" -> "2"');
const move = (from: string, at = '', head = '', start = 'trigger Fills Out Form "Demo"') =>
  `campaign ${at}"To 2" {\n  ${head}${start}\n  filter [Stage] is ${from}\n  flow { Change Data Value [Stage] to "2" }\n}\n`;

it('names the way that is open once, and opens it', () => {
  const text = back + move('"1", "3"', mark);
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe(
    '"To 2" lets each person through only once, so the declared way from "3" back to "2" is open once in a lifetime.',
  );
  const fixed = applyFix(text);
  expect(fixed).toContain('qualify every time\n  trigger');
  expectFindings(fixed);
});

it('minds a once that is written, and a batch that repeats', () => {
  expectFindings(back + move('"3"', mark, 'qualify once\n  '));
  expectFindings(back + move('"3"', mark, '', 'schedule daily at 02:00'));
  expectFindings(back + move('"3"', '', '', 'schedule once at 2026-12-01T02:00'));
});

it('is content with the way forward, and without a way back', () => {
  expectFindings(back + move('"1"'));
  expectFindings(lifecycle('') + move('"1", "3"'));
  expectFindings(lifecycle('  allow any -> "9"') + move('"1", "3"'));
});

it('is content where another campaign keeps the way open', () => {
  const other = move('"3"', '', 'qualify every 7 days\n  ').replace('To 2', 'Also to 2');
  expectFindings(back + move('"3"') + other);
});

it('leaves campaigns that are called to the rule about them', () => {
  expectFindings(back + move('"3"', '', '', 'trigger Campaign is Requested is any'));
});
