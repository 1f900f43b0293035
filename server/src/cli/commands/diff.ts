import type { Command } from 'commander';
import { Option } from 'commander';
import { compile, hasDrift, importProgram, renderDriftText, type Drift } from '../../compiler/index.ts';
import { createWorkspace } from '../../model/index.ts';
import { callsTo, openInstance } from '../deploy/instance-session.ts';
import { orRefuse } from '../deploy/session.ts';
import { wholePrograms } from '../deploy/whole-programs.ts';
import { exitCode, type Finish } from '../exit-codes.ts';
import type { Io } from '../io.ts';

interface Options {
  readonly from: string;
  readonly to: string;
  readonly format: 'text' | 'json';
}

export function registerDiff(program: Command, io: Io, finish: Finish): void {
  program
    .command('diff')
    .description('Compare programs of two instances, in the words of the language. Exit 2 when they differ.')
    .argument('<programs...>', 'names of programs')
    .requiredOption('--from <instance>', 'the instance that is right')
    .requiredOption('--to <instance>', 'the instance that is compared with it')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .addHelpText(
      'after',
      '\nExample:\n  $ lifecycle diff "OPS Lifecycle Processing" --from sandbox --to production\n',
    )
    .action(async (names: string[], options: Options) => {
      const from = await openInstance(options.from, io);
      const to = await openInstance(options.to, io);
      const { programs, fields } = await wholePrograms(from, names, io);
      const workspace = createWorkspace();
      for (const found of programs) workspace.set(found.name, importProgram(found, fields));
      const { verify } = await import('../../marketo/index.ts');
      const drifts = orRefuse(
        await verify(compile(workspace.model()), to.connection, undefined, io.signal),
      ).map((drift) => worded(drift, options));
      if (options.format === 'json')
        io.out(`${JSON.stringify({ version: 1, ...named(options), drift: drifts }, undefined, 2)}\n`);
      else io.out(renderDriftText(drifts, { colour: io.colour }));
      const differ = hasDrift(drifts);
      if (!differ) io.err(`No difference: ${options.to} holds what ${options.from} holds.\n`);
      io.err(callsTo(from));
      io.err(callsTo(to));
      finish(differ ? exitCode.changes : exitCode.clean);
    });
}

const named = ({ from, to }: Options): { readonly from: string; readonly to: string } => ({ from, to });

/** Both sides are instances here. */
function worded(drift: Drift, { from, to }: Options): Drift {
  const message = drift.message
    .replaceAll(/\bthe (files|source)\b/g, from)
    .replaceAll(/\bthe (instance|program)\b/g, to);
  return { ...drift, message };
}
