import { copyRules } from '../conditions/copy-rules.ts';
import { copyFlow } from '../flow/copy-flow.ts';
import type { Instance } from '../instance.ts';
import { refused, success, type Answer, type Refused } from '../protocol/answer.ts';
import { nameTaken, notFound, parentNotFound, ruleViolated, wrongFolderKind } from '../protocol/refusals.ts';
import type { AssetLink, FolderReference, LinkedKind, Program } from '../store/records.ts';
import { areaOf, childFolders, descend, folderAt, isZone, programAbove, samePlace } from '../store/tree.ts';
import { workspaceOf } from '../store/workspaces.ts';
import { programNamed } from './program-named.ts';
import { programView } from './program-view.ts';
import { repointFlow, repointRules, type Repoint } from './repoint.ts';
import { makeCampaign } from './smart-campaigns.ts';
import { emptySmartList } from './smart-lists.ts';

export interface ProgramCopy {
  readonly id: number;
  readonly name: string;
  readonly folder: FolderReference;
  readonly description: string | undefined;
}

/**
 * Copies a program with everything in it: folders, nested programs, tokens, lists, campaigns with their rules and flow.
 * The copies name each other where the originals do; what lies outside is named as before. Campaigns of a copy are
 * inactive, its lists empty and its programs without members.
 * Source: programs page; the refusals: blog of releases.
 */
export function cloneProgram(instance: Instance, wanted: ProgramCopy): Answer {
  const copy = copyProgram(instance, wanted);
  return 'kind' in copy ? copy : success(programView(instance, copy, true, true));
}

/** The copy, or why there is none. */
export function copyProgram(instance: Instance, wanted: ProgramCopy): Program | Refused {
  const original = instance.store.programs.get(wanted.id);
  if (original === undefined) return notFound('Program');
  const refusal = placeProblem(instance, wanted.folder) ?? contentProblem(instance, original);
  if (refusal !== undefined) return refusal;
  if (workspaceOf(instance.store, wanted.folder) !== workspaceOf(instance.store, original.folder))
    return unableToClone;
  if (programNamed(instance, wanted.name) !== undefined) return nameTaken('Program');
  return new Copying(instance).run(original, wanted);
}

/** Into another workspace. */
const unableToClone = refused(611, 'Unable to clone program');

/** A copy lies in a folder of Marketing Activities, never in another program. */
function placeProblem(instance: Instance, place: FolderReference): Refused | undefined {
  const { store } = instance;
  if (folderAt(store, place) === undefined) return parentNotFound;
  const isFolder = place.type === 'Folder' && programAbove(store, place) === undefined;
  return isFolder && areaOf(store, place) === 'marketing' && !isZone(store, place)
    ? undefined
    : wrongFolderKind('program');
}

/** Reports, in-app messages and the like cannot be copied, and with them the program cannot. */
function contentProblem(instance: Instance, original: Program): Refused | undefined {
  const kinds = new Set<string>();
  for (const { id, type } of descend(instance.store, { id: original.id, type: 'Program' }, Infinity)) {
    if (type !== 'Program') continue;
    for (const kind of instance.store.programs.get(id)?.uncloneable ?? []) kinds.add(kind);
  }
  return kinds.size === 0
    ? undefined
    : ruleViolated(`The following assets are unsupported:${[...kinds].join(',')}`);
}

/** One clone under way: what has been copied, and to what. */
class Copying {
  readonly #instance: Instance;
  /** Ids of the copies, by kind and id of the original. */
  readonly #copies = new Map<string, number>();
  /** Names of the copied programs, by those of the originals. */
  readonly #names = new Map<string, string>();
  readonly #lists: number[] = [];
  readonly #campaigns: number[] = [];

  constructor(instance: Instance) {
    this.#instance = instance;
  }

  run(original: Program, wanted: ProgramCopy): Program {
    const copy = this.#program(original, wanted.name, wanted.folder);
    copy.description = wanted.description ?? original.description;
    this.#repoint();
    return copy;
  }

