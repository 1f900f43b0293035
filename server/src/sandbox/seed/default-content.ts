import type { Instance } from '../instance.ts';
import type { Area, ChannelProgramType, Folder } from '../store/records.ts';
import type { SandboxStore } from '../store/store.ts';
import { workspacesOf } from '../store/workspaces.ts';

/** What every new instance holds. Its ids and times are fixed. */

/** 2024-01-01, before anything that a test makes. */
const born = Date.UTC(2024, 0, 1);

interface Fixed {
  readonly id: number;
  readonly name: string;
  readonly area: Area;
  readonly above: number | undefined;
  readonly folderType: string;
}

const zone = (id: number, name: string, area: Area, above: number | undefined): Fixed => ({
  id,
  name,
  area,
  above,
  folderType: 'Zone',
});

const kept = (id: number, name: string, area: Area, above: number, folderType: string): Fixed => ({
  id,
  name,
  area,
  above,
  folderType,
});

/**
 * Marketo's own folders. Each area is a root, below it the folder of the workspace (`Default`), both of type Zone.
 * 14, 15 and 11 are the numbers of Adobe's examples.
 */
const systemFolders: readonly Fixed[] = [
  zone(14, 'Marketing Activities', 'marketing', undefined),
  zone(15, 'Default', 'marketing', 14),
  zone(7, 'Design Studio', 'design', undefined),
  zone(8, 'Default', 'design', 7),
  kept(9, 'Landing Pages', 'design', 8, 'Landing Page'),
  kept(10, 'Forms', 'design', 8, 'Landing Page Form'),
  kept(11, 'Emails', 'design', 8, 'Email'),
  kept(12, 'Images and Files', 'design', 8, 'Image'),
  zone(20, 'Lead Database', 'database', undefined),
  zone(21, 'Default', 'database', 20),
  kept(groupListsId(), 'Group Lists', 'database', 21, 'Marketing Folder'),
  kept(groupSmartListsId(), 'Group Smart Lists', 'database', 21, 'Marketing Folder'),
];

export function groupListsId(): number {
  return 13;
}

export function groupSmartListsId(): number {
  return 31;
}

/** Folders that people have made: the first is 1001, the number that the first program will have, too. */
const ownFolders = ['Operations', 'Archive'];

interface ChannelData {
  readonly name: string;
  readonly type: ChannelProgramType;
  /** Statuses after Not in Program; a star marks success. */
  readonly statuses: readonly string[];
}

const channels: readonly ChannelData[] = [
  { name: 'Operational', type: 'program', statuses: ['Member'] },
  { name: 'Content', type: 'program', statuses: ['Visited', 'Engaged *'] },
  { name: 'Direct Mail', type: 'program', statuses: ['Sent', 'Influenced *'] },
  { name: 'Email Blast', type: 'program', statuses: ['Sent', 'Opened', 'Clicked *'] },
  { name: 'List Import', type: 'program', statuses: ['Member'] },
  { name: 'Online Advertising', type: 'program', statuses: ['Member', 'Influenced *'] },
  { name: 'Web Content', type: 'program', statuses: ['Visited', 'Downloaded *'] },
  { name: 'Web Request', type: 'program', statuses: ['Requested *'] },
  { name: 'Live Event', type: 'event', statuses: ['Invited', 'Registered', 'No Show', 'Attended *'] },
  { name: 'Roadshow', type: 'event', statuses: ['Invited', 'Registered', 'No Show', 'Attended *'] },
  { name: 'Tradeshow', type: 'event', statuses: ['Invited', 'Registered', 'Visited Booth', 'Influenced *'] },
  { name: 'Webinar', type: 'webinar', statuses: ['Invited', 'Registered', 'No Show', 'Attended *'] },
  { name: 'Nurture', type: 'nurture', statuses: ['Member', 'Engaged *'] },
  { name: 'Email Send', type: 'email_batch', statuses: ['Sent', 'Opened', 'Clicked *', 'Unsubscribed'] },
];

const tagTypes = [{ name: 'Region', values: ['AMER', 'EMEA', 'APAC'] }];

/** Nothing is added twice; fields that a newer catalogue knows come to an instance that was kept in a file. */
export function addDefaultContent({ store, vocabulary }: Pick<Instance, 'store' | 'vocabulary'>): void {
  for (const field of vocabulary.fields)
    if (!store.fields.has(field.id)) store.fields.set(field.id, { ...field });
  if (store.folders.size > 0) return;
  for (const fixed of systemFolders) store.folders.set(fixed.id, systemFolder(fixed));
  for (const name of ownFolders) addFolder(store, name);
  for (const { name, type, statuses } of channels) addChannel(store, name, type, statuses);
  for (const { name, values } of tagTypes) {
    const applicableProgramTypes = ['program', 'event', 'webinar', 'nurture', 'email_batch'] as const;
    store.tagTypes.set(name, { name, values, required: false, applicableProgramTypes });
  }
}

function systemFolder({ id, name, area, above, folderType }: Fixed): Folder {
  return {
    id,
    name,
    description: '',
    area,
    parent: above === undefined ? undefined : { id: above, type: 'Folder' },
    folderType,
    isSystem: true,
    isArchive: false,
    createdAt: born,
    updatedAt: born,
  };
}

/** A folder directly below the workspace's folder of Marketing Activities. */
export function addFolder(store: SandboxStore, name: string): Folder {
  const folder: Folder = {
    id: store.nextId('folder'),
    name,
    description: '',
    area: 'marketing',
    parent: { id: 15, type: 'Folder' },
    folderType: 'Marketing Folder',
    isSystem: false,
    isArchive: false,
    createdAt: born,
    updatedAt: born,
  };
  store.folders.set(folder.id, folder);
  return folder;
}

/** The folders of a workspace: one in each area, and in the Lead Database one for each kind of list. */
export function addWorkspace(store: SandboxStore, name: string): void {
  if (workspacesOf(store).includes(name)) return;
  const add = (area: Area, above: number, folderName: string, folderType: string): number => {
    const id = store.nextId('folder');
    store.folders.set(id, systemFolder({ id, name: folderName, area, above, folderType }));
    return id;
  };
  add('marketing', 14, name, 'Zone');
  add('design', 7, name, 'Zone');
  const lists = add('database', 20, name, 'Zone');
  for (const kind of ['Group Lists', 'Group Smart Lists']) add('database', lists, kind, 'Marketing Folder');
}

export function addChannel(
  store: SandboxStore,
  name: string,
  type: ChannelProgramType,
  statuses: readonly string[],
): void {
  const id = store.nextId('channel');
  store.channels.set(id, {
    id,
    name,
    applicableProgramType: type,
    statuses: ['Not in Program', ...statuses].map((text, at) => ({
      name: text.replace(/ \*$/, ''),
      step: at * 10,
      success: text.endsWith(' *'),
    })),
    createdAt: born,
    updatedAt: born,
  });
}
