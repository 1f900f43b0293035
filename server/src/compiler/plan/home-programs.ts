import type { Operation, Target } from '../plan.ts';
import type { ProgramSnapshot } from '../snapshot.ts';

/** The ids of the programs that stand in the instance and that operations change or add to, smallest first. */
export function homePrograms(
  operations: readonly Operation[],
  programs: readonly ProgramSnapshot[],
): readonly number[] {
  const touched = programs.filter((program) => operations.some((operation) => isIn(operation, program)));
  return touched.map(({ id }) => id).sort((one, other) => one - other);
}

function isIn(operation: Operation, program: ProgramSnapshot): boolean {
  if ('parent' in operation && isInFolder(operation.parent, program)) return true;
  if (!('target' in operation) || !('id' in operation.target)) return false;
  const { id } = operation.target;
  const holds = (assets: readonly { readonly id: number }[]): boolean =>
    assets.some((asset) => asset.id === id);
  switch (operation.kind) {
    case 'update-program':
    case 'set-token':
      return id === program.id;
    case 'write-rules':
      return holds(operation.of === 'smart list' ? program.smartLists : program.campaigns);
    case 'describe-asset':
      return holds(operation.asset === 'list' ? program.lists : program.campaigns);
    default:
      return holds(program.campaigns);
  }
}

function isInFolder(parent: Target & { readonly type: string }, program: ProgramSnapshot): boolean {
  if (!('id' in parent)) return false;
  return parent.type === 'Program'
    ? parent.id === program.id
    : program.folders.some(({ id }) => id === parent.id);
}

/** A program that is deployed to is marked meanwhile: a call to mark it, and one to take the mark away. */
const callsPerMark = 2;

/** The calls that it takes to mark the programs, those that the operations make included. */
export function markingCalls(operations: readonly Operation[], found: readonly ProgramSnapshot[]): number {
  const made = operations.filter(({ kind }) => kind === 'create-program' || kind === 'clone-program');
  return callsPerMark * (homePrograms(operations, found).length + made.length);
}