  #program(original: Program, name: string, folder: FolderReference): Program {
    const { store, clock } = this.#instance;
    const id = store.nextId('program');
    const now = clock();
    const copy: Program = {
      ...original,
      id,
      name,
      folder,
      tags: new Map(original.tags),
      costs: [...original.costs],
      approved: false,
      createdAt: now,
      updatedAt: now,
    };
    store.programs.set(id, copy);
    this.#remember('program', original.id, id);
    this.#names.set(original.name, name);
    this.#assetNames(original.name, name);
    this.#content({ id: original.id, type: 'Program' }, { id, type: 'Program' }, name);
    return copy;
  }

  /** Everything directly in a place, and below. */
  #content(from: FolderReference, to: FolderReference, program: string): void {
    const { store, clock } = this.#instance;
    const here = (asset: { readonly folder: FolderReference }): boolean => samePlace(asset.folder, from);
    const tokens = store.tokensOf(to);
    for (const token of store.tokensOf(from).values()) tokens.set(token.name, { ...token });
    const now = clock();
    for (const list of [...store.staticLists.values()].filter(here)) {
      const id = store.nextId('staticList');
      store.staticLists.set(id, { ...list, id, folder: to, createdAt: now, updatedAt: now });
      this.#remember('static list', list.id, id);
    }
    for (const list of [...store.smartLists.values()].filter(here)) {
      if (list.campaignId !== undefined) continue;
      const copy = emptySmartList(this.#instance, list.name, to, undefined);
      copy.description = list.description;
      copyRules(store, list, copy);
      store.smartLists.set(copy.id, copy);
      this.#lists.push(copy.id);
      this.#remember('smart list', list.id, copy.id);
    }
    for (const campaign of [...store.campaigns.values()].filter(here)) this.#campaign(campaign.id, to);
    for (const child of childFolders(store, from)) this.#child(child, to, program);
  }

  #campaign(id: number, to: FolderReference): void {
    const { store } = this.#instance;
    const original = store.campaigns.get(id);
    if (original === undefined) return;
    const copy = makeCampaign(this.#instance, original.name, to, original.description);
    const rules = store.smartLists.get(original.smartListId);
    const list = store.smartLists.get(copy.smartListId);
    if (rules !== undefined && list !== undefined) copyRules(store, rules, list);
    copyFlow(store, original, copy);
    copy.settings = original.settings;
    this.#lists.push(copy.smartListId);
    this.#campaigns.push(copy.id);
    this.#remember('campaign', id, copy.id);
  }

  /** Names of programs are unique, so a nested one takes the name of the copy that it is part of. */
  #child(child: FolderReference, to: FolderReference, program: string): void {
    const { store, clock } = this.#instance;
    if (child.type === 'Program') {
      const nested = store.programs.get(child.id);
      if (nested !== undefined) this.#program(nested, `${nested.name} - ${program}`, to);
      return;
    }
    const folder = store.folders.get(child.id);
    if (folder === undefined) return;
    const id = store.nextId('folder');
    const now = clock();
    store.folders.set(id, { ...folder, id, parent: to, createdAt: now, updatedAt: now });
    this.#content(child, { id, type: 'Folder' }, program);
  }

  /** Emails, forms and other assets that exist as names: those of the program are there for the copy as well. */
  #assetNames(from: string, to: string): void {
    const { store } = this.#instance;
    for (const [kind, names] of store.assets) {
      const local = [...names.keys()].filter((name) => name.startsWith(`${from}.`));
      for (const name of local) store.addAsset(kind, `${to}${name.slice(from.length)}`);
    }
  }

  #remember(kind: LinkedKind, original: number, copy: number): void {
    this.#copies.set(`${kind} ${original}`, copy);
  }

  #repoint(): void {
    const { store } = this.#instance;
    const repoint: Repoint = (value, references) => {
      if (value.asset !== undefined) return { text: value.text, asset: this.#copyOf(value.asset) };
      return references === undefined ? value : { text: this.#nameOf(value.text), asset: undefined };
    };
    for (const id of this.#lists) {
      const list = store.smartLists.get(id);
      if (list !== undefined) repointRules(this.#instance, list, repoint);
    }
    for (const id of this.#campaigns) {
      const campaign = store.campaigns.get(id);
      if (campaign !== undefined) repointFlow(this.#instance, campaign, repoint);
    }
  }

  #copyOf(link: AssetLink): AssetLink {
    return { kind: link.kind, id: this.#copies.get(`${link.kind} ${link.id}`) ?? link.id };
  }

  /** `Old.Alert` is `New.Alert` in the copy. */
  #nameOf(text: string): string {
    for (const [from, to] of this.#names) {
      if (text.startsWith(`${from}.`)) return `${to}${text.slice(from.length)}`;
    }
    return text;
  }
}
