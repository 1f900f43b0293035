import { resolve } from 'node:path';
import type { Command } from 'commander';
import { parsePlan, type Plan, printPlan, renderManualText, renderPlanText } from '../../compiler/index.ts';
import type { ApplyResult } from '../../marketo/index.ts';
import { type DeployFolder, deployFolder, readTextFile } from '../../project/index.ts';
import { sheetFile, writeSheet } from '../deploy/sheet-file.ts';
import { openSession, planFor, type Session } from '../deploy/session.ts';
import { exitCode, type Finish } from '../exit-codes.ts';
import { CommandError, type Io } from '../io.ts';

import { terminalReporter } from '../terminal/terminal-reporter.ts';

interface Options {
  readonly instance?: string;
  readonly plan?: string;
  readonly confirm?: string;
  readonly sheet?: string;
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
    .option('--confirm <name>', 'the name of a production instance, typed once more')
    .addHelpText(
      'after',
      '\nExample:\n  $ lifecycle apply samples/first-lifecycle --instance local-sandbox\n',
    )
    .action(async (paths: string[], options: Options) => {
      const session = await openSession(paths, options.instance, io);
      await confirmProduction(session, options, io);
      const folder = await deployFolder(session.loaded.project.root, session.signedIn.instance.name);
      await finishInterrupted(session, folder, options, io);
      const plan = await nextPlan(session, options, io);
      if (plan.operations.length === 0) {
        io.out(renderPlanText(plan, { colour: io.colour }));
        if (options.sheet !== undefined) await writeSheet(options.sheet, plan, io);
        return finish(exitCode.clean);
      }
      await folder.begin(printPlan(plan));
      finish((await run(plan, session, folder, options, io)) ? exitCode.clean : exitCode.errors);
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
  if (options.plan === undefined) return planFor(session);
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

/** Finishes what a kill, a lost connection or Ctrl+C interrupted; where that cannot go on, the command ends here. */
async function finishInterrupted(
  session: Session,
  folder: DeployFolder,
  options: Options,
  io: Io,
): Promise<void> {
  const text = await folder.unfinishedPlan();
  const parsed = text === undefined ? undefined : parsePlan(text);
  if (parsed?.kind !== 'plan') return folder.finish();
  io.err('An earlier deploy was interrupted. Finishing it first.\n');
  await run(parsed.plan, session, folder, options, io);
  if ((await folder.unfinishedPlan()) === undefined) return;
  throw new CommandError(
    'The earlier deploy is still unfinished. Run the same command again once the cause above is gone.',
  );
}

async function run(
  plan: Plan,
  session: Session,
  folder: DeployFolder,
  { sheet }: Options,
  io: Io,
): Promise<boolean> {
  const { apply, fileJournal } = await import('../../marketo/index.ts');
  const result = await apply(plan, session.connection, {
    journal: fileJournal(folder.journal),
    reporter: terminalReporter(io),
    signal: io.signal,
  });
  report(result, io);
  if (sheet !== undefined && result.kind === 'applied') await writeSheet(sheet, plan, io, result.manual);
  if (result.isSettled) await folder.finish();
  return result.kind === 'applied';
}

function report(result: ApplyResult, io: Io): void {
  for (const { summary, message } of result.failures) io.err(`Failed: ${summary}\n  ${message}\n`);
  io.err(`${result.message}\n`);
  io.out(renderManualText(result.manual, { colour: io.colour }));
  io.err(`${result.calls} calls made.\n`);
}
