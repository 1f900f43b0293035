import type { FieldName, Part, Phrase, Span, Trigger } from '../../syntax/index.ts';
import type { ArgumentValue, BoundTrigger } from '../bound.ts';
import { bindConstraints, bindOperator, bindPrimary } from './constraints.ts';
import { note, type Sink, spanOfWords, unknown, unknownHead, wordsOf } from './sink.ts';

/** `trigger Fills Out Form starts with "Hand-Raise:" { … }` */
export function bindTrigger(sink: Sink, node: Trigger): BoundTrigger | undefined {
  return bindEvent(sink, node.phrase, node);
}

/** An event of a scenario is written like a trigger. */
export function bindEvent(sink: Sink, phrase: Phrase, span: Span): BoundTrigger | undefined {
  const head = phrase.parts[0];
  if (head?.kind !== 'Words') {
    const found = head?.kind === 'FieldName' ? head.name : '';
    unknown(sink, 'unknown-trigger', head ?? phrase, found, []);
    return undefined;
  }
  const match = sink.catalogue.trigger(wordsOf(head));
  if (match === undefined) {
    unknownHead(sink, 'unknown-trigger', head, sink.catalogue.triggerNames);
    noteFieldsOf(sink, phrase);
    return undefined;
  }
  const { definition, length } = match;
  const rest = readRest(sink, phrase.parts, length);
  return {
    kind: 'trigger',
    start: span.start,
    end: span.end,
    definition,
    nameSpan: spanOfWords(head, 0, length),
    primary: bindPrimary(sink, definition, rest.operator, rest.values, phrase, rest.within),
    constraints: bindConstraints(sink, definition, phrase.constraints),
  };
}

export interface Rest {
  readonly operator: ReturnType<typeof bindOperator> | undefined;
  readonly values: readonly ArgumentValue[];
  readonly within: string | undefined;
}

/** What follows a name: perhaps an operator, perhaps values, perhaps `in "Program"`. */
export function readRest(sink: Sink, parts: readonly Part[], nameLength: number): Rest {
  const values: ArgumentValue[] = [];
  let operator: Rest['operator'];
  let within: string | undefined;
  parts.forEach((part, index) => {
    if (part.kind === 'Words') {
      const count = part.words.length;
      const from = index === 0 ? nameLength : 0;
      if (from >= count) return;
      const follower = parts[index + 1];
      if (values.length > 0 && part.text === 'in' && follower?.kind === 'Values') {
        const program = follower.items[0];
        within = program?.kind === 'String' ? program.value : undefined;
      } else {
        operator = bindOperator(sink, part, from);
      }
    } else if (part.kind === 'FieldName') {
      values.push(part);
    } else if (within === undefined) {
      values.push(...part.items);
    }
  });
  return { operator, values, within };
}

/** Keeps fields findable in a phrase whose name is unknown. */
export function noteFieldsOf(sink: Sink, phrase: Phrase): void {
  const fields = phrase.parts.filter((part): part is FieldName => part.kind === 'FieldName');
  for (const field of fields) note(sink, 'field', field.name, field, 'names');
}
