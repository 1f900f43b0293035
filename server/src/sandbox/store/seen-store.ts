import type { FolderReference, MyToken } from './records.ts';
import { SandboxStore, type Counter } from './store.ts';
import { workspaceOf } from './workspaces.ts';

/**
 * The store as somebody sees it who may look into some workspaces only: what lies in the others is not there. What is
 * written goes into the store itself.
 */
export class SeenStore extends SandboxStore {
  override readonly folders;
  override readonly programs;
  override readonly campaigns;
  override readonly smartLists;
  override readonly staticLists;
  override readonly fields;
  override readonly channels;
  override readonly tagTypes;
  override readonly people;
  override readonly activities;
  override readonly exports;
  override readonly assets;
  readonly #all: SandboxStore;

  constructor(all: SandboxStore, workspaces: ReadonlySet<string>) {
    super();
    const sees = (place: FolderReference): boolean => {
      const workspace = workspaceOf(all, place);
      return workspace === undefined || workspaces.has(workspace);
    };
    const local = ({ folder }: { readonly folder: FolderReference }): boolean => sees(folder);
    this.#all = all;
    this.folders = new SeenMap(all.folders, ({ id }) => sees({ id, type: 'Folder' }));
    this.programs = new SeenMap(all.programs, local);
    this.campaigns = new SeenMap(all.campaigns, local);
    this.smartLists = new SeenMap(all.smartLists, local);
    this.staticLists = new SeenMap(all.staticLists, local);
    this.fields = all.fields;
    this.channels = all.channels;
    this.tagTypes = all.tagTypes;
    this.people = all.people;
    this.activities = all.activities;
    this.exports = all.exports;
    this.assets = all.assets;
  }

  override nextId(counter: Counter): number {
    return this.#all.nextId(counter);
  }

  override tokensOf(owner: FolderReference): Map<string, MyToken> {
    return this.#all.tokensOf(owner);
  }
}

/** A map without the entries that nobody is to see; they stay in the map behind it. */
class SeenMap<V> extends Map<number, V> {
  readonly #all: Map<number, V>;
  readonly #sees: (value: V) => boolean;

  constructor(all: Map<number, V>, sees: (value: V) => boolean) {
    super();
    this.#all = all;
    this.#sees = sees;
  }

  override get(key: number): V | undefined {
    const value = this.#all.get(key);
    return value !== undefined && this.#sees(value) ? value : undefined;
  }

  override has(key: number): boolean {
    return this.get(key) !== undefined;
  }

  override set(key: number, value: V): this {
    this.#all.set(key, value);
    return this;
  }

  override delete(key: number): boolean {
    return this.has(key) && this.#all.delete(key);
  }

  override get size(): number {
    return [...this.keys()].length;
  }

  override *entries(): MapIterator<[number, V]> {
    for (const [key, value] of this.#all) if (this.#sees(value)) yield [key, value];
  }

  override *keys(): MapIterator<number> {
    for (const [key] of this.entries()) yield key;
  }

  override *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value;
  }

  override [Symbol.iterator](): MapIterator<[number, V]> {
    return this.entries();
  }
}
