import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareValues } from '../../server/src/salesforce/compare-values.ts';
import type { PicklistValue } from '../../server/src/salesforce/describe.ts';

const active = (value: string, label = value): PicklistValue => ({ value, label, active: true });

it('takes an exact value before a similar one', () => {
  const { stages, extra } = compareValues(['MQL', 'mql'], [active('mql'), active('MQL'), active('Mql')]);
  expect([...stages]).toEqual([]);
  expect(extra).toEqual(['Mql']);
});

it('takes one value for one stage only', () => {
  const { stages } = compareValues(['MQL', 'Mql'], [active('mql')]);
  expect([...stages]).toEqual([
    ['MQL', { kind: 'case', value: 'mql' }],
    ['Mql', { kind: 'missing' }],
  ]);
});

it('prefers an active value to an inactive one of the same spelling', () => {
  const { stages } = compareValues(['MQL'], [{ ...active('mql'), active: false }, active('Mql')]);
  expect(stages.get('MQL')).toEqual({ kind: 'case', value: 'Mql' });
});

it('does not count an inactive value as extra', () => {
  expect(compareValues([], [{ ...active('Old'), active: false }]).extra).toEqual([]);
});

it('takes names of objects for ordinary names', () => {
  const names = ['__proto__', 'constructor', 'toString'];
  expect([...compareValues(names, []).stages.keys()]).toEqual(names);
  expect(
    compareValues(
      names,
      names.map((name) => active(name)),
    ).stages.size,
  ).toBe(0);
});

it('finds no difference between a list and itself, whatever the names', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), (names) => {
      expect(
        compareValues(
          names,
          names.map((name) => active(name)),
        ),
      ).toEqual({
        stages: new Map(),
        extra: [],
        disorder: undefined,
      });
    }),
  );
});

it('accounts for every stage and every active value once', () => {
  const name = fc.constantFrom('A', 'a', ' A', 'B', 'b', 'C');
  const value = fc.record({ value: name, label: name, active: fc.boolean() });
  const values = fc.uniqueArray(value, { selector: (entry) => entry.value });
  fc.assert(
    fc.property(fc.uniqueArray(name), values, (wanted, entries) => {
      const { stages, extra } = compareValues(wanted, entries);
      const missing = [...stages.values()].filter(({ kind }) => kind === 'missing').length;
      const inactive = entries.filter((entry) => !entry.active);
      const matched = wanted.length - missing;
      expect(matched + extra.length).toBeGreaterThanOrEqual(entries.length - inactive.length);
      expect(matched + extra.length).toBeLessThanOrEqual(entries.length);
    }),
  );
});
