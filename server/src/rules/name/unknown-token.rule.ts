import type { TokenNamespace } from '../../catalogue/index.ts';
import { type Bound, type Model, type Place, placeOf, type Reference } from '../../model/index.ts';
import { didYouMean, misspelled } from '../misspelling.ts';
import { replacements } from '../replacement.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'name/unknown-token',
  severity: 'error',
  method: 'bind',
  summary: 'A token that Marketo does not have or no file declares; an error where that is certain.',
  why: 'Marketo writes an unknown token as it stands, or as nothing, into the field or the email.',
  fix: 'unsafe',
  checkModel: function* (model) {
    const said = new Set<string>();
    for (const document of model.documents.values()) {
      for (const { declaration } of document.declarations) {
        const bound = model.bound(declaration);
        for (const reference of bound.references) {
          if (reference.kind === 'token') yield* checkToken(model, reference, bound, said);
        }
      }
    }
  },
};

function* checkToken(
  model: Model,
  reference: Reference,
  bound: Bound,
  said: Set<string>,
): Generator<RawFinding> {
  const dot = reference.name.indexOf('.');
  const namespace = model.catalogue.tokenNamespace(
    dot === -1 ? reference.name : reference.name.slice(0, dot),
  );
  const name = dot === -1 ? '' : reference.name.slice(dot + 1).replace(/:default=[^]*$/, '');
  if (namespace === undefined) {
    yield unknownNamespace(model, reference, bound);
    return;
  }
  if (namespace.open !== 'fixed' && resolves(model, reference, bound)) return;
  const known = tokensOf(model, namespace, bound);
  if (known.some((token) => token.toLowerCase() === name.trim().toLowerCase())) return;
  const meant = misspelled(name, known);
  const spelled = (token: string) => `{{${namespace.name}.${token}}}`;
  const place = placeOf(bound.declaration, reference);
  if (meant.length > 0 || isComplete(namespace)) {
    const nearest = meant.length > 0 ? meant : model.catalogue.nearest(name, known, 3);
    yield {
      place,
      message: `There is no token ${shown(reference)}.`,
      advice:
        nearest.length > 0
          ? didYouMean(nearest.map(spelled), 'word')
          : `Use one of ${known.map(spelled).join(', ')}.`,
      fixes: fixesFor(model, place, reference, nearest.map(spelled)),
    };
  } else if (namespace.open === 'declared' && known.length > 0 && !said.has(reference.name)) {
    said.add(reference.name);
    yield {
      place,
      severity: 'hint',
      message: `The program declares no token ${shown(reference)}.`,
      advice: 'Declare it in the program, unless a folder above the program has it.',
    };
  }
}

/** Adobe lists these in full; triggers and program members may bring tokens of their own. */
function isComplete({ open, name }: TokenNamespace): boolean {
  return open === 'fixed' && name !== 'trigger' && name !== 'member';
}

function resolves(model: Model, reference: Reference, bound: Bound): boolean {
  return model.resolve(reference, bound.declaration).found !== undefined;
}

/** The names that may stand behind the dot. */
function tokensOf(model: Model, { open, tokens }: TokenNamespace, { declaration }: Bound): readonly string[] {
  const listed = tokens.map(({ name }) => name);
  switch (open) {
    case 'fixed':
      return listed;
    case 'declared': {
      const home = model.programOf(declaration);
      const programs = model.programs.filter(({ name }) => home === undefined || name === home);
      return programs.flatMap((program) => program.tokens.map(({ name }) => name));
    }
    default:
      return [...listed, ...model.fields.map(({ name }) => name), ...model.catalogue.fieldNames];
  }
}

function unknownNamespace(model: Model, reference: Reference, bound: Bound): RawFinding {
  const names = model.catalogue.tokenNamespaces.map(({ name }) => name);
  const [head = '', ...rest] = reference.name.split('.');
  const nearest = rest.length === 0 ? [] : misspelled(head, names);
  const place = placeOf(bound.declaration, reference);
  const spelled = nearest.map((name) => `{{${[name, ...rest].join('.')}}}`);
  return {
    place,
    message: `There is no token ${shown(reference)}: tokens begin with ${names.join(', ')} and a dot.`,
    advice: spelled.length === 0 ? 'Write the token as Marketo offers it.' : didYouMean(spelled, 'word'),
    fixes: fixesFor(model, place, reference, spelled),
  };
}

/** The token may be a part of a text: then only that part is replaced. */
function fixesFor(model: Model, place: Place, reference: Reference, texts: readonly string[]) {
  const document = model.documentOf(place.declaration);
  const at = model.locate(place);
  if (document === undefined || at === undefined) return [];
  const written = document.text.slice(at.start, at.end);
  const offset = written.indexOf(`{{${reference.name}}}`);
  if (offset === -1) return [];
  const start = place.start + offset;
  const token = { declaration: place.declaration, start, end: start + reference.name.length + '{{}}'.length };
  return replacements(token, texts);
}

function shown({ name }: Reference): string {
  return quoted(`{{${name}}}`).slice(1, -1);
}
