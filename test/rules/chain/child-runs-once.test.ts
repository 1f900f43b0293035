import { expect, it } from 'vitest';
import { expectFindings as expectAll, testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('chain/child-runs-once');

const child = (name: string, more = '') =>
  `campaign ${name} {\n  ${more}trigger Campaign is Requested "Marketo Flow Action"\n  flow { Change Data Value [Country] to "DE" }\n}\n`;

it('names the callers and sets the rule where none is written', () => {
  const text = `
campaign "A" {
  qualify every time
  trigger Fills Out Form "Demo"
  flow { Request Campaign "B" }
}
${child('/*! chain/child-runs-once */ "B"')}`;
  const [finding] = expectAll(text);
  expect(finding).toMatchObject({
    severity: 'warning',
    message: '"B" lets each person through only once, but "A" may call it again for the same person.',
  });
  const fixed = applyFix(text);
  expect(fixed).toContain('campaign "B" {\n  qualify every time\n  trigger Campaign is Requested');
  expectAll(fixed);
});

it('only informs where once was written out', () => {
  const text = `
campaign "A" {
  qualify every 1 day
  trigger Fills Out Form "Demo"
  flow { Request Campaign "B" }
}
${child('/*! chain/child-runs-once */ "B"', 'qualify once\n  ')}`;
  const [finding] = expectAll(text);
  expect(finding?.severity).toBe('information');
  expectAll(applyFix(text));
});

it('is silent where the chain begins once', () => {
  expectFindings(`
campaign "A" {
  trigger Fills Out Form "Demo"
  flow { Request Campaign "B" }
}
campaign "C" {
  qualify every time
  trigger Person is Created
  flow { Request Campaign "B" }
}
${child('"B"')}`);
});

it('follows a chain through campaigns that run every time', () => {
  const text = (entry: string, mark: string) => `
campaign "Entry" {
  ${entry}
  trigger Fills Out Form "Demo"
  flow { Request Campaign "Middle" }
}
${child('"Middle"', 'qualify every time\n  ').replace('Change Data Value [Country] to "DE"', 'Request Campaign "B"')}
${child(`${mark}"B"`)}`;
  expectFindings(text('qualify once', ''));
  expectFindings(text('qualify every time', '/*! chain/child-runs-once */ '));
});

it('counts recurring batches and executions', () => {
  const [finding] = expectFindings(`
campaign "Nightly" {
  qualify every time
  schedule daily at 03:00
  filter [Country] is empty
  flow { Execute Campaign "B" }
}
campaign /*! chain/child-runs-once */ "B" {
  executable
  flow { Change Data Value [Country] to "DE" }
}
`);
  expect(finding?.message).toContain('"Nightly" may execute it again');
});

it('does not go round in circles', () => {
  expectFindings(`
${child('"A"', 'qualify every time\n  ').replace('Change Data Value [Country] to "DE"', 'Request Campaign "B"')}
${child('"B"', 'qualify every time\n  ').replace('Change Data Value [Country] to "DE"', 'Request Campaign "A"')}
`);
});
