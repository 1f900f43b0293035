import { assetKey, samePath } from '../compiler/index.ts';
import { success, type Answer } from './answer.ts';
import { folderById, foldersBelow, foldersNamed } from './endpoints/folders.ts';
import type { FolderRecord, FolderReference } from './endpoints/records.ts';
import type { MarketoHttp } from './http.ts';

export interface FoundFolder {
  readonly path: readonly string[];
  readonly id: number;
}

/**
 * Finds folders by path, without reading the whole tree. Between a root and its folders stands the zone of a workspace
 * (`Marketing Activities / Default / Operations`), which people leave out: it is stepped over, and stands for the root
 * when something is to be made below it, because nothing can be made below a root.
 */
export class FolderReader {
  readonly #http: MarketoHttp;
  readonly #byName = new Map<string, Promise<Answer<readonly FolderRecord[]>>>();
  readonly #below = new Map<number, Promise<Answer<readonly FolderRecord[]>>>();
  readonly #byId = new Map<number, Promise<Answer<FolderRecord | undefined>>>();

  constructor(http: MarketoHttp) {
    this.#http = http;
  }

  /** As much of the path as exists, from the root down. */
  async along(
    path: readonly string[],
    workspace: string | undefined,
  ): Promise<Answer<readonly FoundFolder[]>> {
    const found: FoundFolder[] = [];
    for (const [index, name] of path.entries()) {
      const above = found.at(-1);
      const next =
        above === undefined ? await this.#root(name, workspace, path[1]) : await this.#child(above.id, name);
      if (next.kind !== 'success') return next;
      if (next.result === undefined) break;
      found.push({ path: path.slice(0, index + 1), id: next.result.id });
    }
    return success(found);
  }

  /** Names from the root down to the folder itself. */
  async pathOf(folder: FolderReference): Promise<Answer<readonly string[]>> {
    const names: string[] = [];
    for (let at: FolderReference | null | undefined = folder, depth = 0; at && depth < 50; depth += 1) {
      const record: Answer<FolderRecord | undefined> = await this.#folder(at);
      if (record.kind !== 'success') return record;
      if (record.result === undefined) break;
      names.unshift(record.result.name);
      at = record.result.parent;
    }
    return success(names);
  }

  async #root(
    name: string,
    workspace: string | undefined,
    next: string | undefined,
  ): Promise<Answer<FolderRecord | undefined>> {
    const named = await this.#named(name);
    if (named.kind !== 'success') return named;
    const root = named.result.find(({ parent }) => parent == null);
    if (root === undefined) return success(undefined);
    const below = await this.#children(root.id);
    if (below.kind !== 'success') return below;
    const children = below.result;
    if (next !== undefined && children.some((child) => assetKey(child.name) === assetKey(next)))
      return success(root);
    const zones = children.filter(({ folderType }) => folderType.toLowerCase() === 'zone');
    const zone =
      zones.find((candidate) => assetKey(candidate.name) === assetKey(workspace ?? 'Default')) ?? zones[0];
    return success(zone ?? root);
  }

  async #child(parent: number, name: string): Promise<Answer<FolderRecord | undefined>> {
    const named = await this.#named(name);
    if (named.kind !== 'success') return named;
    return success(
      named.result.find((folder) => folder.parent?.type === 'Folder' && folder.parent.id === parent),
    );
  }

  #named(name: string): Promise<Answer<readonly FolderRecord[]>> {
    const known = this.#byName.get(name) ?? foldersNamed(this.#http, name);
    this.#byName.set(name, known);
    return known;
  }

  async #children(id: number): Promise<Answer<readonly FolderRecord[]>> {
    const known = this.#below.get(id) ?? foldersBelow(this.#http, { id, type: 'Folder' }, 1);
    this.#below.set(id, known);
    const answer = await known;
    return answer.kind === 'success' ? success(answer.result.filter((folder) => folder.id !== id)) : answer;
  }

  #folder(reference: FolderReference): Promise<Answer<FolderRecord | undefined>> {
    const known = this.#byId.get(reference.id) ?? folderById(this.#http, reference);
    this.#byId.set(reference.id, known);
    return known;
  }
}

const deepest = 20;

/** The folders inside a program, parents before children. */
export async function foldersInside(
  http: MarketoHttp,
  program: number,
): Promise<Answer<readonly FoundFolder[]>> {
  const below = await foldersBelow(http, { id: program, type: 'Program' }, deepest);
  if (below.kind !== 'success') return below;
  const folders = below.result.filter(({ folderId }) => folderId?.type !== 'Program');
  const found: FoundFolder[] = [];
  let pending = folders;
  for (let depth = 0; depth <= deepest && pending.length > 0; depth += 1) {
    const next: FolderRecord[] = [];
    for (const folder of pending) {
      const isTop = folder.parent?.type === 'Program' && folder.parent.id === program;
      const above = isTop
        ? []
        : found.find(({ id }) => folder.parent?.type === 'Folder' && folder.parent.id === id)?.path;
      if (above === undefined) next.push(folder);
      else found.push({ path: [...above, folder.name], id: folder.id });
    }
    pending = next;
  }
  return success(found);
}

/** Each folder once. */
export function distinctFolders(folders: readonly FoundFolder[]): readonly FoundFolder[] {
  return folders.filter(
    ({ path }, index) => folders.findIndex((other) => samePath(other.path, path)) === index,
  );
}
