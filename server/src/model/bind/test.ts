import type { Condition, Test, Words } from '../../syntax/index.ts';
import type { BoundCondition, BoundTest } from '../bound.ts';
import { bindConstraints, bindOperator, bindPrimary } from './constraints.ts';
import { note, noteValues, type Sink, spanOfWords, unknownHead, wordsOf } from './sink.ts';
import { noteFieldsOf, readRest } from './trigger.ts';

/** A condition whose text was broken, or whose name is unknown, is left out. */
export function bindCondition(sink: Sink, node: Condition): BoundCondition | undefined {
  if (node.kind === 'Broken') return undefined;
  if (node.kind === 'Test') return bindTest(sink, node);
  const items = node.items.flatMap((item) => bindCondition(sink, item) ?? []);
  return { kind: 'group', start: node.start, end: node.end, match: node.match, items };
}

export function bindTest(sink: Sink, node: Test): BoundTest | undefined {
  const head = node.phrase.parts[0];
  if (head === undefined) return undefined;
  if (head.kind === 'FieldName') return bindFieldTest(sink, node);
  if (head.kind === 'Words') return bindNamedTest(sink, node, head);
  return undefined;
}

function bindFieldTest(sink: Sink, node: Test): BoundTest | undefined {
  const [field, second, third] = node.phrase.parts;
  if (field?.kind !== 'FieldName') return undefined;
  note(sink, 'field', field.name, field, 'reads');
  const operator = second?.kind === 'Words' ? bindOperator(sink, second, 0) : undefined;
  const written = second?.kind === 'Values' ? second : third;
  const values = written?.kind === 'Values' ? written.items : written?.kind === 'FieldName' ? [written] : [];
  noteValues(sink, values, undefined, 'reads');
  const open = { name: field.name, constraints: [], openConstraints: true };
  return {
    kind: 'field',
    start: node.start,
    end: node.end,
    negated: node.negated,
    field,
    operator: operator?.operator,
    operatorSpan: operator?.span,
    values,
    constraints: bindConstraints(sink, open, node.phrase.constraints),
    node,
  };
}

/** `Member of List "X"` is a membership, `Filled Out Form "X"` an activity. */
function bindNamedTest(sink: Sink, node: Test, head: Words): BoundTest | undefined {
  const words = wordsOf(head);
  const membership = sink.catalogue.attribute(words);
  const activity = sink.catalogue.activityFilter(words);
  if (membership === undefined && activity === undefined) {
    unknownHead(sink, 'unknown-filter', head, sink.catalogue.filterNames);
    noteFieldsOf(sink, node.phrase);
    return undefined;
  }
  // Both match only where one name begins with the other; the longer one is meant.
  if (membership !== undefined && membership.length >= (activity?.length ?? 0)) {
    const { definition, length } = membership;
    const rest = readRest(sink, node.phrase.parts, length);
    const primary = definition.constraints.find((constraint) => constraint.primary);
    noteValues(sink, rest.values, primary?.references, 'reads', rest.within);
    return {
      kind: 'membership',
      ...base(node),
      definition,
      nameSpan: spanOfWords(head, 0, length),
      operator: rest.operator?.operator,
      operatorSpan: rest.operator?.span,
      values: rest.values,
      constraints: bindConstraints(sink, definition, node.phrase.constraints),
    };
  }
  if (activity === undefined) return undefined;
  const { definition, length } = activity;
  const rest = readRest(sink, node.phrase.parts, length);
  return {
    kind: 'activity',
    ...base(node),
    definition,
    nameSpan: spanOfWords(head, 0, length),
    operator: rest.operator?.operator,
    operatorSpan: rest.operator?.span,
    values: rest.values,
    primary: bindPrimary(sink, definition, rest.operator, rest.values, node.phrase, rest.within),
    constraints: bindConstraints(sink, definition, node.phrase.constraints),
  };
}

function base(node: Test): { start: number; end: number; negated: boolean; node: Test } {
  return { start: node.start, end: node.end, negated: node.negated, node };
}
