import { expect, it } from 'vitest';
import { defaultProofBudget } from '../../../server/src/rules/index.ts';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('chain/cycle', defaultProofBudget);

const requested = 'trigger Campaign is Requested "Marketo Flow Action"';
const campaign = (name: string, call: string, start = requested) =>
  `campaign "${name}" {\n  qualify every time\n  ${start}\n  flow { ${call} }\n}\n`;
const form = 'trigger Fills Out Form "Demo"';

it('tells a campaign that requests itself from campaigns that request each other', () => {
  const [self] = expectFindings(
    campaign('Start', 'Request Campaign "A"', form) +
      campaign('A', '/*! chain/cycle */ Request Campaign "A"'),
  );
  expect(self?.message).toMatch(/^"A" requests itself/);
  const [round] = expectFindings(
    campaign('Start', 'Request Campaign "A"', form) +
      campaign('A', '/*! chain/cycle */ Request Campaign "B"') +
      campaign('B', 'Request Campaign "A"'),
  );
  expect(round?.message).toMatch(/^"A" and "B" request each other in a circle/);
});

it('ends where somebody qualifies once', () => {
  expectFindings(
    campaign('Start', 'Request Campaign "A"', form) +
      campaign('A', 'Request Campaign "B"').replace('every time', 'once') +
      campaign('B', 'Request Campaign "A"'),
  );
});
