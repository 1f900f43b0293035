import { writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import type { Command } from 'commander';
import { discover } from '../../project/index.ts';
import { format } from '../../syntax/index.ts';
import { exitCode, type Finish } from '../exit-codes.ts';
import { CommandError, type Io } from '../io.ts';

export function registerFormat(program: Command, io: Io, finish: Finish): void {
  program
    .command('format')
    .description('Write files in the one canonical layout.')
    .argument('[paths...]', 'files or folders')
    .option('--check', 'change nothing; exit 1 when a file is not formatted')
    .addHelpText('after', '\nExample:\n  $ lifecycle format --check samples\n')
    .action(async (paths: string[], options: { readonly check?: true }) => {
      const { projects, unreadable } = await discover(paths, io.cwd);
      for (const message of unreadable) io.err(`${message}\n`);
      const files = projects.flatMap((project) => project.files);
      if (files.length === 0 && unreadable.length === 0) {
        throw new CommandError(
          'No .lifecycle file found. Name a file or folder, such as: lifecycle format samples',
        );
      }
      const changed: string[] = [];
      for (const { path, text } of files) {
        const formatted = format(text);
        if (formatted === text) continue;
        changed.push(path);
        if (options.check !== true) await writeFile(path, formatted);
      }
      for (const path of changed) io.out(`${relative(io.cwd, path)}\n`);
      const verb = options.check === true ? 'not formatted' : 'formatted';
      io.err(
        `${changed.length} of ${files.length} files ${changed.length === 1 ? 'was' : 'were'} ${verb}.\n`,
      );
      const failed = unreadable.length > 0 || (options.check === true && changed.length > 0);
      finish(failed ? exitCode.errors : exitCode.clean);
    });
}
