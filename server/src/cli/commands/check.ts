import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { Option } from 'commander';
import { exitCode, type Finish } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { type CheckedProject, checkProject, countFindings, fixProject } from '../checking.ts';
import { findingsGithub } from '../terminal/findings-github.ts';
import { findingsJson } from '../terminal/findings-json.ts';
import { findingsJunit } from '../terminal/findings-junit.ts';
import { findingsSarif } from '../terminal/findings-sarif.ts';
import { findingsText, summaryText } from '../terminal/findings-text.ts';

import { loadProjects } from '../workspaces.ts';
import { wholeNumber } from '../whole-number.ts';

const formats = ['text', 'json', 'sarif', 'github', 'junit'] as const;
type Format = (typeof formats)[number];

interface Options {
  readonly format: Format;
  readonly maxWarnings?: number;
  readonly fix?: true;
}

export function registerCheck(program: Command, io: Io, finish: Finish): void {
  program
    .command('check')
    .description(
      'Look for mistakes: unknown names, broken chains, dead branches, slow filters, stages without a way out.',
    )
    .argument('[paths...]', 'files or folders (default: the folder of the nearest lifecycle.config.json)')
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('text'))
    .option('--max-warnings <number>', 'exit 1 when there are more warnings', wholeNumber)
    .option('--fix', 'apply the safe fixes, then check again')
    .addHelpText('after', '\nExample:\n  $ lifecycle check samples --max-warnings 0\n')
    .action(async (paths: string[], options: Options) => {
      const { projects, unreadable } = await loadProjects(paths, io);
      const checked: CheckedProject[] = [];
      for (const project of projects)
        checked.push(options.fix === true ? await fix(project, io) : checkProject(project));
      const count = countFindings(checked);
      io.out(await printed(options.format, checked, io));
      if (options.format === 'text') io.err(summaryText(count, io));
      const tooMany = options.maxWarnings !== undefined && count.warnings > options.maxWarnings;
      if (tooMany) io.err(`More than ${options.maxWarnings} warnings.\n`);
      finish(count.errors > 0 || unreadable > 0 || tooMany ? exitCode.errors : exitCode.clean);
    });
}

async function printed(format: Format, checked: readonly CheckedProject[], io: Io): Promise<string> {
  switch (format) {
    case 'json':
      return findingsJson(checked, countFindings(checked), io.cwd);
    case 'sarif':
      return findingsSarif(checked, io.cwd);
    case 'github':
      return findingsGithub(checked, io.cwd);
    case 'junit':
      return findingsJunit(checked, io.cwd);
    case 'text':
      return findingsText(checked, io);
  }
}

async function fix(project: Parameters<typeof checkProject>[0], io: Io): Promise<CheckedProject> {
  const { checked, changed } = fixProject(project);
  for (const [uri, text] of changed) await writeFile(fileURLToPath(uri), text);
  if (changed.size > 0) io.err(`Fixed ${changed.size} ${changed.size === 1 ? 'file' : 'files'}.\n`);
  return checked;
}
