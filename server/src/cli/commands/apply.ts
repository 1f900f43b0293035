import { resolve } from 'node:path';
import type { Command } from 'commander';
import { parsePlan, type Plan } from '../../compiler/index.ts';
import { readTextFile } from '../../project/index.ts';
import { deploy } from '../deploy/deploying.ts';
import { sheetFile } from '../deploy/sheet-file.ts';
import { openSession, planFor, type Session } from '../deploy/session.ts';
import { exitCode, type Finish } from '../exit-codes.ts';
import { CommandError, type Io } from '../io.ts';

interface Options {
  readonly instance?: string;
  readonly plan?: string;
  readonly confirm?: string;
  readonly sheet?: string;
  readonly prune?: true;
  readonly takeOver?: true;
}

export function registerApply(program: Command, io: Io, finish: Finish): void {
  program
    .command('apply')
    .description('Deploy. An interrupted run is finished first; running it again goes on where it stopped.')
    .argument('[paths...]', 'files or folders of one workspace')
    .option('--instance <name>', 'an instance of lifecycle.config.json, or local-sandbox')
    .option('--plan <file>', 'apply exactly this plan, made by `lifecycle plan --out`')
    .option(
      '--sheet <file>',
      'what is left to do by hand as a page (.html) or as Markdown (.md), with links',
      sheetFile,
    )
    .option('--prune', 'delete campaigns that these files built and no longer name')
    .option(
      '--take-over',
      'deploy although somebody else is said to be at it: for a deploy that nobody is going to finish',
    )
    .option('--confirm <name>', 'the name of a production instance, typed once more')
    .addHelpText(
      'after',
      '\nExample:\n  $ lifecycle apply samples/first-lifecycle --instance local-sandbox\n',
    )
    .action(async (paths: string[], options: Options) => {
      const session = await openSession(paths, options.instance, io);
      await confirmProduction(session, options, io);
      const isDone = await deploy(session, () => nextPlan(session, options, io), io, {
        sheet: options.sheet,
        takesOver: options.takeOver === true,
      });
      finish(isDone ? exitCode.clean : exitCode.errors);
    });
}

/** A production instance is named twice, so that nobody deploys to it by habit. */
async function confirmProduction(
  { signedIn: { instance } }: Session,
  { confirm }: Options,
  io: Io,
): Promise<void> {
  if (instance.kind !== 'production' || confirm === instance.name) return;
  const typed =
    confirm ?? (await io.question(`${instance.name} is a production instance. Type its name to deploy: `));
  if (typed?.trim() === instance.name) return;
  throw new CommandError(
    `Nothing was deployed: ${instance.name} is a production instance. Confirm with --confirm ${instance.name}.`,
  );
}

async function nextPlan(session: Session, options: Options, io: Io): Promise<Plan> {
  if (options.plan === undefined) return planFor(session, { prunes: options.prune === true });
  const read = await readTextFile(resolve(io.cwd, options.plan));
  if (!read.ok) throw new CommandError(read.message);
  const parsed = parsePlan(read.text);
  if (parsed.kind === 'problem') throw new CommandError(`${options.plan}: ${parsed.message}`);
  if (parsed.plan.instance !== session.signedIn.instance.name) {
    throw new CommandError(
      `${options.plan} was made for ${parsed.plan.instance}, not for ${session.signedIn.instance.name}.`,
    );
  }
  return parsed.plan;
}
