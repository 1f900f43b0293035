import {
  type ExternalSymbol,
  fieldKey,
  type Model,
  type ModelSymbol,
  type TokenSymbol,
} from '../../model/index.ts';
import { fromFiles } from '../incremental/from-files.ts';
import { createKnownNames } from '../known-names.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { bracketed, listed, quoted } from '../spelling.ts';
import { untilChanged } from '../incremental/until-changed.ts';
import { anyEmail, type Uses, usesOf, usesSignatures } from '../uses.ts';

export const rule: Rule = {
  id: 'name/unused',
  severity: 'hint',
  method: 'graph',
  summary: 'A smart list, token, field or external asset that nothing uses.',
  why: 'What nothing uses is often what somebody forgot to use, and keeps others from changing things.',
  // A workspace without campaigns is a library: nothing in it can use anything.
  checkModel: (model) => (model.campaigns.length === 0 ? [] : unused(model)),
};

const unused = untilChanged(
  (model) => [model.catalogue, ...usesSignatures(model), ...usable(model)],
  (model) => [...unusedIn(model)],
);

const usable = fromFiles((symbols) => [
  symbols.of('smart list'),
  symbols.of('field'),
  symbols.of('external'),
  symbols.of('program'),
]);

function* unusedIn(model: Model): Generator<RawFinding> {
  const uses = usesOf(model);
  const isIdle = (name: string) => !uses.names.has(name);
  const isMistyped = mistypedAssets(model, uses);
  for (const list of model.smartLists) {
    if (
      isIdle(`asset ${list.name}`) &&
      !isMeant(model, uses, 'smart list', list.name) &&
      !isMistyped(list.name)
    )
      yield finding(list, `the smart list ${quoted(list.name)}`);
  }
  for (const field of model.fields) {
    const spellings = [field.name, ...(field.standard === undefined ? [] : [field.standard.name])];
    const isSynced = field.salesforce.length > 0;
    if (field.place === undefined || isSynced || spellings.some((name) => !isIdle(`field ${fieldKey(name)}`)))
      continue;
    if (isAliasUsed(model, field.name, isIdle)) continue;
    yield finding({ place: field.place }, `the field ${bracketed(field.name)}`);
  }
  // Assets that are declared in one line are a list of what there is: one that is used speaks for it.
  for (const [{ of }, symbols] of Map.groupBy(model.externals, ({ declaration }) => declaration)) {
    const isUsed = (symbol: ExternalSymbol) =>
      !isIdle(`asset ${symbol.name}`) ||
      !isIdle(`field ${fieldKey(symbol.name)}`) ||
      isKept(model, uses, symbol) ||
      isMistyped(symbol.name);
    const [first] = symbols;
    if (first === undefined || symbols.some(isUsed)) continue;
    yield finding(first, `the ${of.text} ${listed(symbols.map(({ name }) => quoted(name)))}`);
  }
  for (const token of model.programs.flatMap(({ tokens }) => tokens)) {
    if (isIdle(`token my.${token.name}`) && !mayStandInEmail(model, uses, token))
      yield finding(token, `the token {{my.${token.name}}}`);
  }
}

function finding({ place }: { readonly place: RawFinding['place'] }, what: string): RawFinding {
  return {
    place,
    message: `Nothing in these files uses ${what}.`,
    advice: 'Use it, or take it out.',
    unnecessary: true,
  };
}

/** `Lead Status` and `Person Status` are one field. */
function isAliasUsed(model: Model, name: string, isIdle: (name: string) => boolean): boolean {
  const standard = model.catalogue.field(name);
  return (
    standard !== undefined &&
    [standard.name, ...standard.aliases].some((alias) => !isIdle(`field ${fieldKey(alias)}`))
  );
}

/** Is a name that somebody wrote wrongly? Then `name/unknown-asset` speaks. */
function mistypedAssets(model: Model, { names }: Uses): (name: string) => boolean {
  let meant: ReadonlySet<string> | undefined;
  const find = () => {
    const declared = createKnownNames([...model.smartLists, ...model.externals].map(({ name }) => name));
    const written = [...names].flatMap((name) => (name.startsWith('asset ') ? [name.slice(6)] : []));
    return new Set(written.flatMap((name) => declared.misspelled(name)));
  };
  return (name) => (meant ??= find()).has(name);
}

/** By a piece of its name, or with all others of its kind. */
function isMeant(model: Model, { patterns }: Uses, kind: string, name: string): boolean {
  return patterns.some(
    ({ references, piece }) =>
      model.catalogue.satisfies(kind, references) && name.toLowerCase().includes(piece.toLowerCase()),
  );
}

/** Says what it writes or requests, so the checks use it; or holds other things, as a program does. */
function isKept(model: Model, uses: Uses, { of, name, declaration }: ExternalSymbol): boolean {
  return of === 'program' || declaration.effects !== undefined || isMeant(model, uses, of, name);
}

/** Emails use most tokens, and what stands in them is not in the files. */
function mayStandInEmail(model: Model, { names }: Uses, { program }: TokenSymbol): boolean {
  const emails = model.externals.filter(({ of }) => /email|landing page/.test(of));
  const isElsewhere = ({ name, within }: ModelSymbol & { readonly within: string | undefined }) =>
    within === undefined ? name.includes('.') && !name.startsWith(`${program}.`) : within !== program;
  // An email that no file declares may be sent.
  return emails.length === 0 ? names.has(anyEmail) : !emails.every(isElsewhere);
}
