import { isWord, type Lexeme } from './lexeme.ts';
import type { Block as NamedBlock } from '../../syntax/index.ts';

/** The blocks of the language; `other` for a brace whose statement nobody knows. */
export type Block = NamedBlock | 'other';

/** What kind of block a brace opens, by the block around it and the statement before it. */
export function blockOf(around: Block | undefined, head: readonly Lexeme[]): Block {
  const first = head[0];
  if (first?.kind !== 'word') return around === undefined || around === 'folder' ? 'other' : 'constraints';
  switch (around) {
    case undefined:
    case 'folder':
      return declarationBlock(first, head[1]);
    case 'lifecycle':
      return first.image === 'stage' ? 'stage' : 'other';
    case 'smart list':
    case 'campaign':
      if (first.image === 'flow') return 'flow';
      return first.image === 'filter' && opensGroup(head.slice(1)) ? 'conditions' : 'constraints';
    case 'conditions':
      return opensGroup(head) ? 'conditions' : 'constraints';
    case 'scenario':
      return first.image === 'when' && isWord(head.at(-1), 'all') ? 'events' : 'constraints';
    case 'flow':
    case 'events':
      return 'constraints';
    default:
      return 'other';
  }
}

function declarationBlock(first: Lexeme, second: Lexeme | undefined): Block {
  switch (first.image) {
    case 'smart':
      return isWord(second, 'list') ? 'smart list' : 'other';
    case 'program':
    case 'field':
    case 'lifecycle':
    case 'folder':
    case 'campaign':
    case 'external':
    case 'scenario':
      return first.image;
    default:
      return 'other';
  }
}

/** `any {` opens a group, `Any Name "X" {` a list of constraints. */
function opensGroup(words: readonly Lexeme[]): boolean {
  const [first, ...rest] = isWord(words[0], 'not') ? words.slice(1) : words;
  return rest.length === 0 && isWord(first, 'all', 'any');
}
