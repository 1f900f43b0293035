import type { DesiredStep } from '../desired.ts';
import { vocabularyKey } from '../plan/normal-form.ts';
import { fieldText, quotedText } from '../plan/value-text.ts';

/**
 * A comment that offers a `lifecycle` where campaigns set a status to several written values. Which of them are stages, in
 * which order and whose, no instance says: a lifecycle that was guessed would make rules speak of moves that nobody forbade.
 */
export function likelyStages(flows: readonly (readonly DesiredStep[])[]): readonly string[] {
  const byField = Map.groupBy(flows.flat().flatMap(writtenValues), ({ field }) => vocabularyKey(field));
  const [likeliest] = [...byField.values()]
    .map((writes) => ({
      field: writes[0]?.field ?? '',
      stages: [...new Set(writes.map(({ value }) => value))].sort(),
    }))
    .filter(({ field, stages }) => stages.length >= fewest && /status|stage/i.test(field))
    .sort((one, other) => other.stages.length - one.stages.length);
  if (likeliest === undefined) return [];
  const field = fieldText(likeliest.field);
  return [
    `// These campaigns set ${field} to ${likeliest.stages.length} values. If they are stages, declare them, with the ways between them:`,
    `// lifecycle "Person" on ${field} {`,
    ...likeliest.stages.map((stage) => `//   stage ${quotedText(stage)}`),
    '// }',
  ];
}

/** A flag has two values; what has three is more like a stage. */
const fewest = 3;

function writtenValues({
  name,
  choices,
}: DesiredStep): readonly { readonly field: string; readonly value: string }[] {
  if (vocabularyKey(name) !== 'change data value') return [];
  return choices.flatMap(({ attributes = [] }) => {
    const find = (wanted: string) => attributes.find((attribute) => attribute.name === wanted)?.value;
    const [field, value] = [find('Attribute'), find('New Value')];
    const isWritten = value !== undefined && value !== 'NULL' && !/^$|\{\{|[\r\n]/.test(value);
    return field !== undefined && isWritten ? [{ field, value }] : [];
  });
}
