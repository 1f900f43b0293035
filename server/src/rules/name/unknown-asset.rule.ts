import { type Bound, type Model, type ModelSymbol, placeOf, type Reference } from '../../model/index.ts';
import type { ExternalDeclaration } from '../../syntax/index.ts';
import { didYouMean } from '../did-you-mean.ts';
import { fromFiles } from '../incremental/from-files.ts';
import { createKnownNames, type KnownNames } from '../known-names.ts';
import { fromNames } from '../incremental/from-names.ts';
import { remembered } from '../incremental/remembered.ts';
import { replacements } from '../replacement.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { quoted, stringLiteral } from '../spelling.ts';
import type { Unresolved } from '../unresolved.ts';
import { untilChanged } from '../incremental/until-changed.ts';

export const rule: Rule = {
  id: 'name/unknown-asset',
  severity: 'error',
  method: 'bind',
  summary:
    'A form, list, email or other asset that no file declares; an error where it is a declared one misspelled.',
  why: 'A campaign that refers to an asset which Marketo does not have is invalid and does not run.',
  fix: 'unsafe',
  checkModel: function* (model) {
    for (const [kind, declarations] of kinds(model)) {
      if (model.catalogue.assetKind(kind) !== undefined) continue;
      for (const declaration of declarations) yield unknownKind(model, declaration);
    }
    let known: Assets | undefined;
    const assets = (): Assets => (known ??= assetsByName(model));
    const said = new Set<string>();
    for (const { reference, bound, meant } of doubtful(model)) {
      const key = `${reference.of}:${reference.name}`;
      if (meant.length > 0) yield misspelledAsset(reference, bound, assets(), meant);
      else if (!said.has(key)) yield undeclared(model, reference, bound, assets());
      said.add(key);
    }
  },
};

interface Doubtful extends Unresolved {
  readonly meant: readonly string[];
}

/** What a file refers to and no file declares, of kinds of which the files declare others. */
const doubtful = fromNames(['smart list', 'list', 'program', 'external'], (model, bound) =>
  bound.references.flatMap((reference): readonly Doubtful[] => {
    if (reference.kind !== 'asset' || model.resolve(reference, bound.declaration).found !== undefined)
      return [];
    const names = remembered(fitting(model), reference.of, () => fittingNames(model, reference.of));
    return names === 'none' ? [] : [{ reference, bound, meant: names.misspelled(reference.name) }];
  }),
);

/** By what is meant, the names that fit. */
const fitting = untilChanged(
  ({ catalogue, names }) => [
    catalogue,
    names.of('smart list'),
    names.of('list'),
    names.of('program'),
    names.of('external'),
  ],
  () => new Map<Reference['of'], KnownNames | 'none'>(),
);

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

/** Names of declared assets of the kind that is meant. None: the files leave that kind to Marketo. */
function fittingNames(model: Model, of: Reference['of']): KnownNames | 'none' {
  const names = [...assetsByName(model)].flatMap(([name, same]) =>
    same.some((asset) => of === undefined || model.catalogue.satisfies(asset.of, of)) ? [name] : [],
  );
  return names.length === 0 ? 'none' : createKnownNames(names);
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

/** What a file calls the kinds of its external assets, and where. */
const kinds = fromFiles((symbols) => {
  const declarations = new Set(symbols.of('external').map(({ declaration }) => declaration));
  return [...Map.groupBy(declarations, ({ of }) => of.text)];
});

/** `external fom "Demo"` */
function unknownKind({ catalogue }: Model, declaration: ExternalDeclaration): RawFinding {
  const { of } = declaration;
  const names = catalogue.assetKinds.map(({ name }) => name);
  const place = placeOf(declaration, of);
  const nearest = catalogue.nearest(of.text, names, 3);
  return {
    place,
    message: `${quoted(of.text)} is no kind of asset.`,
    advice: nearest.length === 0 ? `Write one of ${names.join(', ')}.` : didYouMean(nearest, 'word'),
    fixes: replacements(place, nearest),
  };
}
