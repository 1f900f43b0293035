import { expect, it } from 'vitest';
import { deployFigures } from '../bench/deploy.ts';

it(
  'asks for next to nothing when nothing has changed, and keeps to the rate',
  { timeout: 120_000 },
  async () => {
    const { campaigns, creating, unchangedShare, rateShare, refused } = await deployFigures(200);
    expect(campaigns).toBe(200);
    expect(creating).toBeGreaterThan(10 * campaigns);
    expect(unchangedShare).toBeLessThan(0.02);
    expect(rateShare).toBeGreaterThan(0.9);
    expect(rateShare).toBeLessThanOrEqual(1);
    expect(refused).toBe(0);
  },
);

it('finishes where somebody else takes half of what the instance allows', { timeout: 120_000 }, async () => {
  const { refused, othersRefused, mostInWindow, rateShare } = await deployFigures(100, { foreign: 50 });
  expect({ refused, othersRefused }).toEqual({ refused: 0, othersRefused: 0 });
  expect(mostInWindow).toBeLessThanOrEqual(100);
  expect(rateShare).toBeGreaterThan(0.9);
});
