import type { Command } from 'commander';
import { Option } from 'commander';
import { silentReporter } from '../../reporter/index.ts';
import { exitCode, type Finish } from '../exit-codes.ts';
import { CommandError, type Io } from '../io.ts';
import { nearest } from '../../catalogue/index.ts';
import { scenariosJson } from '../terminal/scenarios-json.ts';
import { scenariosJunit } from '../terminal/scenarios-junit.ts';
import { coverageText, scenariosText, testSummaryText } from '../terminal/scenarios-text.ts';
import { terminalReporter } from '../terminal/terminal-reporter.ts';
import { summarize } from '../testing/summary.ts';
import { runTests, type TestRun } from '../testing/testing.ts';
import { wholeNumber } from '../whole-number.ts';
import { type LoadedProject, loadProjects } from '../workspaces.ts';

interface Options {
  readonly format: 'text' | 'json' | 'junit';
  readonly name?: string;
  readonly states?: number;
}

export function registerTest(program: Command, io: Io, finish: Finish): void {
  program
    .command('test')
    .description('Run the scenarios, each in every order in which Marketo may run the campaigns.')
    .argument('[paths...]', 'files or folders (default: the folder of the nearest lifecycle.config.json)')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['text', 'json', 'junit']).default('text'),
    )
    .option('--name <text>', 'only scenarios whose name contains this')
    .option(
      '--states <number>',
      'look at so many situations of a scenario at most (default: 20000)',
      wholeNumber,
    )
    .addHelpText('after', '\nExample:\n  $ lifecycle test samples --name "raises a hand"\n')
    .action(async (paths: string[], options: Options) => {
      const { projects, unreadable } = await loadProjects(paths, io);
      const run = await runTests(projects, {
        name: options.name,
        states: options.states,
        signal: io.signal,
        progress: (total) => (io.colour ? terminalReporter(io) : silentReporter).progress('Scenarios', total),
      });
      const summary = summarize(run);
      if (summary.scenarios === 0) sayNothingRan(projects, options, io);
      print(run, projects, options, io);
      const passes = summary.passed === summary.scenarios && unreadable === 0;
      finish(passes ? exitCode.clean : exitCode.errors);
    });
}

function print(run: TestRun, projects: readonly LoadedProject[], { format, name }: Options, io: Io): void {
  const models = projects.map(({ model }) => model);
  const summary = summarize(run);
  switch (format) {
    case 'json':
      io.out(scenariosJson(run, models, summary, io.cwd));
      break;
    case 'junit':
      io.out(scenariosJunit(run, io));
      break;
    case 'text':
      if (summary.scenarios === 0) break;
      io.out(scenariosText(run, io));
      // A few scenarios out of many reach little, and that is no news.
      if (name === undefined) io.out(coverageText(run.coverage, models, io));
      if (io.signal.aborted) io.err('Stopped before everything had been looked at.\n');
      if (run.scenarios.some(({ report }) => report.ranOut)) io.err(`${ranOut}\n`);
      io.err(testSummaryText(summary, io));
  }
}

const ranOut =
  'Where there are more situations than were looked at, --states looks at more of them; a scenario of one event, or of ' +
  'a person whom fewer campaigns take, has fewer.';

function sayNothingRan(projects: readonly LoadedProject[], { name }: Options, io: Io): void {
  const names = projects.flatMap(({ model }) => model.scenarios.map((scenario) => scenario.name));
  if (name !== undefined && names.length > 0) {
    const [similar] = nearest(name, names, 1);
    const hint =
      similar === undefined
        ? `There are ${names.length}, such as "${names[0]}".`
        : `Did you mean "${similar}"?`;
    throw new CommandError(`No scenario has "${name}" in its name. ${hint}`, exitCode.usage);
  }
  io.err('There is no scenario in these files. docs/scenarios.md shows how to write one.\n');
}
