import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { importProgram } from '../../compiler/index.ts';
import { callsTo, openInstance } from '../deploy/instance-session.ts';
import { wholePrograms } from '../deploy/whole-programs.ts';
import { exitCode, type Finish } from '../exit-codes.ts';
import { CommandError, type Io } from '../io.ts';

interface Options {
  readonly instance?: string;
  readonly out: string;
  readonly force?: true;
}

export function registerImport(program: Command, io: Io, finish: Finish): void {
  program
    .command('import')
    .description('Write programs of an instance as .lifecycle files, one for each.')
    .argument('<programs...>', 'names of programs')
    .option('--instance <name>', 'an instance of lifecycle.config.json, or local-sandbox')
    .option('--out <folder>', 'where the files go', '.')
    .option('--force', 'replace files that are there')
    .addHelpText(
      'after',
      '\nExample:\n  $ lifecycle import "OPS Lifecycle Processing" --instance local-sandbox --out imported\n',
    )
    .action(async (names: string[], options: Options) => {
      const session = await openInstance(options.instance, io);
      const { programs, fields } = await wholePrograms(session, names, io);
      const folder = resolve(io.cwd, options.out);
      await mkdir(folder, { recursive: true });
      for (const found of programs) {
        const path = join(folder, `${fileName(found.name)}.lifecycle`);
        await write(path, importProgram(found, fields), options.force === true, io);
        io.err(`"${found.name}" is in ${relative(io.cwd, path)}.\n`);
      }
      io.err(callsTo(session));
      finish(exitCode.clean);
    });
}

async function write(path: string, text: string, mayReplace: boolean, io: Io): Promise<void> {
  try {
    await writeFile(path, text, { flag: mayReplace ? 'w' : 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    throw new CommandError(
      `${relative(io.cwd, path)} is there already. Replace it with --force, or choose another folder with --out.`,
    );
  }
}

/** `ops-lifecycle-processing`: names of programs may hold anything, those of files may not. */
function fileName(name: string): string {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['program'];
  return words.join('-').slice(0, 100);
}
