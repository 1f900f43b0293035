import { join } from 'node:path';
import {
  type DesiredField,
  importProgram,
  importProgramInParts,
  type ProgramSnapshot,
} from '../../compiler/index.ts';
import { lifecycleExtension, skippedFolders } from '../../project/index.ts';

/** A program of an instance as files; `place` is the file, or the folder where there are several. */
export interface ImportedProgram {
  readonly name: string;
  readonly place: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/**
 * Gives every program a file, or every program a folder with a file for itself and one for each of its folders.
 *
 * @param folder the one that all of them go to.
 */
export function importedPrograms(
  programs: readonly ProgramSnapshot[],
  fields: readonly DesiredField[],
  folder: string,
  isSplit: boolean,
): readonly ImportedProgram[] {
  // The folder of a program must not be one of those in which no command looks for files.
  const names = fileNames(
    programs.map(({ name }) => name),
    isSplit ? skippedFolders : new Set(),
  );
  return programs.map((program, index) => {
    const name = names[index] ?? '';
    if (isSplit) return inParts(program, fields, join(folder, name));
    const path = join(folder, `${name}${lifecycleExtension}`);
    return { name: program.name, place: path, files: [{ path, text: importProgram(program, fields) }] };
  });
}

function inParts(program: ProgramSnapshot, fields: readonly DesiredField[], place: string): ImportedProgram {
  // In the order of their names, so that of two alike the same one is always the first.
  const parts = importProgramInParts(program, fields).toSorted((one, other) =>
    (one.folder ?? '') < (other.folder ?? '') ? -1 : 1,
  );
  const names = fileNames(parts.map(({ folder }) => folder ?? 'program'));
  const files = parts.map(({ text }, index) => ({
    path: join(place, `${names[index] ?? ''}${lifecycleExtension}`),
    text,
  }));
  return { name: program.name, place, files };
}

/** A name for each, all of them different: `Q1/Q2` and `Q1 Q2` are the same but for what files do not take. */
function fileNames(names: readonly string[], taken: ReadonlySet<string> = new Set()): readonly string[] {
  const given = new Set(taken);
  return names.map((name) => {
    const plain = fileName(name);
    let free = plain;
    for (let number = 2; given.has(free); number += 1) free = `${plain}-${number}`;
    given.add(free);
    return free;
  });
}

/** `ops-lifecycle-processing`: names of programs and folders may hold anything, those of files may not. */
function fileName(name: string): string {
  const words = name
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? ['unnamed'];
  return words.join('-').slice(0, 100);
}
