import { expect, it } from 'vitest';
import {
  fingerprint,
  readMark,
  sameDescription,
  withMark,
  withoutMark,
} from '../../server/src/compiler/index.ts';
import { campaignMark, programMark } from '../../server/src/compiler/plan/mark.ts';
import { activity, field, inactivity, step } from './plan-examples.ts';

it('puts the mark behind the description and takes it off again', () => {
  const marked = withMark('Moves people.\nSlowly.', '1a2b3c');
  expect(marked).toBe('Moves people.\nSlowly. ⟦lifecycle 1a2b3c⟧');
  expect(readMark(`${marked} \n`)).toBe('1a2b3c');
  expect(withoutMark(marked)).toBe('Moves people.\nSlowly.');
  expect(withMark('', '1a2b3c')).toBe('⟦lifecycle 1a2b3c⟧');
  expect(readMark('⟦lifecycle 1a2b3c⟧ is how it ends')).toBeUndefined();
});

it('stays within what Marketo takes, and does not see a difference in what was cut', () => {
  const long = 'x'.repeat(3000);
  expect(withMark(long, '1a2b3c')).toHaveLength(2000);
  expect(sameDescription(long, withMark(long, '1a2b3c'))).toBe(true);
  expect(sameDescription('text', 'text ⟦lifecycle 1a2b3c⟧')).toBe(true);
  expect(sameDescription('text', 'other ⟦lifecycle 1a2b3c⟧')).toBe(false);
});

it('does not take long over descriptions that are meant to be slow', () => {
  const start = performance.now();
  withoutMark(`${' '.repeat(500_000)}⟦lifecycle 1a2b3`);
  expect(performance.now() - start).toBeLessThan(1000);
});

it('marks campaigns by their content: a negation, but not a name', () => {
  const flow = [step('Sync Lead to SFDC', {})];
  const rules = {
    triggers: [activity('Lead is Created')],
    filters: [inactivity('Filled Out Form')],
    logic: 'all',
  };
  const positive = { ...rules, filters: [activity('Filled Out Form')] };
  expect(campaignMark(rules, flow, 'P')).toMatch(/^[0-9a-f]{6}$/);
  expect(campaignMark(rules, flow, 'P')).not.toBe(campaignMark(positive, flow, 'P'));
  expect(campaignMark(rules, flow, 'P')).not.toBe(campaignMark(rules, [], 'P'));
});

it('marks programs by the negated filters of their smart lists alone', () => {
  const list = (name: string, filter: ReturnType<typeof activity>) => ({
    name,
    rules: { triggers: [], filters: [filter], logic: 'all' },
  });
  const [plain, negated] = [list('A', activity('V')), list('A', inactivity('V'))];
  expect(programMark([plain], 'P')).toBe(programMark([list('B', field('F', 'is', '1'))], 'P'));
  expect(programMark([plain], 'P')).not.toBe(programMark([negated], 'P'));
  expect(programMark([negated], 'P')).not.toBe(programMark([{ ...negated, name: 'B' }], 'P'));
});

it('gives texts that differ a little fingerprints that differ a lot', () => {
  expect(fingerprint('')).toMatch(/^[0-9a-f]{14}$/);
  const texts = Array.from({ length: 20_000 }, (_, index) => `campaign ${index}`);
  expect(new Set(texts.map(fingerprint)).size).toBe(texts.length);
});
