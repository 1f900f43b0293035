import { expect, it } from 'vitest';
import { isHeard, severityIn, type SeverityChoices } from '../../server/src/rules/severity.ts';

const choices: SeverityChoices = {
  severities: new Map([
    ['slow/*', 'information'],
    ['slow/order', 'off'],
  ]),
  preset: 'strict',
  folders: [
    { uri: 'file:///w/old/', severities: new Map([['slow/*', 'hint']]), preset: undefined },
    { uri: 'file:///w/old/er/', severities: new Map(), preset: 'recommended' },
  ],
};
const rule = (id: string) => ({ id, severity: 'warning' as const });
const at = (path: string, id: string) => severityIn(`file:///w/${path}`, choices, rule(id));

it('lets the rule win over its category, and both over the preset', () => {
  expect([at('a', 'slow/order'), at('a', 'slow/contains'), at('a', 'name/unused')]).toEqual([
    'off',
    'information',
    'error',
  ]);
});

it('lets the nearest folder win that says anything', () => {
  expect([at('old/a', 'slow/order'), at('old/a', 'name/unused')]).toEqual(['hint', 'error']);
  expect([at('old/er/a', 'slow/order'), at('old/er/a', 'name/unused')]).toEqual(['hint', 'warning']);
  expect(at('older/a', 'slow/order')).toBe('off');
});

it('leaves an error what cannot be read', () => {
  const off: SeverityChoices = { severities: new Map([['syntax/*', 'off']]) };
  expect(severityIn('file:///a', off, rule('syntax/missing'), 'error')).toBe('error');
});

it('hears a rule that is off but for one folder', () => {
  expect(isHeard(choices, rule('slow/order'))).toBe(true);
  expect(isHeard({ severities: new Map([['race/*', 'off']]) }, rule('race/read-write'))).toBe(false);
  expect(isHeard({}, rule('race/read-write'))).toBe(true);
});

it('hears an optional rule only where somebody says how serious it is', () => {
  const optional = { ...rule('slow/some'), optional: true as const };
  const hinted: SeverityChoices = { severities: new Map([['slow/some', 'hint']]) };
  expect(severityIn('file:///a', { preset: 'strict' }, optional)).toBe('off');
  expect(severityIn('file:///a', hinted, optional)).toBe('hint');
  expect([isHeard({}, optional), isHeard(hinted, optional)]).toEqual([false, true]);
});
