import type { Command } from 'commander';
import { Option } from 'commander';
import { hasDrift, renderDriftText } from '../../compiler/index.ts';
import { callsMade, openSession, orRefuse } from '../deploy/session.ts';
import { exitCode, type Finish } from '../exit-codes.ts';
import type { Io } from '../io.ts';

interface Options {
  readonly instance?: string;
  readonly format: 'text' | 'json';
}

export function registerVerify(program: Command, io: Io, finish: Finish): void {
  program
    .command('verify')
    .description(
      'Compare an instance with the files: missing, different, extra, unreadable. Exit 2 on drift.',
    )
    .argument('[paths...]', 'files or folders of one workspace')
    .option('--instance <name>', 'an instance of lifecycle.config.json, or local-sandbox')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .addHelpText(
      'after',
      '\nExample:\n  $ lifecycle verify samples/first-lifecycle --instance local-sandbox\n',
    )
    .action(async (paths: string[], options: Options) => {
      const session = await openSession(paths, options.instance, io);
      const { verify } = await import('../../marketo/index.ts');
      const drifts = orRefuse(await verify(session.desired, session.connection));
      const drifted = hasDrift(drifts);
      if (options.format === 'json')
        io.out(`${JSON.stringify({ version: 1, drift: drifts }, undefined, 2)}\n`);
      else io.out(renderDriftText(drifts, { colour: io.colour }));
      io.err(drifted ? '' : `No drift: ${session.signedIn.instance.name} holds what the files say.\n`);
      io.err(callsMade(session));
      finish(drifted ? exitCode.changes : exitCode.clean);
    });
}
