import { readdir } from 'node:fs/promises';
import { basename, extname, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { lifecycleExtension } from '../../project/index.ts';
import { type ImportedProgram, importedPrograms } from '../deploy/imported-files.ts';
import { callsTo, openInstance } from '../deploy/instance-session.ts';
import { writeNewFiles } from '../deploy/new-files.ts';
import { wholePrograms } from '../deploy/whole-programs.ts';
import { exitCode, type Finish } from '../exit-codes.ts';
import type { Io } from '../io.ts';

interface Options {
  readonly instance?: string;
  readonly out: string;
  readonly split?: true;
  readonly force?: true;
}

export function registerImport(program: Command, io: Io, finish: Finish): void {
  program
    .command('import')
    .description('Write programs of an instance as .lifecycle files, one for each.')
    .argument('<programs...>', 'names of programs')
    .option('--instance <name>', 'an instance of lifecycle.config.json, or local-sandbox')
    .option('--out <folder>', 'where the files go', '.')
    .option('--split', 'a folder for each program, with a file for each of its folders')
    .option('--force', 'replace files that are there')
    .addHelpText(
      'after',
      '\nExample:\n  $ lifecycle import "OPS Lifecycle Processing" --instance local-sandbox --out imported\n',
    )
    .action(async (names: string[], options: Options) => {
      const session = await openInstance(options.instance, io);
      const { programs, fields } = await wholePrograms(session, names, io);
      const folder = resolve(io.cwd, options.out);
      const imported = importedPrograms(programs, fields, folder, options.split === true);
      await writeNewFiles(
        imported.flatMap(({ files }) => files),
        options.force === true,
        io,
      );
      for (const one of imported) io.err(`${whereItIs(one, io)}\n`);
      if (options.split === true) for (const one of imported) io.err(await leftBeside(one, io));
      io.err(callsTo(session));
      finish(exitCode.clean);
    });
}

function whereItIs({ name, place, files }: ImportedProgram, { cwd }: Io): string {
  const at = relative(cwd, place);
  const [first] = files;
  if (first?.path === place) return `"${name}" is in ${at}.`;
  return `"${name}" is in ${at}: ${files.map(({ path }) => basename(path)).join(', ')}.`;
}

/** A folder of the program that is gone by now has left its file: what that declares may be declared elsewhere, too. */
async function leftBeside({ name, place, files }: ImportedProgram, { cwd }: Io): Promise<string> {
  const written = new Set(files.map(({ path }) => basename(path)));
  const others = (await readdir(place)).filter(
    (entry) => extname(entry) === lifecycleExtension && !written.has(entry),
  );
  if (others.length === 0) return '';
  return `${relative(cwd, place)} also has ${others.sort().join(', ')}, with nothing of this import in it. Remove what "${name}" no longer holds.\n`;
}
