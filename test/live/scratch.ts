import { inWords, type Heard, type LiveCaller } from './live-caller.ts';

const asset = '/rest/asset/v1';
export const scratchName = 'lifecycle live check (may be deleted)';

export interface Place {
  readonly id: number;
  readonly type: 'Folder' | 'Program';
}

/** The one folder below which everything is written. */
export interface Scratch {
  readonly folder: Place;
  /** A second folder and a program inside of it. */
  readonly other: Place;
  readonly program: Place;
  /** What programs of this instance have to be made with. */
  readonly programFields: { readonly channel: string; readonly tags: readonly object[] };
}

export const idOf = (heard: Heard): number => Number(heard.result?.[0]?.['id']);

/** What was made in place of what was asked for. @throws Error when the instance refused. */
export function made(heard: Heard, what: string): Heard {
  if (heard.result?.[0] === undefined) throw new Error(`${what} could not be made: ${inWords(heard)}`);
  return heard;
}

/** Makes the scratch folder; what an earlier run left in it goes first. */
export async function makeScratch(caller: LiveCaller, run: string): Promise<Scratch> {
  await removeScratch(caller);
  const zone = await workspaceFolder(caller);
  const newFolder = async (name: string, parent: Place): Promise<Place> => {
    const answer = made(await caller.post(`${asset}/folders.json`, { name, parent }), `The folder ${name}`);
    return { id: idOf(answer), type: 'Folder' };
  };
  const folder = await newFolder(scratchName, zone);
  const other = await newFolder('other', folder);
  const programFields = await fieldsOfPrograms(caller);
  const fields = { ...programFields, name: `lifecycle live check ${run}`, type: 'Default', folder };
  const program = made(await caller.post(`${asset}/programs.json`, fields), 'The program');
  return { folder, other, program: { id: idOf(program), type: 'Program' }, programFields };
}

/** The folder of the first workspace in Marketing Activities. */
async function workspaceFolder(caller: LiveCaller): Promise<Place> {
  const roots = await caller.get(`${asset}/folder/byName.json`, { name: 'Marketing Activities' });
  const root: Place = { id: idOf(made(roots, 'Marketing Activities')), type: 'Folder' };
  const below = await caller.get(`${asset}/folders.json`, { root, maxDepth: 1, maxReturn: 200 });
  const zone = below.result?.find(({ id, folderType }) => Number(id) !== root.id && folderType === 'Zone');
  return { id: Number(zone?.['id'] ?? root.id), type: 'Folder' };
}

async function fieldsOfPrograms(caller: LiveCaller): Promise<Scratch['programFields']> {
  const channels = await caller.get(`${asset}/channels.json`, { maxReturn: 200 });
  const channel = channels.result?.find(({ applicableProgramType }) => applicableProgramType === 'program');
  const types = await caller.get(`${asset}/tagTypes.json`, { maxReturn: 200 });
  const tags: object[] = [];
  for (const { tagType, required } of types.result ?? []) {
    if (required !== true) continue;
    const read = await caller.get(`${asset}/tagType/byName.json`, { name: String(tagType) });
    // The values are a text: `[a, b]`.
    const [tagValue] = String(read.result?.[0]?.['allowableValues'])
      .replace(/^\[|\]$/g, '')
      .split(', ');
    tags.push({ tagType, tagValue });
  }
  return { channel: String(channel?.['name']), tags };
}

/**
 * Deletes the scratch folder with everything below it; what fails is tried once more after a rest.
 * @returns what could not be deleted, in words.
 */
export async function removeScratch(caller: LiveCaller): Promise<readonly string[]> {
  const left = await attempt(caller);
  if (left.length === 0) return left;
  await caller.rest();
  return attempt(caller);
}

async function attempt(caller: LiveCaller): Promise<readonly string[]> {
  const found = await caller.get(`${asset}/folder/byName.json`, { name: scratchName });
  const isAbsent = found.warning !== undefined || found.code === '702';
  if (found.result === undefined && !isAbsent)
    return [`the folder "${scratchName}", which could not be looked for: ${inWords(found)}`];
  const left: string[] = [];
  for (const { id } of found.result ?? [])
    left.push(...(await emptied(caller, { id: Number(id), type: 'Folder' })));
  return left;
}

async function emptied(caller: LiveCaller, place: Place): Promise<string[]> {
  const left: string[] = [];
  const act = async (path: string, fields = {}): Promise<void> => {
    const answer = await caller.post(`${asset}/${path}`, fields);
    if (answer.result === undefined) left.push(`${path}: ${inWords(answer)}`);
  };
  const all = async (path: string): Promise<number[]> => {
    const page = await caller.get(`${asset}/${path}`, { folder: place, maxReturn: 200 });
    return (page.result ?? []).map(({ id }) => Number(id));
  };
  const campaigns = await caller.get(`${asset}/smartCampaigns.json`, { folder: place, maxReturn: 200 });
  for (const { id, isActive } of campaigns.result ?? [])
    if (isActive === true) await act(`smartCampaign/${String(id)}/deactivate.json`);
  // Campaigns name each other, lists are named by campaigns: what is still in use goes in a later round.
  for (let before = -1, round = 0; round < 5; round++) {
    const ids = await all('smartCampaigns.json');
    if (ids.length === 0 || ids.length === before) break;
    before = ids.length;
    left.length = 0;
    for (const id of ids) await act(`smartCampaign/${id}/delete.json`);
  }
  for (const id of await all('smartLists.json')) await act(`smartList/${id}/delete.json`);
  for (const id of await all('staticLists.json')) await act(`staticList/${id}/delete.json`);
  const content = await caller.get(`${asset}/folder/${place.id}/content.json`, {
    type: place.type,
    maxReturn: 200,
  });
  for (const { id, type } of content.result ?? []) {
    if (type === 'Program') left.push(...(await emptied(caller, { id: Number(id), type })));
  }
  for (const { id, type } of content.result ?? []) {
    if (type === 'Folder') left.push(...(await emptied(caller, { id: Number(id), type })));
  }
  if (place.type === 'Program') await act(`program/${place.id}/delete.json`);
  else await act(`folder/${place.id}/delete.json`, { type: 'Folder' });
  return left;
}
