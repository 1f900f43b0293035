import type { Operation } from '../plan.ts';
import type { ProgramSnapshot } from '../snapshot.ts';

/** The ids of the programs that stand in the instance and that operations change or add to, smallest first. */
export function homePrograms(
  operations: readonly Operation[],
  programs: readonly ProgramSnapshot[],
): readonly number[] {
  const touched = new Set(operations.flatMap(touchedBy));
  return programs
    .filter((program) => inside(program).some((asset) => touched.has(asset)))
    .map(({ id }) => id)
    .sort((one, other) => one - other);
}

/** Ids count anew for each kind of asset. */
const assetOf = (kind: string, id: number): string => `${kind} ${id}`;

function touchedBy(operation: Operation): readonly string[] {
  const parent = 'parent' in operation ? operation.parent : undefined;
  const target = 'target' in operation ? operation.target : undefined;
  return [
    ...(parent !== undefined && 'id' in parent ? [assetOf(parent.type, parent.id)] : []),
    ...(target !== undefined && 'id' in target ? [assetOf(targetKind(operation), target.id)] : []),
  ];
}

function targetKind(operation: Operation): string {
  switch (operation.kind) {
    case 'update-program':
    case 'set-token':
      return 'Program';
    case 'write-rules':
      return operation.of;
    case 'describe-asset':
      return operation.asset;
    default:
      return 'campaign';
  }
}

function inside({ id, folders, lists, smartLists, campaigns }: ProgramSnapshot): readonly string[] {
  const all = (kind: string, assets: readonly { readonly id: number }[]): readonly string[] =>
    assets.map((asset) => assetOf(kind, asset.id));
  return [
    assetOf('Program', id),
    ...all('Folder', folders),
    ...all('list', lists),
    ...all('smart list', smartLists),
    ...all('campaign', campaigns),
  ];
}

/** A program that is deployed to is marked meanwhile: a call to mark it, and one to take the mark away. */
const callsPerMark = 2;

/**
 * The calls that it takes to mark programs, those that the operations make included.
 *
 * @param homes the {@link homePrograms} of the operations.
 */
export function markingCalls(operations: readonly Operation[], homes: readonly number[]): number {
  const made = operations.filter(({ kind }) => kind === 'create-program' || kind === 'clone-program');
  return callsPerMark * (homes.length + made.length);
}
