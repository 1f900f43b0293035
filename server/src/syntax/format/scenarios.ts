import type { Expectation, Occurrence, ScenarioEvent, ScenarioItem } from '../ast.ts';
import { testPiece } from './conditions.ts';
import { concat } from './doc.ts';
import type { Doc } from './doc.ts';
import { atom, block, itemsOf, phrase, sentence } from './phrases.ts';
import type { Formatting, Piece } from './phrases.ts';

export function scenarioItem(formatting: Formatting, item: Exclude<ScenarioItem, { kind: 'Broken' }>): Doc {
  switch (item.kind) {
    case 'Given':
      return sentence(formatting, item.start, ['given', testPiece(formatting, item.test)]);
    case 'When': {
      const after = item.after === undefined ? [] : ['after', atom(item.after)];
      const creating = item.creatingPerson ? 'creating the person' : undefined;
      return sentence(formatting, item.start, [
        'when',
        ...after,
        ...occurrence(formatting, item.what),
        creating,
      ]);
    }
    case 'Then':
      return sentence(formatting, item.start, ['then', ...expectation(formatting, item.expect)]);
  }
}

function occurrence(formatting: Formatting, node: Occurrence): Piece[] {
  if (node.kind === 'BatchRun') return [atom(node.campaign), 'runs'];
  if (node.kind !== 'Together') return [event(formatting, node)];
  const { start, end, events } = node;
  const printed = itemsOf<ScenarioEvent>(events, (item) =>
    sentence(formatting, item.start, [event(formatting, item)]),
  );
  return [{ start, end, doc: () => concat(['all', block(formatting, start, printed, end, 'lines')]) }];
}

function event(formatting: Formatting, node: ScenarioEvent): Piece {
  if (node.kind === 'Event') return phrase(formatting, 'trigger', node.phrase);
  const { start, end, field, value, inSalesforce } = node;
  const words = [atom(field), 'becomes', atom(value), inSalesforce ? 'in Salesforce' : undefined];
  return { start, end, doc: (): Doc => sentence(formatting, start, words) };
}

function expectation(formatting: Formatting, node: Expectation): Piece[] {
  switch (node.kind) {
    case 'Holds':
      return [testPiece(formatting, node.test)];
    case 'Happens': {
      const times = typeof node.times === 'string' ? [node.times] : [atom(node.times), 'times'];
      return [phrase(formatting, 'step', node.step), 'happens', ...times];
    }
    case 'HappensBefore':
      return [
        phrase(formatting, 'step', node.step),
        'happens before',
        phrase(formatting, 'step', node.later),
      ];
  }
}
