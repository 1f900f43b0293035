import type { Instance } from '../instance.ts';
import { assetsOf, linkedKindOf, qualifiedName } from '../store/links.ts';
import { defaultWorkspace } from '../store/workspaces.ts';

interface Slot {
  readonly references: string | undefined;
  readonly values: readonly string[] | undefined;
  readonly namesField: boolean;
}

interface Suggestion {
  readonly id: number;
  readonly displayName: string;
  readonly name: string;
  readonly workspace: string;
  readonly workspaceId: number;
}

const most = 100;

/** Values for a constraint or a step's attribute; `search` keeps those that contain it. */
export function suggestions(instance: Instance, slot: Slot, search: string | undefined): Suggestion[] {
  const wanted = (search ?? '').toLowerCase();
  return known(instance, slot)
    .filter(({ displayName }) => displayName.toLowerCase().includes(wanted))
    .slice(0, most)
    .map((value) => ({ ...value, workspace: defaultWorkspace, workspaceId: 1 }));
}

type Known = Pick<Suggestion, 'id' | 'displayName' | 'name'>;

function known(instance: Instance, slot: Slot): Known[] {
  const { store } = instance;
  if (slot.namesField) {
    return [...store.fields.values()].map(({ id, displayName, name }) => ({
      id,
      displayName,
      name: name ?? displayName,
    }));
  }
  const kind = linkedKindOf(slot.references);
  if (kind !== undefined) {
    return [...assetsOf(store, kind)].map((asset) => ({
      id: asset.id,
      displayName: qualifiedName(store, asset),
      name: asset.name,
    }));
  }
  if (slot.references !== undefined) {
    const names = store.assets.get(slot.references) ?? new Map<string, number>();
    return [...names].map(([name, id]) => ({ id, displayName: name, name }));
  }
  return (slot.values ?? []).map((value, at) => ({ id: at + 1, displayName: value, name: value }));
}
