import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import { type PictureFormat, renderPicture } from '../../compiler/index.ts';
import { exitCode, type Finish } from '../exit-codes.ts';
import type { Io } from '../io.ts';

import { loadProjects } from '../workspaces.ts';

interface Options {
  readonly format: PictureFormat;
  readonly out?: string;
}

export function registerGraph(program: Command, io: Io, finish: Finish): void {
  program
    .command('graph')
    .description('Draw the stage model and who starts whom.')
    .argument('[paths...]', 'files or folders (default: the folder of the nearest lifecycle.config.json)')
    .addOption(
      new Option('--format <format>', 'how to draw')
        .choices(['svg', 'mermaid', 'dot', 'json', 'text'])
        .default('svg'),
    )
    .option('--out <file>', 'write to a file instead of stdout')
    .addHelpText('after', '\nExample:\n  $ lifecycle graph samples/first-lifecycle --out lifecycle.svg\n')
    .action(async (paths: string[], options: Options) => {
      const { projects, unreadable } = await loadProjects(paths, io);
      const drawn = projects.map(({ model }) => renderPicture(model, options.format)).join('\n');
      if (options.out === undefined) io.out(drawn);
      else {
        const target = resolve(io.cwd, options.out);
        await writeFile(target, drawn);
        io.err(`Wrote ${target}\n`);
      }
      finish(unreadable > 0 ? exitCode.errors : exitCode.clean);
    });
}
