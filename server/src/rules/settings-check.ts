import type { Parameter } from '../catalogue/index.ts';
import { nearest } from '../catalogue/index.ts';
import type { ArgumentValue } from '../model/index.ts';
import { placeOf } from '../model/index.ts';
import type { Declaration, Schedule, Words } from '../syntax/index.ts';
import { didYouMean } from './did-you-mean.ts';
import { createKnownNames } from './known-names.ts';
import { replacements } from './replacement.ts';
import type { RawFinding } from './rule.ts';
import { listed, quoted, stringLiteral } from './spelling.ts';

const priorities = ['Low', 'Medium', 'High'];
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const masters = ['Marketo', 'Salesforce'];

/** Words of a declaration's settings that must be one of a few. */
export function* checkSettings(declaration: Declaration): Generator<RawFinding> {
  if (declaration.kind === 'Campaign') {
    for (const item of declaration.items) {
      if (item.kind === 'Priority') yield* checkWord(declaration, item.level, priorities, 'a priority');
      if (item.kind === 'Schedule') {
        for (const day of daysOf(item.schedule))
          yield* checkWord(declaration, day, weekdays, 'a day of the week');
      }
    }
  } else if (declaration.kind === 'Lifecycle') {
    for (const stage of declaration.items) {
      if (stage.kind !== 'Stage') continue;
      for (const item of stage.items ?? []) {
        // Any system may be the master; only a slip in a known name is certain.
        if (item.kind === 'Master' && createKnownNames(masters).misspelled(item.system.text).length > 0) {
          yield* checkWord(declaration, item.system, masters, 'a system that is master of a stage');
        }
      }
    }
  }
}

function* checkWord(
  declaration: Declaration,
  words: Words,
  known: readonly string[],
  what: string,
): Generator<RawFinding> {
  if (words.text === '' || known.some((word) => word.toLowerCase() === words.text.toLowerCase())) return;
  const place = placeOf(declaration, words);
  const meant = nearest(words.text, known, 2);
  yield {
    place,
    message: `${quoted(words.text)} is not ${what}.`,
    advice: meant.length > 0 ? didYouMean(meant, 'word') : `Write ${listed(known, known.length)}.`,
    fixes: replacements(place, meant),
  };
}

function daysOf({ repeat }: Schedule): readonly Words[] {
  return repeat?.kind === 'weekly' ? repeat.days : [];
}

/** Bare words as a step's value: either one that stands for a value, or a text without its quotes. */
export function* checkWords(
  declaration: Declaration,
  step: string,
  { name, words, values }: Parameter,
  written: readonly ArgumentValue[],
): Generator<RawFinding> {
  const known = [...words.map(({ word }) => word), ...(values ?? [])];
  for (const value of written) {
    if (value.kind !== 'Word') continue;
    const folded = value.text.toLowerCase();
    if (known.some((word) => word.toLowerCase() === folded)) continue;
    const place = placeOf(declaration, value);
    const meant = nearest(value.text, known, 2);
    yield {
      place,
      message: `${quoted(value.text)} is no word that ${step} knows for its [${name}].`,
      advice:
        meant.length > 0 ? `${didYouMean(meant, 'word')} A text stands in quotes.` : 'Put a text in quotes.',
      fixes: [...replacements(place, meant), ...replacements(place, [stringLiteral(value.text)])],
    };
  }
}
