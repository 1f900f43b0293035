import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('chain/token-context');
const mark = '/*! chain/token-context */ ';

const event = (step: string, token = 'Points') =>
  `program "Event" {\n  token "${token}" score 15\n}\n\ncampaign "Attended" {\n  trigger Added to List "Attendees"\n  flow {\n    ${step}\n  }\n}\n`;
const scoring = (heading: string) =>
  `${heading}\n\ncampaign "Score" {\n  executable\n  qualify every time\n  flow { Change Score [Person Score] by {{my.Points}} }\n}\n`;
const execute = 'Execute Campaign "Score"';

it('finds a token that only the caller has', () => {
  const [finding] = expectFindings({ event: event(mark + execute), scoring: scoring('program "Scoring"') });
  expect(finding?.message).toBe(
    '"Score" uses {{my.Points}}, which "Event" has and its own program "Scoring" has not.',
  );
  expect(finding?.related.map(({ message }) => message)).toEqual(['"Score" uses it here']);
});

it('finds a token that both have', () => {
  const own = scoring('program "Scoring" {\n  token "Points" score 0\n}');
  const [finding] = expectFindings({ event: event(mark + execute), own });
  expect(finding?.message).toContain(
    'from its own program "Scoring", although "Event" has a token of that name',
  );
  const fixed = applyFix({ event: event(mark + execute), own });
  expect(fixed).toContain(`${execute} { [Use Parent Campaign Token Context] is true }\n`);
  expectFindings({ event: fixed, own });
});

it('is content once the step says whose', () => {
  expectFindings({
    event: event(`${execute} { [Use Parent Campaign Token Context] is false }`),
    scoring: scoring('program "Scoring"'),
  });
});

it('leaves alone one program, other tokens and requests', () => {
  expectFindings({ event: event(execute), scoring: scoring('program "Event"') });
  expectFindings({
    event: event(execute, 'Other'),
    scoring: scoring('program "Scoring" {\n  token "Points" score 0\n}'),
  });
  expectFindings({ event: event('Request Campaign "Score"'), scoring: scoring('program "Scoring"') });
});

it('believes what an external campaign declares', () => {
  const external = (effects: string) => `external campaign "Score" in "Scoring" { ${effects} }\n`;
  expectFindings(event(`${mark}${execute} in "Scoring"`) + external('executable, token "my.Points" 0'));
  expectFindings(event(`${execute} in "Scoring"`) + external('executable'));
});

it('says what to do, where the token stands, and nothing outside of programs', () => {
  const [finding] = expectFindings({ event: event(mark + execute), scoring: scoring('program "Scoring"') });
  expect(finding?.fixes.every(({ safe }) => !safe)).toBe(true);
  expect(finding?.advice).toMatch(/^\w.*\.$/);
  expectFindings({
    alone: event(execute).replace(/^program[^]*?\n}\n\n/, ''),
    scoring: scoring('program "Scoring"'),
  });
  expectFindings({
    event: event(execute).replace('trigger', 'inactive\n  trigger'),
    scoring: scoring('program "Scoring"'),
  });
});

it('takes no token of a person for one of the program', () => {
  const person = scoring('program "Scoring"').replace('{{my.Points}}', '{{lead.Points}}');
  expectFindings({ event: event(execute), person });
});
