import type { TokenNamespace } from '../../catalogue/index.ts';
import { type Bound, type Model, type Place, placeOf, type Reference } from '../../model/index.ts';
import { didYouMean } from '../did-you-mean.ts';
import { createKnownNames } from '../known-names.ts';
import { fromNames } from '../incremental/from-names.ts';
import { replacements } from '../replacement.ts';
import type { Fix, RawFinding, Rule } from '../rule.ts';
import { listed, quoted } from '../spelling.ts';
import { tokenNames, type TokenNames } from '../token-names.ts';

export const rule: Rule = {
  id: 'name/unknown-token',
  severity: 'error',
  method: 'bind',
  summary: 'A token that Marketo does not have or no file declares; an error where that is certain.',
  why: 'Marketo writes an unknown token as it stands, or as nothing, into the field or the email.',
  fix: 'unsafe',
  checkModel: function* (model) {
    const said = new Set<string>();
    for (const { once, finding } of sayings(model)) {
      if (once === undefined || !said.has(once)) yield finding;
      if (once !== undefined) said.add(once);
    }
  },
};

interface Said {
  readonly finding: RawFinding;
  /** Where it is enough to say it of the first one. */
  readonly once?: string;
}

const sayings = fromNames(['token', 'field', 'external'], (model, bound): readonly Said[] =>
  bound.references.flatMap((reference) =>
    reference.kind === 'token' ? checkToken(model, reference, bound) : [],
  ),
);

function checkToken(model: Model, reference: Reference, bound: Bound): Said | readonly [] {
  const dot = reference.name.indexOf('.');
  const head = dot === -1 ? reference.name : reference.name.slice(0, dot);
  const name = dot === -1 ? '' : (reference.name.slice(dot + 1).split(':default=', 1)[0] ?? '').trim();
  const namespace = model.catalogue.tokenNamespace(head);
  const place = placeOf(bound.declaration, reference);
  if (namespace === undefined) return { finding: unknownNamespace(model, reference, place, head) };
  if (namespace.open !== 'fixed' && model.resolve(reference, bound.declaration).found !== undefined)
    return [];
  const names = tokenNames(model, namespace, bound);
  if (names.has(name)) return [];
  const meant = names.misspelled(name);
  if (meant.length > 0 || isComplete(namespace))
    return { finding: unknownToken(model, reference, place, namespace, names.similar(name), names) };
  if (namespace.open !== 'declared' || names.all.length === 0) return [];
  return {
    once: reference.name,
    finding: {
      place,
      severity: 'hint',
      message: `The program declares no token ${shown(reference)}.`,
      advice: 'Declare it in the program, unless a folder above the program has it.',
    },
  };
}

/** Adobe lists these in full; triggers and program members may bring tokens of their own. */
function isComplete({ open, name }: TokenNamespace): boolean {
  return open === 'fixed' && name !== 'trigger' && name !== 'member';
}

function unknownToken(
  model: Model,
  reference: Reference,
  place: Place,
  namespace: TokenNamespace,
  nearest: readonly string[],
  known: TokenNames,
): RawFinding {
  const spelled = (name: string) => `{{${namespace.name}.${name}}}`;
  const texts = nearest.map(spelled);
  return {
    place,
    message: `There is no token ${shown(reference)}.`,
    advice: texts.length > 0 ? didYouMean(texts, 'word') : `Use one of ${listed(known.all.map(spelled))}.`,
    fixes: fixesFor(model, reference, place, texts),
  };
}

function unknownNamespace(model: Model, reference: Reference, place: Place, head: string): RawFinding {
  const names = model.catalogue.tokenNamespaces.map(({ name }) => name);
  const rest = reference.name.slice(head.length);
  const texts = createKnownNames(names)
    .misspelled(head)
    .map((name) => `{{${name}${rest}}}`);
  return {
    place,
    message: `There is no token ${shown(reference)}: tokens begin with ${names.join(', ')} and a dot.`,
    advice: texts.length === 0 ? 'Write the token as Marketo offers it.' : didYouMean(texts, 'word'),
    fixes: fixesFor(model, reference, place, texts),
  };
}

/** The token may be a part of a text: then only that part is replaced. */
function fixesFor(
  model: Model,
  reference: Reference,
  place: Place,
  texts: readonly string[],
): readonly Fix[] {
  const document = model.documentOf(place.declaration);
  const at = model.locate(place);
  if (document === undefined || at === undefined) return [];
  const token = `{{${reference.name}}}`;
  const offset = document.text.slice(at.start, at.end).indexOf(token);
  if (offset === -1) return [];
  const start = place.start + offset;
  return replacements({ declaration: place.declaration, start, end: start + token.length }, texts);
}

function shown({ name }: Reference): string {
  return quoted(`{{${name}}}`).slice(1, -1);
}
