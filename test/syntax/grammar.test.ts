import { expect, it } from 'vitest';
import { validateGrammar } from '../../server/src/syntax/grammar/index.ts';
import { keywords } from '../../server/src/syntax/index.ts';

it('has a grammar without contradictions', () => {
  expect(validateGrammar).not.toThrow();
});

it('has each keyword once, in lower case', () => {
  const words = keywords.map(({ word }) => word);
  expect(new Set(words).size).toBe(words.length);
  for (const word of words) expect(word).toMatch(/^[a-z]+$/);
});
