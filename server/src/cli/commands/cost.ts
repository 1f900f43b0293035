import type { Command } from 'commander';
import { Option } from 'commander';
import { listCosts } from '../../rules/index.ts';
import { exitCode, type Finish } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { costsJson } from '../terminal/costs-json.ts';
import { costsText } from '../terminal/costs-text.ts';
import { loadProjects } from '../workspaces.ts';

interface Options {
  readonly format: 'text' | 'json';
}

export function registerCost(program: Command, io: Io, finish: Finish): void {
  program
    .command('cost')
    .description('Show what the filters of smart lists and campaigns cost, the dearest first.')
    .argument('[paths...]', 'files or folders (default: the folder of the nearest lifecycle.config.json)')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .addHelpText('after', '\nExample:\n  $ lifecycle cost samples\n')
    .action(async (paths: string[], options: Options) => {
      const { projects, unreadable } = await loadProjects(paths, io);
      const costed = projects.map(({ model }) => ({ model, lists: listCosts(model) }));
      if (options.format === 'json') io.out(costsJson(costed, io.cwd));
      else for (const { model, lists } of costed) io.out(costsText(lists, model, io));
      finish(unreadable > 0 ? exitCode.errors : exitCode.clean);
    });
}
