import type { Catalogue } from '../catalogue/index.ts';
import { compare, wholeScopeOf, type DesiredState, type Drift } from '../compiler/index.ts';
import { map, type Answer } from './answer.ts';
import type { Connection } from './connect.ts';
import { readSnapshot } from './read-snapshot.ts';

/** Reads the instance back and compares it with what the files want. Changes nothing. */
export async function verify(
  desired: DesiredState,
  connection: Connection,
  catalogue?: Catalogue,
  signal?: AbortSignal,
): Promise<Answer<readonly Drift[]>> {
  const snapshot = await readSnapshot(connection, wholeScopeOf(desired), { signal });
  return map(snapshot, (found) => compare(desired, found, catalogue));
}
