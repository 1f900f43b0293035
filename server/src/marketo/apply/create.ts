import {
  assetKey,
  missingCosts,
  sameDescription,
  type DesiredField,
  type Operation,
} from '../../compiler/index.ts';
import { map, success, type Answer } from '../answer.ts';
import {
  campaignById,
  campaignsIn,
  cloneCampaign,
  createCampaign,
  updateCampaign,
} from '../endpoints/campaigns.ts';
import { createField, personFields } from '../endpoints/fields.ts';
import { createFolder, foldersBelow } from '../endpoints/folders.ts';
import { createProgram, programNamed, updateProgram } from '../endpoints/programs.ts';
import type { CampaignRecord, FolderReference } from '../endpoints/records.ts';
import { createSmartList, smartListsIn } from '../endpoints/smart-lists.ts';
import {
  createStaticList,
  describeStaticList,
  staticListById,
  staticListsIn,
} from '../endpoints/static-lists.ts';
import { setToken, tokensOf } from '../endpoints/tokens.ts';
import { folderOf, idOf, type Context } from './context.ts';
import { onceOnly } from './settle.ts';

/** Operations that make an asset or change what an asset says about itself. Each answers with the asset's id. */

type Of<Kind extends Operation['kind']> = Extract<Operation, { readonly kind: Kind }>;

export async function createFieldOnce(
  { field }: Of<'create-field'>,
  context: Context,
): Promise<Answer<undefined>> {
  const { http, vocabulary, wasSent } = context;
  const isSame = ({ apiName }: DesiredField): boolean => assetKey(apiName) === assetKey(field.apiName);
  const find = async (): Promise<Answer<true | undefined>> =>
    map(await personFields(http), (fields) => (fields.some(isSame) ? true : undefined));
  const made = await onceOnly(http.clock, wasSent, find, async () =>
    map(await createField(http, field), () => true as const),
  );
  vocabulary.forget();
  return map(made, () => undefined);
}

export async function createFolderOnce(
  { name, parent }: Of<'create-folder'>,
  context: Context,
): Promise<Answer<number>> {
  const folder = folderOf(parent, context);
  if (folder.kind !== 'success') return folder;
  const { http, wasSent } = context;
  const find = async (): Promise<Answer<number | undefined>> =>
    map(await foldersBelow(http, folder.result, 1), (folders) => {
      const inside = folders.filter(
        (found) => found.parent?.id === folder.result.id && found.parent.type === folder.result.type,
      );
      return inside.find((found) => assetKey(found.name) === assetKey(name))?.id;
    });
  return onceOnly(http.clock, wasSent, find, async () =>
    map(await createFolder(http, name, folder.result), ({ id }) => id),
  );
}

export async function createProgramOnce(
  { program, parent }: Of<'create-program'>,
  context: Context,
): Promise<Answer<number>> {
  const folder = folderOf(parent, context);
  if (folder.kind !== 'success') return folder;
  const { http, wasSent } = context;
  const find = async (): Promise<Answer<number | undefined>> =>
    map(await programNamed(http, program.name), (found) => found?.id);
  return onceOnly(http.clock, wasSent, find, async () =>
    map(await createProgram(http, program, folder.result), ({ id }) => id),
  );
}

export async function updateProgramOnce(
  { program, target }: Of<'update-program'>,
  context: Context,
): Promise<Answer<number>> {
  const id = idOf(target, context);
  if (id.kind !== 'success') return id;
  const { http, wasSent } = context;
  const find = async (): Promise<Answer<number | undefined>> =>
    map(await programNamed(http, program.name), (found) => {
      const isDone =
        found !== undefined &&
        found.description.trim() === program.description.trim() &&
        missingCosts(program.costs, found.costs).length === 0 &&
        program.tags.every(({ type, value }) =>
          found.tags.some((tag) => tag.tagType === type && tag.tagValue === value),
        );
      return isDone ? found.id : undefined;
    });
  return onceOnly(http.clock, wasSent, find, async () =>
    map(await updateProgram(http, id.result, program), () => id.result),
  );
}

