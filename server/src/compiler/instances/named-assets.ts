import type { Model } from '../../model/index.ts';
import type { ComparedAsset, Difference } from '../plan/drift.ts';
import { assetKey } from '../plan/normal-form.ts';

/** What files name: a comparison of instances may be limited to it. */
export interface NamedAssets {
  /** The programs that the files are about. */
  readonly programs: readonly string[];
  has(difference: Pick<Difference, 'kind' | 'asset'>): boolean;
}

/**
 * Declared assets, the folders that they lie in, and the fields that the files declare or use. A program itself is named
 * where its place or its settings stand; its name at the head of a file only says what the file belongs to.
 */
export function namedAssets(model: Model): NamedAssets {
  const assets: ComparedAsset[] = [
    ...model.programs
      .filter(({ declaration }) => declaration.within !== undefined || declaration.items !== undefined)
      .map(({ name }) => ({ of: 'program' as const, name, program: name })),
    ...model.programs.flatMap(({ name: program, tokens }) =>
      tokens.map(({ name }) => ({ of: 'token' as const, name, program })),
    ),
    ...[...model.lists, ...model.smartLists, ...model.campaigns].flatMap(
      ({ kind, name, program, folders }): readonly ComparedAsset[] => [
        { of: kind, name, program },
        ...folders.map((_, index) => ({
          of: 'folder' as const,
          name: folders.slice(0, index + 1).join(' / '),
          program,
        })),
      ],
    ),
    ...fieldsIn(model).map((name) => ({ of: 'field' as const, name, program: undefined })),
  ];
  const programs = [...new Set(model.programs.map(({ name }) => name))];
  const named = new Set(assets.map(keyOf));
  return {
    programs,
    // A program that one of the instances lacks is a difference, whatever of it the files name.
    has: ({ kind, asset }) => named.has(keyOf(asset)) || (asset.of === 'program' && kind !== 'different'),
  };
}

/** A field may be called by one of its aliases. */
function fieldsIn(model: Model): readonly string[] {
  const { fields, campaigns, smartLists } = model;
  const used = [...campaigns, ...smartLists].flatMap(({ bound }) =>
    bound.references.flatMap(({ kind, name }) => (kind === 'field' ? [model.field(name)?.name ?? name] : [])),
  );
  return [...fields.map(({ name }) => name), ...used];
}

const keyOf = ({ of, name, program }: ComparedAsset): string =>
  JSON.stringify([of, assetKey(name), program === undefined ? '' : assetKey(program)]);
