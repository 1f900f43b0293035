import { expect } from 'vitest';
import type { Finding } from '../../server/src/rules/index.ts';

/** What a finding says is put together from pieces: none is missing, and the whole is a sentence. */
export function expectWellSaid({ message, advice, related, fixes }: Finding): void {
  expectSentence(message);
  expectSentence(advice);
  for (const { message: aside } of related) expectWords(aside);
  for (const { title } of fixes) expectWords(title);
}

/** One sentence or more, with a full stop. */
export function expectSentence(text: string): void {
  expectWords(text);
  expect(text).toMatch(/^\S.*[.!?]$/s);
}

function expectWords(text: string): void {
  // What a user has written stands in quotes, brackets or braces as it is.
  const own = text.replace(/"[^"]*"|\[[^\]]*\]|\{\{[^}]*\}\}/g, '_');
  expect(own).toMatch(/\w/);
  expect(own, 'a piece is missing').not.toMatch(/^\s|\s$|\s\s|\s[,.;:]|\(\)|''|undefined/);
}
