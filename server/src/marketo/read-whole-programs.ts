import { assetKey, type DesiredField, type ProgramSnapshot, wholeProgram } from '../compiler/index.ts';
import { map, success, type Answer } from './answer.ts';
import type { Connection } from './connect.ts';
import { personFields } from './endpoints/fields.ts';
import { allPrograms } from './endpoints/programs.ts';
import { readSnapshot } from './read-snapshot.ts';

export interface WholePrograms {
  /** With everything in them, in the order of the names. */
  readonly programs: readonly ProgramSnapshot[];
  /** Names of which the instance has no program. */
  readonly missing: readonly string[];
  /** Every person field of the instance. */
  readonly fields: readonly DesiredField[];
}

/** Reads programs for import or comparison: nothing is left out, and nothing is taken from memory. */
export async function readWholePrograms(
  connection: Connection,
  names: readonly string[],
  signal?: AbortSignal,
): Promise<Answer<WholePrograms>> {
  const programs = names.map(wholeProgram);
  const [snapshot, fields] = await Promise.all([
    readSnapshot(connection, { fields: [], programs, templates: [] }, { signal }),
    personFields(connection.http),
  ]);
  if (snapshot.kind !== 'success') return snapshot;
  if (fields.kind !== 'success') return fields;
  const found = new Set(snapshot.result.programs.map(({ name }) => assetKey(name)));
  return success({
    programs: snapshot.result.programs,
    missing: names.filter((name) => !found.has(assetKey(name))),
    fields: fields.result,
  });
}

/** The names of all programs of the instance, for whoever asks for one that is not there. */
export async function programNames({ http }: Connection): Promise<Answer<readonly string[]>> {
  return map(await allPrograms(http), (programs) => programs.map(({ name }) => name));
}
