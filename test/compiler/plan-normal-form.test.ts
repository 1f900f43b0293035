import { expect, it } from 'vitest';
import type { DesiredRule, DesiredRules } from '../../server/src/compiler/index.ts';
import { normalFlow, normalRules, sameText } from '../../server/src/compiler/plan/normal-form.ts';
import { activity, also, field, inactivity, member, primary, step } from './plan-examples.ts';

const rules = (...filters: DesiredRule[]): DesiredRules => ({ triggers: [], filters, logic: 'all' });
const same = (one: DesiredRules, other: DesiredRules, visible = false): boolean =>
  sameText(normalRules(one, 'OPS', visible), normalRules(other, 'OPS', visible));

it.for<readonly [string, DesiredRules, DesiredRules]>([
  [
    'letter case and Lead for Person',
    rules(field('lead status', 'IS', 'MQL')),
    rules(field('Person Status', 'is', 'MQL')),
  ],
  [
    'the order of filters',
    rules(field('A', 'is', '1'), field('B', 'is', '2')),
    rules(field('B', 'is', '2'), field('A', 'is', '1')),
  ],
  ['the order of values', rules(field('A', 'is', 'x', 'y')), rules(field('A', 'is', 'y', 'x'))],
  [
    'the order of constraints',
    rules(activity('V', also('A', 'is', '1'), also('B', 'is', '2'))),
    rules(activity('V', also('B', 'is', '2'), also('A', 'is', '1'))),
  ],
  ['in and is', rules(member('Member of List', 'in', 'X')), rules(member('Member of List', 'is', 'X'))],
  [
    'a negated membership and not in',
    rules({ ...member('Member of List', 'in', 'X'), negative: true }),
    rules(member('Member of List', 'not in', 'X')),
  ],
  [
    'assets with and without their program',
    rules(member('Member of List', 'in', 'OPS.X')),
    rules(member('Member of List', 'in', 'X')),
  ],
  [
    'what an attribute calls its own constraint',
    rules(member('Member of List', 'in', 'X')),
    rules({ ...field('Member of List', 'in', 'X'), constraints: [primary('List Name', 'in', 'X')] }),
  ],
  [
    'a constraint that holds nothing',
    rules(activity('Visited Web Page', also('Browser', 'is'))),
    rules(activity('Visited Web Page')),
  ],
  ['ways of writing a number', rules(field('A', 'at least', '30.50')), rules(field('A', 'at least', '30.5'))],
  [
    'all, any and nothing over one filter',
    { ...rules(field('A', 'is', '1')), logic: 'any' },
    rules(field('A', 'is', '1')),
  ],
])('takes %s for no difference', ([, one, other]) => {
  expect(same(one, other)).toBe(true);
});

it.for<readonly [string, DesiredRules, DesiredRules]>([
  ['a value', rules(field('A', 'is', 'x')), rules(field('A', 'is', 'X'))],
  ['an operator', rules(field('A', 'is', 'x')), rules(field('A', 'is not', 'x'))],
  ['emptiness', rules(field('A', 'is empty')), rules(field('A', 'is not empty'))],
  ['the order of limits', rules(field('A', 'between', '2', '1')), rules(field('A', 'between', '1', '2'))],
  ['codes with leading zeros', rules(field('A', 'is', '007')), rules(field('A', 'is', '7'))],
  [
    'the logic',
    { ...rules(field('A', 'is', '1'), field('B', 'is', '2')), logic: 'any' },
    rules(field('A', 'is', '1'), field('B', 'is', '2')),
  ],
  ['a negation', rules(inactivity('V')), rules(activity('V'))],
])('sees %s', ([, one, other]) => {
  expect(same(one, other)).toBe(false);
});

it('does not see a negation where only what Marketo shows counts', () => {
  expect(same(rules(inactivity('V')), rules(activity('V')), true)).toBe(true);
});

it('minds the order of numbered filters', () => {
  const [a, b, c] = [field('A', 'is', '1'), field('B', 'is', '1'), field('C', 'is', '1')];
  const logic = '1 and (2 or 3)';
  expect(same({ ...rules(a, b, c), logic }, { ...rules(b, a, c), logic })).toBe(false);
});

it('minds the order of steps but not that of their settings', () => {
  const one = step('Change Data Value', { Attribute: 'A', 'New Value': 'B' });
  const other = step('Change Data Value', { 'New Value': 'B', Attribute: 'A' });
  const wait = step('Wait', { Duration: '1 day' });
  expect(sameText(normalFlow([one, wait], ''), normalFlow([other, wait], ''))).toBe(true);
  expect(sameText(normalFlow([one, wait], ''), normalFlow([wait, one], ''))).toBe(false);
});
