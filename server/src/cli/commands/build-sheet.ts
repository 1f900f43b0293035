import type { Command } from 'commander';
import { sheetFile, writeSheet } from '../deploy/sheet-file.ts';
import { callsMade, openSession, planFor } from '../deploy/session.ts';
import { exitCode, type Finish } from '../exit-codes.ts';
import type { Io } from '../io.ts';

interface Options {
  readonly instance?: string;
  readonly out: string;
}

export function registerBuildSheet(program: Command, io: Io, finish: Finish): void {
  program
    .command('build-sheet')
    .description(
      'Write down what a person has to build and set by hand, also what an earlier sheet said. Changes nothing.',
    )
    .argument('[paths...]', 'files or folders of one workspace')
    .option('--instance <name>', 'an instance of lifecycle.config.json, or local-sandbox')
    .requiredOption('--out <file>', 'a page (.html) or Markdown (.md)', sheetFile)
    .addHelpText(
      'after',
      '\nExample:\n  $ lifecycle build-sheet samples/first-lifecycle --instance local-sandbox --out sheet.html\n',
    )
    .action(async (paths: string[], options: Options) => {
      const session = await openSession(paths, options.instance, io);
      await writeSheet(options.out, await planFor(session, { handsOver: 'all' }), io);
      io.err(callsMade(session));
      finish(exitCode.clean);
    });
}
