import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { Option } from 'commander';
import { printPlan, renderPlanText } from '../../compiler/index.ts';
import { quotaWords } from '../deploy/quota.ts';
import { handOver, sheetFile } from '../deploy/sheet-file.ts';
import { callsMade, openSession, planFor } from '../deploy/session.ts';
import { exitCode, type Finish } from '../exit-codes.ts';
import type { Io } from '../io.ts';

interface Options {
  readonly instance?: string;
  readonly format: 'text' | 'json';
  readonly out?: string;
  readonly sheet?: string;
  readonly detailedExitcode?: true;
  readonly prune?: true;
}

export function registerPlan(program: Command, io: Io, finish: Finish): void {
  program
    .command('plan')
    .description('Show what a deploy would change, and what it costs. Changes nothing.')
    .argument('[paths...]', 'files or folders of one workspace')
    .option('--instance <name>', 'an instance of lifecycle.config.json, or local-sandbox')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .option('--out <file>', 'keep the plan as JSON, to apply exactly that')
    .option('--sheet <file>', 'what is to be done by hand as a page (.html) or as Markdown (.md)', sheetFile)
    .option('--prune', 'delete campaigns that these files built and no longer name')
    .option('--detailed-exitcode', 'exit 2 when there are changes')
    .addHelpText('after', '\nExample:\n  $ lifecycle plan samples/first-lifecycle --instance local-sandbox\n')
    .action(async (paths: string[], options: Options) => {
      const session = await openSession(paths, options.instance, io);
      const plan = await planFor(session, { prunes: options.prune === true });
      if (options.out !== undefined) await writeFile(resolve(io.cwd, options.out), printPlan(plan));
      io.out(options.format === 'json' ? printPlan(plan) : renderPlanText(plan, { colour: io.colour }));
      await handOver(plan, plan.manual, io, options.sheet);
      io.err((await quotaWords(session, plan)) ?? '');
      io.err(callsMade(session));
      const changes = options.detailedExitcode === true && plan.operations.length > 0;
      finish(changes ? exitCode.changes : exitCode.clean);
    });
}