export async function setTokenOnce(
  { token, target }: Of<'set-token'>,
  context: Context,
): Promise<Answer<undefined>> {
  const program = idOf(target, context);
  if (program.kind !== 'success') return program;
  const { http, wasSent } = context;
  const find = async (): Promise<Answer<true | undefined>> =>
    map(await tokensOf(http, program.result), ({ tokens }) => {
      const isDone = tokens.some(
        ({ name, type, value }) => name === token.name && type === token.type && value === token.value,
      );
      return isDone ? true : undefined;
    });
  const set = async (): Promise<Answer<true>> =>
    map(await setToken(http, program.result, token), () => true as const);
  return map(await onceOnly(http.clock, wasSent, find, set), () => undefined);
}

export async function createAssetOnce(
  operation: Of<'create-list' | 'create-smart-list' | 'create-campaign' | 'clone-campaign'>,
  context: Context,
): Promise<Answer<number>> {
  const folder = folderOf(operation.parent, context);
  if (folder.kind !== 'success') return folder;
  const { http, wasSent } = context;
  const inFolder = folder.result;
  switch (operation.kind) {
    case 'create-list': {
      const create = () => createStaticList(http, operation.name, inFolder, operation.description);
      const find = async () => named(await staticListsIn(http, inFolder), operation.name, inFolder);
      return map(await onceOnly(http.clock, wasSent, find, create), ({ id }) => id);
    }
    case 'create-smart-list': {
      const create = async () => {
        const made = await createSmartList(http, operation.name, inFolder, operation.description);
        if (made.kind === 'success') context.work.empty.set(operation.id, made.result);
        return made;
      };
      const find = async () => named(await smartListsIn(http, inFolder), operation.name, inFolder);
      return map(await onceOnly(http.clock, wasSent, find, create), ({ id }) => id);
    }
    default:
      return createCampaignOnce(operation, inFolder, context);
  }
}

async function createCampaignOnce(
  operation: Of<'create-campaign' | 'clone-campaign'>,
  folder: FolderReference,
  context: Context,
): Promise<Answer<number>> {
  const { http, wasSent, work } = context;
  const { name, description } = operation;
  const find = async () => named(await campaignsIn(http, folder), name, folder);
  const create = async (): Promise<Answer<CampaignRecord>> => {
    if (operation.kind === 'create-campaign') {
      const made = await createCampaign(http, name, folder, description);
      if (made.kind === 'success') work.empty.set(operation.id, made.result);
      return made;
    }
    const source = idOf(operation.source, context);
    return source.kind === 'success' ? cloneCampaign(http, source.result, name, folder, description) : source;
  };
  return map(await onceOnly(http.clock, wasSent, find, create), (record) => {
    work.campaigns.set(record.id, record);
    return record.id;
  });
}

/** Browsing may reach into the folders below: the one in this very folder is meant. */
function named<T extends { readonly name: string; readonly folder?: FolderReference | null | undefined }>(
  found: Answer<readonly T[]>,
  name: string,
  folder: FolderReference,
): Answer<T | undefined> {
  return map(found, (assets) =>
    assets.find(
      (asset) => asset.name === name && asset.folder?.id === folder.id && asset.folder.type === folder.type,
    ),
  );
}

export async function describeOnce(
  { asset, description, target }: Of<'describe-asset'>,
  context: Context,
): Promise<Answer<undefined>> {
  const id = idOf(target, context);
  if (id.kind !== 'success') return id;
  const { http, wasSent } = context;
  const isDone = (found: { readonly description: string } | undefined): true | undefined =>
    found?.description.trim() === description.trim() && sameDescription(description, found.description)
      ? true
      : undefined;
  const find = async (): Promise<Answer<true | undefined>> =>
    asset === 'list'
      ? map(await staticListById(http, id.result), isDone)
      : map(await campaignById(http, id.result), isDone);
  const describe = async (): Promise<Answer<true>> =>
    asset === 'list'
      ? map(await describeStaticList(http, id.result, description), () => true as const)
      : map(await updateCampaign(http, id.result, { description }), () => true as const);
  const answer = await onceOnly(http.clock, wasSent, find, describe);
  return answer.kind === 'success' ? success(undefined) : answer;
}
