import type { Catalogue } from '../../catalogue/index.ts';
import type { DesiredField, DesiredProgram } from '../desired.ts';
import type { FolderTarget, ProgramHead, Target } from '../plan.ts';
import type { ProgramSnapshot, Snapshot } from '../snapshot.ts';
import { added, fieldLine, programLines, quoted, tokenLine } from './asset-lines.ts';
import { findField } from './compare.ts';
import { sentenceOf } from './file-words.ts';
import { indexByName, samePath } from './judgement.ts';
import { diffLines } from './line-diff.ts';
import { programMark, sameDescription, withMark } from './mark.ts';
import { assetKey, normalValue } from './normal-form.ts';
import type { PlanBuilder } from './plan-builder.ts';
import { copyNotes, copyOf, type ProgramCopy } from './program-copy.ts';
import { missingCosts, needsMark, programDifferences } from './program-differences.ts';
import type { Wording } from './wording.ts';

/** A program of the files and where it stands, or will stand, in the instance. */
export interface PlacedProgram {
  readonly wanted: DesiredProgram;
  readonly found: ProgramSnapshot | undefined;
  /** What it brings along where it is made as a copy. */
  readonly copy: ProgramCopy | undefined;
  readonly target: Target;
  /** The folder of an asset inside the program. */
  folder(path: readonly string[]): FolderTarget;
  readonly wording: Wording;
}

/** @returns what the rules that test the new fields wait for. */
export function planFields(
  builder: PlanBuilder,
  wanted: readonly DesiredField[],
  found: readonly DesiredField[],
): readonly Target[] {
  return wanted.flatMap((field): readonly Target[] => {
    const asset = `field [${field.displayName}]`;
    const match = findField(field, found);
    if (match === undefined) {
      builder.change(asset, 'create', added([fieldLine(field)]));
      const summary = `Create the field "${field.displayName}" (${field.dataType})`;
      return [builder.add({ kind: 'create-field', field }, { id: `field/${field.apiName}`, summary })];
    }
    builder.change(asset, 'unchanged');
    if (match.dataType.toLowerCase() !== field.dataType.toLowerCase()) {
      const is = `The field "${field.displayName}" is of type ${match.dataType} in the instance and ${field.dataType} in the files.`;
      builder.ask(asset, `${is} No field changes its type: make the files agree, or use another field.`);
    }
    return [];
  });
}

/** Folders on the way to programs, the programs themselves and the folders inside. */
export function placePrograms(
  builder: PlanBuilder,
  programs: readonly DesiredProgram[],
  snapshot: Pick<Snapshot, 'programs' | 'folders' | 'kits'>,
  catalogue: Catalogue,
): readonly PlacedProgram[] {
  const byName = new Map(snapshot.programs.map((program) => [assetKey(program.name), program]));
  const kits = new Map((snapshot.kits ?? []).map((program) => [assetKey(program.name), program]));
  const outer = new FolderTree(builder, '', snapshot.folders);
  return programs.flatMap((wanted) => {
    const found = byName.get(assetKey(wanted.name));
    const kit =
      found === undefined && wanted.like !== undefined ? kits.get(assetKey(wanted.like)) : undefined;
    const copy = kit && copyOf(kit, wanted);
    const target = found === undefined ? createProgram(builder, wanted, copy, outer) : { id: found.id };
    if (target === undefined) return [];
    const inner = new FolderTree(
      builder,
      wanted.name,
      found?.folders ?? [],
      { ...target, type: 'Program' },
      copy?.content.folders.map(({ path }) => path),
    );
    for (const path of wanted.folders) inner.at(path);
    const folder = (path: readonly string[]): FolderTarget =>
      inner.at(path) ?? { ...target, type: 'Program' };
    return [{ wanted, found, copy, target, folder, wording: { catalogue, program: wanted.name } }];
  });
}

/** Folders by path; those that are missing are planned the first time somebody asks for them. */
class FolderTree {
  readonly #builder: PlanBuilder;
  readonly #program: string;
  /** Folders that come with the copy of a program: they only have to be found. */
  readonly #copied: readonly (readonly string[])[];
  readonly #known: { readonly path: readonly string[]; readonly target: FolderTarget }[];

