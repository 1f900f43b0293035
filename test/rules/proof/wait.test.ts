import { expect, it } from 'vitest';
import { inWords } from '../../../server/src/rules/proof/repair/wait.ts';

it('says how long a wait is as people write it', () => {
  expect([2, 10, 60, 120, 90, 24 * 60, 48 * 60, 25 * 60].map(inWords)).toEqual([
    '2 minutes',
    '10 minutes',
    '1 hour',
    '2 hours',
    '90 minutes',
    '1 day',
    '2 days',
    '25 hours',
  ]);
});
