import type { Condition, ConditionGroup, Filter, Test } from '../ast.ts';
import { concat } from './doc.ts';
import type { Doc } from './doc.ts';
import { block, itemsOf, phrase, sentence } from './phrases.ts';
import type { Formatting, Piece } from './phrases.ts';

export function filter(formatting: Formatting, { start, condition }: Filter): Doc {
  return sentence(formatting, start, ['filter', conditionPiece(formatting, condition)]);
}

function conditionPiece(formatting: Formatting, node: Condition): Piece {
  if (node.kind === 'Test') return testPiece(formatting, node);
  const doc = (): Doc => (node.kind === 'Broken' ? node.text : group(formatting, node));
  return { start: node.start, end: node.end, doc };
}

function group(formatting: Formatting, { start, end, match, items }: ConditionGroup): Doc {
  const printed = itemsOf<Test | ConditionGroup>(items, (item) =>
    sentence(formatting, item.start, [conditionPiece(formatting, item)]),
  );
  return concat([match, block(formatting, start, printed, end, 'lines')]);
}

export function testPiece(formatting: Formatting, { start, end, negated, phrase: words }: Test): Piece {
  const doc = (): Doc =>
    sentence(formatting, start, [negated ? 'not' : undefined, phrase(formatting, 'filter', words)]);
  return { start, end, doc };
}
