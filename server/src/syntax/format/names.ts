import type { Catalogue } from '../../catalogue/index.ts';
import type { Phrase, Words } from '../ast.ts';

/** What a phrase names: it decides in which part of the catalogue to look. */
export type PhraseKind = 'trigger' | 'filter' | 'step' | 'other';

/**
 * The words of a phrase as Marketo writes them: `lead is created STARTS WITH` becomes `Person is Created starts with`.
 * What the catalogue does not know stays as it is.
 */
export function canonicalWords(catalogue: Catalogue, kind: PhraseKind, phrase: Phrase, part: Words): string {
  const written = part.text.split(' ');
  if (part !== phrase.parts[0]) {
    return kind === 'step'
      ? connective(catalogue, phrase, part.text)
      : canonicalOperator(catalogue, part.text);
  }
  const match = lookUp(catalogue, kind, written);
  if (match === undefined) return part.text;
  const rest = written.slice(match.length).join(' ');
  if (rest === '') return match.definition.name;
  const tail = kind === 'step' ? connective(catalogue, phrase, rest) : canonicalOperator(catalogue, rest);
  return `${match.definition.name} ${tail}`;
}

function lookUp(catalogue: Catalogue, kind: PhraseKind, words: readonly string[]) {
  switch (kind) {
    case 'trigger':
      return catalogue.trigger(words);
    case 'filter':
      return catalogue.filter(words);
    case 'step':
      return catalogue.step(words);
    case 'other':
      return undefined;
  }
}

export function canonicalOperator(catalogue: Catalogue, written: string): string {
  const words = written.split(' ');
  const match = catalogue.operator(words);
  return match?.length === words.length ? match.definition.name : written;
}

/** `to`, `by` and the like are lower case where the step has them. */
function connective(catalogue: Catalogue, phrase: Phrase, written: string): string {
  const first = phrase.parts[0];
  const step = first?.kind === 'Words' ? catalogue.step(first.text.split(' '))?.definition : undefined;
  const lower = written.toLowerCase();
  const known = step?.parameters.some(
    ({ position }) => typeof position === 'object' && position.after.includes(lower),
  );
  return known === true ? lower : written;
}

export function canonicalKind(catalogue: Catalogue, written: string): string {
  return catalogue.assetKind(written)?.name ?? written;
}
