import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { catalogue, nearest } from '../../server/src/catalogue/index.ts';
import { editDistance } from '../../server/src/catalogue/nearest.ts';

it('finds a name behind a slip of the finger', () => {
  expect(catalogue.nearestTrigger('Fils Out Form')[0]).toBe('Fills Out Form');
  expect(catalogue.nearestTrigger('Data Vlaue Changes')[0]).toBe('Data Value Changes');
  expect(catalogue.nearestStep('Chnage Data Value')[0]).toBe('Change Data Value');
  expect(catalogue.nearestOperator('start with')[0]).toBe('starts with');
  expect(catalogue.nearestField('Job Titel')[0]).toBe('Job Title');
});

it('finds a name although an operator follows', () => {
  expect(catalogue.nearestFilter('Filed Out Form starts with')[0]).toBe('Filled Out Form');
  expect(catalogue.nearestStep('Chage Score by')[0]).toBe('Change Score');
});

it('finds a name whose words stand in another order or tense', () => {
  expect(catalogue.nearestFilter('Form Filled Out')[0]).toBe('Filled Out Form');
  expect(catalogue.nearestTrigger('Filled Out Form')[0]).toBe('Fills Out Form');
  expect(catalogue.nearestTrigger('Opened Email')[0]).toBe('Opens Email');
});

it('understands everyday words for those of Marketo', () => {
  expect(catalogue.nearestStep('Sync Lead to Salesforce CRM')[0]).toBe('Sync Person to SFDC');
  expect(catalogue.nearestOperator('begins with')[0]).toBe('starts with');
  expect(catalogue.nearestOperator('equals')[0]).toBe('is');
  expect(catalogue.nearestField('Number of Employees')[0]).toBe('Num Employees');
});

it('answers with canonical names only', () => {
  expect(catalogue.nearestTrigger('Lead is Createed')[0]).toBe('Person is Created');
  expect(catalogue.nearestStep('Ad to Nurture')[0]).toBe('Add to Engagement Program');
});

it('says nothing rather than nonsense', () => {
  expect(catalogue.nearestTrigger('banana split')).toEqual([]);
  expect(catalogue.nearestStep('x')).toEqual([]);
  expect(nearest('', catalogue.stepNames)).toEqual([]);
  expect(nearest('…!?', catalogue.stepNames)).toEqual([]);
});

it('finds each name again when one of its letters is missing', () => {
  const lost: string[] = [];
  const look = (names: readonly string[], find: (text: string) => readonly string[]) => {
    for (const name of names) {
      const at = Math.floor(name.length / 2);
      const found = find(name.slice(0, at) + name.slice(at + 1));
      if (found[0] !== name) lost.push(name);
    }
  };
  look(catalogue.triggerNames, (text) => catalogue.nearestTrigger(text));
  look(catalogue.filterNames, (text) => catalogue.nearestFilter(text));
  look(catalogue.stepNames, (text) => catalogue.nearestStep(text));
  expect(lost).toEqual([]);
});

it('gives no more than was asked for, the best first, the same each time', () => {
  const names = ['Beta Score', 'Behavior Score', 'Behaviour Score', 'Demographic Score'];
  expect(nearest('Behavor Score', names, 2)).toEqual(['Behavior Score', 'Behaviour Score']);
  expect(nearest('Behavor Score', names.toReversed(), 2)).toEqual(['Behavior Score', 'Behaviour Score']);
  expect(nearest('Behavior Score', names, 0)).toEqual([]);
});

it('takes names of JavaScript for ordinary names', () => {
  expect(nearest('__proto_', ['__proto__', 'constructor'])).toEqual(['__proto__']);
  expect(nearest('constuctor', ['__proto__', 'constructor'])).toEqual(['constructor']);
});

it('counts insertions, deletions, exchanges and swaps of neighbours', () => {
  expect(editDistance('Score', 'Score', 3)).toBe(0);
  expect(editDistance('Scroe', 'Score', 3)).toBe(1);
  expect(editDistance('Scor', 'Score', 3)).toBe(1);
  expect(editDistance('Sxore', 'Score', 3)).toBe(1);
  expect(editDistance('', 'abc', 3)).toBe(3);
  expect(editDistance('abcdef', 'ghijkl', 2)).toBeGreaterThan(2);
});

it('agrees with the textbook up to the bound, and exceeds it beyond', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
  fc.assert(
    fc.property(text, text, fc.nat(6), (a, b, allowed) => {
      const exact = textbookDistance(a, b);
      const found = editDistance(a, b, allowed);
      return exact <= allowed ? found === exact : found > allowed;
    }),
    { numRuns: 2000 },
  );
});

it('stays quick for text of any length', () => {
  const start = performance.now();
  catalogue.nearestTrigger('Fills Out Form '.repeat(1_000_000));
  catalogue.nearestFilter('f'.repeat(10_000_000));
  nearest(
    'Behavior',
    Array.from({ length: 200 }, (_, index) => `${'b'.repeat(100_000)}${index}`),
  );
  expect(performance.now() - start).toBeLessThan(2000);
});

/** The recurrence as the books have it, without bound or band. */
function textbookDistance(a: string, b: string): number {
  const known = new Map<string, number>();
  const distance = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const key = `${i},${j}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const options = [
      distance(i - 1, j) + 1,
      distance(i, j - 1) + 1,
      distance(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
    ];
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
      options.push(distance(i - 2, j - 2) + 1);
    const least = Math.min(...options);
    known.set(key, least);
    return least;
  };
  return distance(a.length, b.length);
}
