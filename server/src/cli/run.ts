import { Command, CommanderError } from 'commander';
import { registerApply } from './commands/apply.ts';
import { registerBuildSheet } from './commands/build-sheet.ts';
import { registerCheck } from './commands/check.ts';
import { registerCost } from './commands/cost.ts';
import { registerExplain } from './commands/explain.ts';
import { registerFormat } from './commands/format.ts';
import { registerGraph } from './commands/graph.ts';
import { registerLsp } from './commands/lsp.ts';
import { registerPlan } from './commands/plan.ts';
import { registerSalesforce } from './commands/salesforce.ts';
import { registerSandbox } from './commands/sandbox.ts';
import { registerTest } from './commands/test.ts';
import { registerDiff } from './commands/diff.ts';
import { registerImport } from './commands/import.ts';
import { registerVerify } from './commands/verify.ts';
import { exitCode, type Finish } from './exit-codes.ts';
import { CommandError, type Io } from './io.ts';
import { version } from './version.ts';

/** Runs one command line and answers its exit code. Never throws. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  let code: number = exitCode.clean;
  const program = createProgram(io, (finished) => {
    code = finished;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.clean : exitCode.usage;
    if (error instanceof CommandError) {
      io.err(`${error.message}\n`);
      return error.code;
    }
    io.err(
      `lifecycle has a defect: ${error instanceof Error ? error.message : String(error)}\n` +
        'Nothing of this is your fault. Please report the command and this message.\n',
    );
    return exitCode.defect;
  }
}

function createProgram(io: Io, finish: Finish): Command {
  const program = new Command('lifecycle')
    .description('Marketo lead lifecycles as text: checked, planned, deployed and verified.')
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'show what a command does, with an example')
    .helpCommand(false)
    .showHelpAfterError('Add --help to see what is possible.')
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.out(text), writeErr: (text) => io.err(text) })
    .addHelpText('after', '\nExample:\n  $ lifecycle check samples\n')
    .action(() => {
      io.err(program.helpInformation());
      finish(exitCode.usage);
    });
  const registrations = [
    registerCheck,
    registerFormat,
    registerTest,
    registerExplain,
    registerCost,
    registerGraph,
    registerPlan,
    registerApply,
    registerBuildSheet,
    registerVerify,
    registerImport,
    registerDiff,
    registerSandbox,
    registerSalesforce,
    registerLsp,
  ];
  for (const register of registrations) register(program, io, finish);
  return program;
}
