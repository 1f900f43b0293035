import type { Operation } from '../../compiler/index.ts';

/**
 * Between the two calls of a swap neither campaign runs: somebody has to know when a deploy stops just there.
 *
 * @param finished the operations that are done, by id.
 * @returns sentences, each with a space before it; empty when nothing is off that should not be.
 */
export function whatIsOff(
  operations: readonly Operation[],
  finished: ReadonlySet<string>,
  stoppedAt: Operation,
): string {
  const switchedOff = new Set(
    operations.flatMap(({ kind, id }) => (kind === 'deactivate-campaign' && finished.has(id) ? [id] : [])),
  );
  const mayBeOff = (id: string): boolean => id === stoppedAt.id && stoppedAt.kind === 'deactivate-campaign';
  return operations
    .flatMap((operation) => {
      if (operation.kind !== 'activate-campaign' || operation.replaces === undefined) return [];
      if (finished.has(operation.id)) return [];
      if (operation.dependsOn.some((id) => switchedOff.has(id)))
        return [` Until then "${operation.name}" is switched off.`];
      return operation.dependsOn.some(mayBeOff) ? [` "${operation.name}" may be switched off.`] : [];
    })
    .join('');
}
