import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { facts } from '../../../server/src/engine/index.ts';

it('has a test for every fact that the engine relies on', () => {
  const folder = new URL('.', import.meta.url);
  const tests = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  const tested = tests.flatMap((text) =>
    [...text.matchAll(/^fact\('([^']+)'/gm)].map(([, name = '']) => name),
  );
  expect(tested.toSorted()).toEqual(Object.keys(facts).toSorted());
});
