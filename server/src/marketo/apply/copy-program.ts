import { assetKey, type Operation } from '../../compiler/index.ts';
import { failure, map, success, type Answer, type Failure } from '../answer.ts';
import { campaignsIn } from '../endpoints/campaigns.ts';
import { foldersBelow } from '../endpoints/folders.ts';
import { cloneProgram, programNamed } from '../endpoints/programs.ts';
import type { FolderReference } from '../endpoints/records.ts';
import { smartListsIn } from '../endpoints/smart-lists.ts';
import { staticListsIn } from '../endpoints/static-lists.ts';
import { folderOf, idOf, type Context } from './context.ts';
import { onceOnly } from './settle.ts';

type Of<Kind extends Operation['kind']> = Extract<Operation, { readonly kind: Kind }>;

/** The call takes no key by which Marketo would know it again: a lost answer is settled by the name, which is unique. */
export async function cloneProgramOnce(
  { program, parent, source, from }: Of<'clone-program'>,
  context: Context,
): Promise<Answer<number>> {
  const folder = folderOf(parent, context);
  if (folder.kind !== 'success') return folder;
  const original = idOf(source, context);
  if (original.kind !== 'success') return original;
  const { http, wasSent } = context;
  const find = async (): Promise<Answer<number | undefined>> =>
    map(await programNamed(http, program.name), (found) => found?.id);
  const made = await onceOnly(http.clock, wasSent, find, async () =>
    map(await cloneProgram(http, original.result, program, folder.result), ({ id }) => id),
  );
  return made.kind === 'success' ? made : inPlainWords(made, from);
}

/** Source of the two messages: Adobe's release notes. What can be copied differs from one instance and year to another. */
function inPlainWords(failed: Failure, from: string): Failure {
  const unsupported = /The following assets are unsupported:\s*([^)]*)/.exec(failed.message)?.[1];
  if (failed.code === '709' && unsupported !== undefined) {
    return {
      ...failed,
      message: `"${from}" cannot be copied: Marketo's API does not copy what it holds (${unsupported}). Take that out of "${from}", or copy the program on Marketo's screen and apply again.`,
    };
  }
  if (failed.code === '611') {
    return {
      ...failed,
      message: `Marketo could not copy "${from}" (611). It copies programs inside one workspace only, and sometimes fails for no reason that it tells: apply again, or copy the program on Marketo's screen and apply then.`,
    };
  }
  return failed;
}

/** The copy of an asset by its name, in the very place where the original lies. */
export async function findCopy(operation: Of<'find-copy'>, context: Context): Promise<Answer<number>> {
  const parent = folderOf(operation.parent, context);
  if (parent.kind !== 'success') return parent;
  const found = await assetsIn(operation.of, parent.result, context);
  if (found.kind !== 'success') return found;
  const match = found.result.find(
    ({ name, folder }) =>
      assetKey(name) === assetKey(operation.name) &&
      folder?.id === parent.result.id &&
      folder.type === parent.result.type,
  );
  if (match !== undefined) return success(match.id);
  const message = `The copy holds no ${operation.of} "${operation.name}" where the original has it. Look at the program in Marketo: Marketo may have copied it in part.`;
  return failure('refused', 'other', 'copy', message);
}

interface Found {
  readonly id: number;
  readonly name: string;
  readonly folder?: FolderReference | null | undefined;
}

async function assetsIn(
  of: Of<'find-copy'>['of'],
  place: FolderReference,
  { http }: Context,
): Promise<Answer<readonly Found[]>> {
  switch (of) {
    case 'folder':
      return map(await foldersBelow(http, place, 1), (folders) =>
        folders.map(({ id, name, parent }) => ({ id, name, folder: parent })),
      );
    case 'list':
      return staticListsIn(http, place);
    case 'smart list':
      return smartListsIn(http, place);
    default:
      return campaignsIn(http, place);
  }
}
