import type { Command } from 'commander';
import { nearest } from '../../catalogue/index.ts';
import { defaultProofBudget, registry, rulePage } from '../../rules/index.ts';
import { exitCode, type Finish } from '../exit-codes.ts';
import { findingsAt, type TypedPlace, typedPlace } from '../explaining.ts';
import { CommandError, type Io } from '../io.ts';
import { chosenBudget, type ProofOptions, proving } from '../proving.ts';
import { painter } from '../terminal/colours.ts';
import { explainedFinding } from '../terminal/explained-finding.ts';
import { explainedRepairs } from '../terminal/explained-repairs.ts';
import { pageText } from '../terminal/page.ts';
import { widthOfTerminal } from '../terminal/width.ts';
import { wholeNumber } from '../whole-number.ts';

export function registerExplain(program: Command, io: Io, finish: Finish): void {
  program
    .command('explain')
    .description(
      'Show the page of a rule, or what is found at a place: a race with both of its orders and its repairs.',
    )
    .argument('<rule or place>', 'a rule, such as choice/shadowed, or FILE:LINE[:COLUMN]')
    .argument('[paths...]', 'files or folders that belong to it (default: the workspace of the file)')
    .option('--no-proof', 'leave out what takes seconds: trying the orders of the campaigns')
    .option(
      '--proof-states <number>',
      `look at so many situations of the workspace at most (default: ${defaultProofBudget.statesInAll})`,
      wholeNumber,
    )
    .addHelpText(
      'after',
      '\nExamples:\n  $ lifecycle explain choice/shadowed\n  $ lifecycle explain samples/lifecycle-processing-broken/first-draft.lifecycle:46\n',
    )
    .action(async (asked: string, paths: string[], options: ProofOptions) => {
      const place = typedPlace(asked);
      if (place === undefined) await explainRule(asked, io);
      else await explainPlace(place, paths, options, io);
      finish(io.signal.aborted ? exitCode.errors : exitCode.clean);
    });
}

async function explainRule(asked: string, io: Io): Promise<void> {
  const page = await rulePage(asked);
  if (page !== undefined) {
    io.out(pageText(page, widthOfTerminal(io), painter(io.colour)));
    return;
  }
  const inCategory = [...registry.values()].filter(({ id }) =>
    id.startsWith(`${asked.replace(/\/\*?$/, '')}/`),
  );
  if (inCategory.length > 0) {
    const longest = Math.max(...inCategory.map(({ id }) => id.length));
    io.out(inCategory.map(({ id, summary }) => `${id.padEnd(longest)}  ${summary}\n`).join(''));
    return;
  }
  if (asked.endsWith('.lifecycle')) {
    throw new CommandError(`Say which line of the file: lifecycle explain ${asked}:14`, exitCode.usage);
  }
  const similar = nearest(asked, registry.keys(), 3);
  const hint = similar.length === 0 ? 'docs/rules lists them all.' : `Did you mean ${anyOf(similar)}?`;
  throw new CommandError(`There is no rule "${asked}". ${hint}`, exitCode.usage);
}

async function explainPlace(
  place: TypedPlace,
  paths: readonly string[],
  options: ProofOptions,
  io: Io,
): Promise<void> {
  const { findings, elsewhere } = await proving(io, chosenBudget(options), async (proofs) => {
    const found = await findingsAt(place, paths, proofs, io);
    const { model, severities } = found;
    // One after the other: what has been found is on the screen while repairs are being proved.
    for (const finding of found.findings) {
      io.out(explainedFinding(finding, model, io));
      if (finding.cause === undefined) continue;
      io.out(explainedRepairs(await proofs.repairs(model, finding, severities), model, io));
    }
    return found;
  });
  if (io.signal.aborted) io.err('Stopped before everything had been looked at.\n');
  if (findings.length > 0) return;
  const nearby = elsewhere
    .toSorted((a, b) => Math.abs(a - place.line) - Math.abs(b - place.line))
    .slice(0, 5);
  const hint =
    nearby.length === 0
      ? 'Nothing is found anywhere in this file.'
      : `There are findings in ${nearby.length === 1 ? 'line' : 'lines'} ${nearby.toSorted((a, b) => a - b).join(', ')}.`;
  io.err(`Nothing is found at ${placeTyped(place)}. ${hint}\n`);
}

function placeTyped({ path, line, column }: TypedPlace): string {
  return [path, line, ...(column === undefined ? [] : [column])].join(':');
}

function anyOf(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} or ${last}`;
}
