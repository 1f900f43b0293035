import {
  type Bound,
  fieldKey,
  fieldTypeNames,
  type Model,
  placeOf,
  type Reference,
} from '../../model/index.ts';
import type { FieldDeclaration } from '../../syntax/index.ts';
import { didYouMean } from '../did-you-mean.ts';
import { createKnownNames, type KnownNames } from '../known-names.ts';
import { replacements } from '../replacement.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { bracketed, fieldLiteral, quoted } from '../spelling.ts';
import { unresolved } from '../unresolved.ts';

export const rule: Rule = {
  id: 'name/unknown-field',
  severity: 'error',
  method: 'bind',
  summary:
    'A field that is neither declared nor one of Marketo’s; an error where it is a declared field misspelled.',
  why: 'A rule on a field that Marketo does not have is invalid, and an invalid rule stops its whole campaign.',
  fix: 'unsafe',
  checkModel: function* (model) {
    for (const { declaration } of model.fields) {
      if (declaration !== undefined) yield* checkType(model, declaration);
    }
    const missing = unresolved(model, 'field');
    if (missing.length === 0) return;
    const declared = model.fields.map(({ name }) => name);
    const known = createKnownNames([...declared, ...model.catalogue.fieldNames]);
    const said = new Set<string>();
    for (const { reference, bound } of missing) {
      if (isMemberField(bound, reference)) continue;
      const meant = known.misspelled(reference.name);
      const key = fieldKey(reference.name);
      if (meant.length > 0) yield misspelledField(model, reference, bound, meant);
      else if (declared.length > 0 && !said.has(key)) yield undeclared(reference, bound, known);
      said.add(key);
    }
  },
};

/** The type of a declared field. */
function* checkType(model: Model, declaration: FieldDeclaration): Generator<RawFinding> {
  const { type, name } = declaration;
  if (type.text === '' || fieldTypeNames.includes(type.text.toLowerCase())) return;
  const place = placeOf(declaration, type);
  const nearest = model.catalogue.nearest(type.text, fieldTypeNames, 3);
  yield {
    place,
    message: `${quoted(type.text)} is no field type, so what ${bracketed(name.name)} may hold is not known.`,
    advice: `Write one of ${fieldTypeNames.join(', ')}.`,
    fixes: replacements(place, nearest),
  };
}

function misspelledField(
  model: Model,
  reference: Reference,
  bound: Bound,
  meant: readonly string[],
): RawFinding {
  const place = placeOf(bound.declaration, reference);
  return {
    place,
    message: `There is no field ${bracketed(reference.name)}.`,
    advice: `${didYouMean(meant, 'field')} If Marketo has both, declare this one too.`,
    related: meant.flatMap((name) => {
      const field = model.field(name);
      return field?.place === undefined
        ? []
        : [{ place: field.place, message: `${bracketed(name)} is declared here` }];
    }),
    fixes: replacements(place, meant.map(fieldLiteral)),
  };
}

/** The files declare their fields, this one they do not: said once, where it is first used. */
function undeclared(reference: Reference, bound: Bound, known: KnownNames): RawFinding {
  const place = placeOf(bound.declaration, reference);
  const nearest = known.similar(reference.name);
  return {
    place,
    severity: 'hint',
    message: `${bracketed(reference.name)} is neither declared nor a standard field.`,
    advice: `Declare it with its type, so that its values are checked and it is there before a deploy: field ${bracketed(reference.name)} string.`,
    fixes: replacements(place, nearest.map(fieldLiteral)),
  };
}

/** Fields of a program's members are not the person's: nothing declares them. */
function isMemberField(bound: Bound, reference: Reference): boolean {
  if (!('flow' in bound)) return false;
  const within = (span: { readonly start: number; readonly end: number }) =>
    span.start <= reference.start && reference.end <= span.end;
  const phrases = [
    ...bound.triggers,
    ...bound.flow.flatMap((item) =>
      item.kind === 'step'
        ? [item]
        : [...item.branches.map(({ then }) => then), item.otherwise].filter(
            (outcome) => typeof outcome === 'object',
          ),
    ),
  ];
  return phrases.some((phrase) => phrase.definition.name.includes('Program Member Data') && within(phrase));
}
