import { expect, it } from 'vitest';
import { commaList, readCommaList } from '../../server/src/marketo/comma-list.ts';

it.for([
  [['San Francisco', 'Portland'], 'San Francisco,Portland'],
  [['Korea, Republic of', 'Germany'], '"Korea, Republic of",Germany'],
  [['the "best" one'], '"the ""best"" one"'],
  [[' padded '], '" padded "'],
  [['ü, é', '日本'], '"ü, é",日本'],
  [[], ''],
] as const)('writes %j as %s', ([values, expected]) => {
  expect(commaList(values)).toBe(expected);
  expect(readCommaList(expected)).toEqual(values);
});