  constructor(
    builder: PlanBuilder,
    program: string,
    found: readonly { readonly path: readonly string[]; readonly id: number }[],
    root?: FolderTarget,
    copied: readonly (readonly string[])[] = [],
  ) {
    this.#copied = copied;
    this.#builder = builder;
    this.#program = program;
    this.#known = found.map(({ path, id }) => ({ path, target: { id, type: 'Folder' } }));
    if (root !== undefined) this.#known.push({ path: [], target: root });
  }

  /** Undefined: not even the root of the path is there, and no API makes one. */
  at(path: readonly string[]): FolderTarget | undefined {
    const known = this.#known.find((folder) => samePath(folder.path, path));
    if (known !== undefined) return known.target;
    const name = path.at(-1);
    const parent = name === undefined ? undefined : this.at(path.slice(0, -1));
    if (name === undefined || parent === undefined) return undefined;
    const place = [this.#program, ...path].filter((part) => part !== '').join('/');
    if (this.#copied.some((folder) => samePath(folder, path))) {
      const found = findCopy(this.#builder, 'folder', name, parent, `folder/${place}`);
      const copy = { ...found, type: 'Folder' } as const;
      this.#known.push({ path, target: copy });
      return copy;
    }
    const made = this.#builder.add(
      { kind: 'create-folder', name, parent },
      { id: `folder/${place}`, summary: `Create the folder "${name}"` },
    );
    this.#builder.change(`folder ${quoted(path.join(' / '))}`, 'create');
    const target = { ...made, type: 'Folder' } as const;
    this.#known.push({ path, target });
    return target;
  }
}

/** @returns what came with the copy of a program, once it is found there. */
export function findCopy(
  builder: PlanBuilder,
  of: 'folder' | 'list' | 'smart list' | 'campaign',
  name: string,
  parent: FolderTarget,
  id: string,
): Target {
  return builder.add(
    { kind: 'find-copy', of, name, parent },
    { id, summary: `Find the copy of the ${of} "${name}"`, channel: 'template' },
  );
}

function createProgram(
  builder: PlanBuilder,
  wanted: DesiredProgram,
  copy: ProgramCopy | undefined,
  folders: FolderTree,
): Target | undefined {
  const asset = `program ${quoted(wanted.name)}`;
  const parent = folders.at(wanted.folder);
  if (parent === undefined) {
    const root = quoted(wanted.folder[0] ?? '');
    builder.ask(
      asset,
      `There is no ${root} at the top of the instance's tree; name a place below "Marketing Activities".`,
    );
    return undefined;
  }
  if (copy !== undefined) {
    const { id: source, name: from } = copy.kit;
    builder.change(asset, 'create', added(programLines(wanted)), copyNotes(copy, wanted));
    return builder.add(
      { kind: 'clone-program', program: head(wanted, []), parent, source: { id: source }, from },
      {
        id: `program/${wanted.name}`,
        summary: `Create the program "${wanted.name}" as a copy of "${from}"`,
        channel: 'template',
        reason: `the files say like ${quoted(from)}`,
      },
    );
  }
  if (wanted.like !== undefined) {
    builder.ask(
      asset,
      `There is no program ${quoted(wanted.like)} to copy: "${wanted.name}" is made from the files alone.`,
    );
  }
  builder.change(asset, 'create', added(programLines(wanted)));
  return builder.add(
    { kind: 'create-program', program: head(wanted, wanted.costs), parent },
    {
      id: `program/${wanted.name}`,
      summary: `Create the program "${wanted.name}" (channel ${wanted.channel})`,
    },
  );
}

/** @param after what the program's mark vouches for: it is written once that is done. */
export function updateProgram(builder: PlanBuilder, program: PlacedProgram, after: readonly Target[]): void {
  const { wanted, copy, target } = program;
  const found = program.found ?? copy?.content;
  if (found === undefined) return;
  const asset = `program ${quoted(wanted.name)}`;
  const differences = programDifferences(wanted, found);
  for (const { what } of differences.filter(({ byHand }) => byHand)) {
    const url = program.found?.url;
    builder.ask(
      asset,
      `${sentenceOf({ kind: 'different', what })} No API changes that: make the files agree, or do it by hand.`,
      url,
    );
  }
  const writable = differences.filter(({ byHand }) => !byHand);
  if (writable.length === 0 && !needsMark(wanted, found)) {
    if (program.found !== undefined) builder.change(asset, 'unchanged');
    return;
  }
  const settled = { ...wanted, type: found.type, channel: found.channel, folder: found.folder };
  if (program.found !== undefined) {
    builder.change(
      asset,
      writable.length > 0 ? 'update' : 'unchanged',
      diffLines(programLines(found), programLines(settled)),
      writable.map(({ what }) => sentenceOf({ kind: 'different', what })),
    );
  }
  builder.add(
    { kind: 'update-program', program: head(wanted, missingCosts(wanted.costs, found.costs)), target },
    { id: `program/${wanted.name}`, summary: `Update the settings of the program "${wanted.name}"`, after },
  );
}

function head(wanted: DesiredProgram, costs: DesiredProgram['costs']): ProgramHead {
  const { name, folder, type, channel, workspace, tags } = wanted;
  const description = withMark(wanted.description, programMark(wanted.smartLists, name));
  return { name, folder, type, channel, workspace, description, tags, costs };
}

export function planTokens(builder: PlanBuilder, program: PlacedProgram): void {
  const { wanted, target } = program;
  const found = program.found ?? program.copy?.content;
  const byName = new Map((found?.tokens ?? []).map((token) => [assetKey(token.name), token]));
  for (const token of wanted.tokens) {
    const asset = `token ${quoted(token.name)}`;
    const match = byName.get(assetKey(token.name));
    if (match?.type === token.type && normalValue(match.value, '') === normalValue(token.value, '')) {
      builder.change(asset, 'unchanged');
      continue;
    }
    const before = match === undefined ? [] : [tokenLine(match)];
    builder.change(asset, match === undefined ? 'create' : 'update', diffLines(before, [tokenLine(token)]));
    const summary = `Set the token {{my.${token.name}}}`;
    builder.add({ kind: 'set-token', token, target }, { id: `token/${wanted.name}/${token.name}`, summary });
  }
}

/** @returns the operations that make lists, by which what names them waits. */
export function planLists(builder: PlanBuilder, program: PlacedProgram): readonly Target[] {
  const { wanted, copy } = program;
  const find = indexByName((program.found ?? copy?.content)?.lists ?? []);
  return wanted.lists.flatMap((list): readonly Target[] => {
    const { name, description } = list;
    const asset = `list ${quoted(name)}`;
    const id = `list/${wanted.name}/${name}`;
    const match = find(list);
    if (match === undefined) {
      builder.change(asset, 'create');
      const parent = program.folder(list.folder);
      return [
        builder.add(
          { kind: 'create-list', name, description, parent },
          { id, summary: `Create the list "${name}"` },
        ),
      ];
    }
    if (!samePath(match.folder, list.folder))
      builder.ask(asset, moveByHand(`the list "${name}"`, list.folder));
    if (sameDescription(description, match.description)) {
      builder.change(asset, 'unchanged');
      return [];
    }
    builder.change(asset, 'update', diffLines([match.description], [description]));
    const target =
      copy === undefined
        ? { id: match.id }
        : findCopy(builder, 'list', match.name, program.folder(match.folder), `${id}/copy`);
    const summary = `Describe the list "${name}"`;
    builder.add({ kind: 'describe-asset', asset: 'list', name, description, target }, { id, summary });
    return [];
  });
}

export function moveByHand(what: string, folder: readonly string[]): string {
  const place = folder.length === 0 ? 'directly below the program' : `to the folder "${folder.join(' / ')}"`;
  return `Move ${what} ${place}: no API moves it.`;
}
