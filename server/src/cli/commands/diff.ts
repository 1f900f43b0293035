import type { Command } from 'commander';
import { Option } from 'commander';
import { compareInstances, hasDrift, inInstanceWords, renderDriftText } from '../../compiler/index.ts';
import { type ComparedPrograms, comparedPrograms } from '../deploy/compared-programs.ts';
import { callsTo, openInstance } from '../deploy/instance-session.ts';
import { programsThere, refuseMissing } from '../deploy/whole-programs.ts';
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
    .description('Compare two instances, in the words of the language. Exit 2 when they differ.')
    .argument('[paths-or-programs...]', 'files or folders of one workspace, and names of programs')
    .requiredOption('--from <instance>', 'the instance that is right')
    .requiredOption('--to <instance>', 'the instance that is compared with it')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .addHelpText(
      'after',
      `
Paths limit it to what the files name; a program that is named is compared whole.

Examples:
  $ lifecycle diff samples/first-lifecycle --from sandbox --to production
  $ lifecycle diff "OPS Lifecycle Processing" --from sandbox --to production
`,
    )
    .action(async (args: string[], options: Options) => {
      const compared = await comparedPrograms(args, io);
      const names = [...compared.whole, ...compared.partly];
      const from = await openInstance(options.from, io, compared.root);
      const to = await openInstance(options.to, io, compared.root);
      const right = await programsThere(from, names, io);
      const unknown = right.missing.find((name) => compared.whole.includes(name));
      if (unknown !== undefined) await refuseMissing(from, unknown);
      const other = await programsThere(to, names, io);
      const differences = compareInstances(right, other).filter((difference) => compared.has(difference));
      const drifts = inInstanceWords(differences, options);
      if (options.format === 'json') {
        const sides = { from: options.from, to: options.to };
        io.out(`${JSON.stringify({ version: 1, ...sides, drift: drifts }, undefined, 2)}\n`);
      } else io.out(renderDriftText(drifts, { colour: io.colour }));
      const nowhere = right.missing.filter((name) => other.missing.includes(name));
      for (const name of nowhere)
        io.err(`Neither ${options.from} nor ${options.to} has a program "${name}".\n`);
      const differ = hasDrift(drifts);
      io.err(differ ? legend(drifts, options) : `${noDifference(compared, options)}\n`);
      io.err(callsTo(from));
      io.err(callsTo(to));
      finish(differ ? exitCode.changes : exitCode.clean);
    });
}

/** What the signs before the lines mean. */
function legend(
  drifts: readonly { readonly diff: readonly string[] }[],
  { from, to, format }: Options,
): string {
  const hasLines = format === 'text' && drifts.some(({ diff }) => diff.length > 0);
  return hasLines ? `Lines with + are in ${from}, lines with - in ${to}.\n` : '';
}

function noDifference({ partly }: ComparedPrograms, { from, to }: Options): string {
  const extent = partly.length === 0 ? '' : ', as far as the files name it';
  return `No difference: ${to} holds what ${from} holds${extent}.`;
}
