import { assetsOf, linkedAsset, qualifiedName } from '../store/links.ts';
import type { LinkedKind, Value } from '../store/records.ts';
import type { SandboxStore } from '../store/store.ts';

/**
 * Names under which the engine knows this instance's assets: `Program.Asset` as they are called right now, and each its
 * own. Of two namesakes outside of programs the later one has its id added.
 */
export class AssetNames {
  readonly #store: SandboxStore;
  readonly #names = new Map<LinkedKind, ReadonlyMap<number, string>>();
  readonly #ids = new Map<LinkedKind, ReadonlyMap<string, number>>();

  constructor(store: SandboxStore) {
    this.#store = store;
  }

  nameOf(kind: LinkedKind, id: number): string | undefined {
    return this.#read(kind).names.get(id);
  }

  idOf(kind: LinkedKind, name: string): number | undefined {
    return this.#read(kind).ids.get(name);
  }

  /** A value of a rule or step as the engine gets it. */
  textOf({ text, asset }: Value): string {
    const there = asset !== undefined && linkedAsset(this.#store, asset) !== undefined;
    return there ? (this.nameOf(asset.kind, asset.id) ?? text) : text;
  }

  #read(kind: LinkedKind): {
    readonly names: ReadonlyMap<number, string>;
    readonly ids: ReadonlyMap<string, number>;
  } {
    const [known, knownIds] = [this.#names.get(kind), this.#ids.get(kind)];
    if (known !== undefined && knownIds !== undefined) return { names: known, ids: knownIds };
    const names = new Map<number, string>();
    const ids = new Map<string, number>();
    for (const asset of assetsOf(this.#store, kind)) {
      const plain = qualifiedName(this.#store, asset);
      const name = ids.has(plain) ? `${plain} (${asset.id})` : plain;
      names.set(asset.id, name);
      ids.set(name, asset.id);
    }
    this.#names.set(kind, names);
    this.#ids.set(kind, ids);
    return { names, ids };
  }
}
