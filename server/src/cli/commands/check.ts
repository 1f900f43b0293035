import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { Option } from 'commander';
import { exitCode, type Finish } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { type CheckedProject, checkProject, countFindings, fixProject, joinedExtent } from '../checking.ts';
import { defaultProofBudget } from '../../rules/index.ts';
import { chosenBudget, type ProofOptions, proving } from '../proving.ts';
import { extentText } from '../terminal/extent-text.ts';
import { findingsJson } from '../terminal/findings-json.ts';
import { findingsText, summaryText } from '../terminal/findings-text.ts';

import { type LoadedProject, loadProjects } from '../workspaces.ts';
import { wholeNumber } from '../whole-number.ts';

interface Options extends ProofOptions {
  readonly format: 'text' | 'json';
  readonly maxWarnings?: number;
  readonly fix?: true;
}

export function registerCheck(program: Command, io: Io, finish: Finish): void {
  program
    .command('check')
    .description(
      'Look for mistakes: unknown names, broken chains, dead branches, slow filters, stages without a way out, races.',
    )
    .argument('[paths...]', 'files or folders (default: the folder of the nearest lifecycle.config.json)')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .option('--max-warnings <number>', 'exit 1 when there are more warnings', wholeNumber)
    .option('--fix', 'apply the safe fixes, then check again')
    .option('--no-proof', 'leave out what takes seconds: trying the orders of the campaigns')
    .option(
      '--proof-states <number>',
      `look at so many situations of a workspace at most (default: ${defaultProofBudget.statesInAll})`,
      wholeNumber,
    )
    .addHelpText('after', '\nExample:\n  $ lifecycle check samples --max-warnings 0\n')
    .action(async (paths: string[], options: Options) => {
      const { projects, unreadable } = await loadProjects(paths, io);
      const budget = chosenBudget(options);
      const checked = await proving(io, budget, async (proofs) => {
        const done: CheckedProject[] = [];
        for (const project of projects)
          done.push(await checkProject(options.fix === true ? await fix(project, io) : project, proofs));
        return done;
      });
      const count = countFindings(checked);
      const proof = joinedExtent(checked);
      io.out(
        options.format === 'json'
          ? findingsJson(checked, count, proof, io.cwd)
          : findingsText(checked, paths, io),
      );
      if (options.format === 'text') io.err(summaryText(count, io));
      if (options.format === 'text' && budget !== 'off' && proof !== undefined)
        io.err(extentText(proof, budget, io));
      const tooMany = options.maxWarnings !== undefined && count.warnings > options.maxWarnings;
      if (tooMany) io.err(`More than ${options.maxWarnings} warnings.\n`);
      if (io.signal.aborted) io.err('Stopped before everything had been looked at.\n');
      const fails = count.errors > 0 || unreadable > 0 || tooMany || io.signal.aborted;
      finish(fails ? exitCode.errors : exitCode.clean);
    });
}

async function fix(project: LoadedProject, io: Io): Promise<LoadedProject> {
  const { fixed, changed } = fixProject(project);
  for (const [uri, text] of changed) await writeFile(fileURLToPath(uri), text);
  if (changed.size > 0) io.err(`Fixed ${changed.size} ${changed.size === 1 ? 'file' : 'files'}.\n`);
  return fixed;
}
