import { type Bound, type Model, type ModelSymbol, placeOf, type Reference } from '../../model/index.ts';
import type { ExternalDeclaration } from '../../syntax/index.ts';
import { didYouMean } from '../did-you-mean.ts';
import { createKnownNames, type KnownNames } from '../known-names.ts';
import { remembered } from '../remembered.ts';
import { replacements } from '../replacement.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { quoted, stringLiteral } from '../spelling.ts';
import { type Names, namesOf, unresolved } from '../unresolved.ts';

export const rule: Rule = {
  id: 'name/unknown-asset',
  severity: 'error',
  method: 'bind',
  summary:
    'A form, list, email or other asset that no file declares; an error where it is a declared one misspelled.',
  why: 'A campaign that refers to an asset which Marketo does not have is invalid and does not run.',
  fix: 'unsafe',
  checkModel: function* (model) {
    yield* unknownKinds(model);
    let known: Assets | undefined;
    const assets = (): Assets => (known ??= assetsByName(model));
    const fitting = remembered(fittingBefore, namesOf(model), () => new Map());
    const said = new Set<string>();
    for (const { reference, bound } of unresolved(model, 'asset')) {
      const { of } = reference;
      if (!fitting.has(of)) fitting.set(of, fittingNames(model, assets(), of));
      const meant = fitting.get(of)?.misspelled(reference.name) ?? [];
      const key = `${of}:${reference.name}`;
      if (meant.length > 0) yield misspelledAsset(reference, bound, assets(), meant);
      else if (fitting.get(of) !== undefined && !said.has(key))
        yield undeclared(model, reference, bound, assets());
      said.add(key);
    }
  },
};

/** By what is meant, the names that fit, as long as no name comes or goes. */
const fittingBefore = new WeakMap<Names, Map<string | undefined, KnownNames | undefined>>();

type Assets = ReadonlyMap<string, readonly Asset[]>;

interface Asset {
  readonly symbol: Extract<ModelSymbol, { kind: 'external' | 'smart list' | 'list' | 'program' }>;
  readonly of: string;
}

function assetsByName(model: Model): Assets {
  const all: Asset[] = [
    ...model.externals.map((symbol) => ({ symbol, of: symbol.of })),
    ...[...model.smartLists, ...model.lists, ...model.programs].map((symbol) => ({
      symbol,
      of: symbol.kind,
    })),
  ];
  return Map.groupBy(all, ({ symbol }) => symbol.name);
}

/** Names of declared assets of the kind that is meant. Undefined: the files leave that kind to Marketo. */
function fittingNames(model: Model, assets: Assets, of: Reference['of']): KnownNames | undefined {
  const names = [...assets].flatMap(([name, same]) =>
    same.some((asset) => of === undefined || model.catalogue.satisfies(asset.of, of)) ? [name] : [],
  );
  return names.length === 0 ? undefined : createKnownNames(names);
}

function misspelledAsset(
  reference: Reference,
  bound: Bound,
  assets: Assets,
  meant: readonly string[],
): RawFinding {
  const place = placeOf(bound.declaration, reference);
  return {
    place,
    message: `No file declares the ${kindOf(reference)} ${quoted(reference.name)}.`,
    advice: `${didYouMean(meant, 'name')} If Marketo has both, declare this one too.`,
    related: meant.flatMap((name) =>
      (assets.get(name) ?? []).map(({ symbol, of }) => ({
        place: symbol.place,
        message: `The ${of} ${quoted(name)} is declared here`,
      })),
    ),
    fixes: replacements(place, meant.map(stringLiteral)),
  };
}

/** The files declare others of this kind, this one they do not: said once, where it is first used. */
function undeclared(model: Model, reference: Reference, bound: Bound, assets: Assets): RawFinding {
  const others = assets.get(reference.name) ?? [];
  const kind = model.catalogue.assetKinds.find(({ satisfies }) =>
    satisfies.includes(reference.of ?? ''),
  )?.name;
  return {
    place: placeOf(bound.declaration, reference),
    severity: 'hint',
    message: `No file declares the ${kindOf(reference)} ${quoted(reference.name)}.`,
    advice: `Declare it, so that a typing mistake is seen before a deploy: external ${kind ?? kindOf(reference)} ${quoted(reference.name)}.`,
    related: others.map(({ symbol, of }) => ({
      place: symbol.place,
      message: `The name belongs to a declared ${of}`,
    })),
  };
}

function kindOf({ of }: Reference): string {
  return of === 'assignee' ? 'user or queue' : (of ?? 'asset');
}

/** `external fom "Demo"` */
function* unknownKinds(model: Model): Generator<RawFinding> {
  const said = new Set<ExternalDeclaration>();
  const names = model.catalogue.assetKinds.map(({ name }) => name);
  for (const { declaration } of model.externals) {
    const { of } = declaration;
    if (said.has(declaration) || model.catalogue.assetKind(of.text) !== undefined) continue;
    said.add(declaration);
    const place = placeOf(declaration, of);
    const nearest = model.catalogue.nearest(of.text, names, 3);
    yield {
      place,
      message: `${quoted(of.text)} is no kind of asset.`,
      advice: nearest.length === 0 ? `Write one of ${names.join(', ')}.` : didYouMean(nearest, 'word'),
      fixes: replacements(place, nearest),
    };
  }
}
