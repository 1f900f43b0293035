import { addCustomField } from '../endpoints/fields.ts';
import { programNamed } from '../endpoints/program-named.ts';
import { makeCampaign } from '../endpoints/smart-campaigns.ts';
import { emptySmartList } from '../endpoints/smart-lists.ts';
import type { Instance } from '../instance.ts';
import type { Campaign, FolderReference } from '../store/records.ts';
import { addChannel, addFolder, addWorkspace, groupListsId, groupSmartListsId } from './default-content.ts';
import type { ParsedSeed } from './seed-schema.ts';

/** Which references an asset of a kind satisfies, as the catalogue has it. */
export type Satisfies = (kind: string) => readonly string[];

/**
 * Puts a seed's content into an instance; what is there already by that name stays as it is. A program that only a list
 * or campaign names is made as well.
 */
export function applySeed(instance: Instance, seed: ParsedSeed, satisfies: Satisfies): void {
  const { store } = instance;
  addNames(instance, seed, satisfies);
  for (const field of seed.fields) addCustomField(instance, field);
  for (const { name, applicableProgramType, statuses } of seed.channels) {
    addChannel(store, name, applicableProgramType, statuses);
  }
  for (const tagType of seed.tagTypes) store.tagTypes.set(tagType.name, tagType);
  for (const id of seed.leads) if (!store.people.has(id)) store.addPerson(instance.clock(), id);
  for (const name of seed.workspaces) addWorkspace(store, name);
  for (const name of seed.folders) folderNamed(instance, name);
  for (const { name, folder, ...program } of seed.programs) {
    if (programNamed(instance, name) !== undefined) continue;
    addProgram(instance, { name, ...program, folder: folderNamed(instance, folder) });
  }
  for (const list of seed.lists) addStaticList(instance, list);
  for (const list of seed.smartLists) addSmartList(instance, list);
  for (const campaign of seed.campaigns) addCampaign(instance, campaign);
}

function addNames(instance: Instance, seed: ParsedSeed, satisfies: Satisfies): void {
  const kinds = new Map(Object.entries(seed.assets));
  const own: readonly (readonly [string, readonly string[]])[] = [
    ['form', seed.forms],
    ['email', seed.emails],
    ['landing page', seed.landingPages],
    ['webhook', seed.webhooks],
    ['segmentation', seed.segmentations],
  ];
  for (const [kind, names] of [...own, ...kinds]) {
    for (const reference of satisfies(kind)) {
      for (const name of names) instance.store.addAsset(reference, name);
    }
  }
}

function folderNamed(instance: Instance, name: string): FolderReference {
  const present = [...instance.store.folders.values()].find(
    (folder) => folder.area === 'marketing' && folder.folderType !== 'Zone' && folder.name === name,
  );
  return { id: (present ?? addFolder(instance.store, name)).id, type: 'Folder' };
}

function addProgram(
  instance: Instance,
  program: {
    readonly name: string;
    readonly type: ParsedSeed['programs'][number]['type'];
    readonly channel: string;
    readonly folder: FolderReference;
    readonly uncloneable: readonly string[];
  },
): FolderReference {
  const id = instance.store.nextId('program');
  const now = instance.clock();
  instance.store.programs.set(id, {
    id,
    ...program,
    description: '',
    tags: new Map(),
    costs: [],
    startDate: undefined,
    endDate: undefined,
    approved: false,
    createdAt: now,
    updatedAt: now,
  });
  return { id, type: 'Program' };
}

function programPlace(instance: Instance, name: string): FolderReference {
  const present = programNamed(instance, name);
  if (present !== undefined) return { id: present.id, type: 'Program' };
  const folder = folderNamed(instance, 'Operations');
  return addProgram(instance, {
    name,
    type: 'Default',
    channel: 'Operational',
    folder,
    uncloneable: [],
  });
}

type Local = ParsedSeed['lists'][number];

function placed(
  instance: Instance,
  local: Local,
  otherwise: number,
): { name: string; folder: FolderReference } {
  const { name, program } = typeof local === 'string' ? { name: local, program: undefined } : local;
  const folder: FolderReference =
    program === undefined ? { id: otherwise, type: 'Folder' } : programPlace(instance, program);
  return { name, folder };
}

function addStaticList(instance: Instance, local: Local): void {
  const { name, folder } = placed(instance, local, groupListsId());
  if (isThere(instance.store.staticLists, name, folder)) return;
  const id = instance.store.nextId('staticList');
  const now = instance.clock();
  instance.store.staticLists.set(id, { id, name, description: '', folder, createdAt: now, updatedAt: now });
}

function addSmartList(instance: Instance, local: Local): void {
  const { name, folder } = placed(instance, local, groupSmartListsId());
  if (isThere(instance.store.smartLists, name, folder)) return;
  const list = emptySmartList(instance, name, folder, undefined);
  instance.store.smartLists.set(list.id, list);
}

function isThere(
  assets: ReadonlyMap<number, { readonly name: string; readonly folder: FolderReference }>,
  name: string,
  folder: FolderReference,
): boolean {
  return [...assets.values()].some(
    (asset) => asset.name === name && asset.folder.id === folder.id && asset.folder.type === folder.type,
  );
}

function addCampaign(instance: Instance, seed: ParsedSeed['campaigns'][number]): void {
  const folder =
    seed.program === undefined ? folderNamed(instance, 'Operations') : programPlace(instance, seed.program);
  if (isThere(instance.store.campaigns, seed.name, folder)) return;
  const campaign = makeCampaign(instance, seed.name, folder, '');
  if (seed.requestable) listenForRequests(instance, campaign);
}

function listenForRequests(instance: Instance, campaign: Campaign): void {
  const type = [...instance.vocabulary.triggers.values()].find(
    ({ name }) => name === 'Campaign is Requested',
  );
  const source = type?.constraints.find((constraint) => constraint.primary);
  const list = instance.store.smartLists.get(campaign.smartListId);
  if (type === undefined || source === undefined || list === undefined) return;
  const values = (source.values ?? []).map((text) => ({ text, asset: undefined }));
  list.triggers.push({
    id: instance.store.nextId('rule'),
    typeId: type.id,
    kind: 'activity',
    trigger: true,
    negative: false,
    conditions: [{ constraintId: source.id, operator: 'is', values }],
  });
  campaign.isActive = true;
}
