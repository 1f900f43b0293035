import { parsePlan, type Plan, printPlan, renderManualText, renderPlanText } from '../../compiler/index.ts';
import type { ApplyResult } from '../../marketo/index.ts';
import { type DeployFolder, deployFolder, underWay, whoDeploys } from '../../project/index.ts';
import { CommandError, type Io } from '../io.ts';
import { terminalReporter } from '../terminal/terminal-reporter.ts';
import { remembering, type Session } from './session.ts';
import { handOver } from './sheet-file.ts';

export interface DeployOptions {
  /** The file for what is left to do by hand. */
  readonly sheet?: string | undefined;
  /** What others have marked as being deployed to is ours. */
  readonly takesOver?: boolean;
}

/**
 * Finishes what an earlier deploy left undone, then makes a plan and applies it.
 *
 * @returns whether everything is done.
 * @throws CommandError when another one is under way, or the earlier deploy cannot be finished now.
 */
export async function deploy(
  session: Session,
  nextPlan: () => Promise<Plan>,
  io: Io,
  options: DeployOptions = {},
): Promise<boolean> {
  const folder = await deployFolder(session.loaded.project.root, session.signedIn.instance.name);
  const locking = await folder.lock(options.takesOver);
  if (locking.kind === 'held') throw new CommandError(underWay(session.signedIn.instance.name, locking.by));
  try {
    return await deployAlone(session, folder, nextPlan, io, options);
  } finally {
    await locking.release();
  }
}

async function deployAlone(
  session: Session,
  folder: DeployFolder,
  nextPlan: () => Promise<Plan>,
  io: Io,
  options: DeployOptions,
): Promise<boolean> {
  await finishInterrupted(session, folder, io, options);
  const plan = await nextPlan();
  if (plan.operations.length === 0) {
    io.out(renderPlanText(plan, { colour: io.colour }));
    await handOver(plan, plan.manual, io, options.sheet);
    return true;
  }
  await folder.begin(printPlan(plan));
  return run(plan, session, folder, io, options);
}

/** Finishes what a kill, a lost connection or Ctrl+C interrupted; where that cannot go on, the command ends here. */
async function finishInterrupted(
  session: Session,
  folder: DeployFolder,
  io: Io,
  options: DeployOptions,
): Promise<void> {
  const text = await folder.unfinishedPlan();
  const parsed = text === undefined ? undefined : parsePlan(text);
  if (parsed?.kind !== 'plan') return folder.finish();
  io.err('An earlier deploy was interrupted. Finishing it first.\n');
  await run(parsed.plan, session, folder, io, options);
  if ((await folder.unfinishedPlan()) === undefined) return;
  throw new CommandError(
    'The earlier deploy is still unfinished. Run the same command again once the cause above is gone.',
  );
}

async function run(
  plan: Plan,
  session: Session,
  folder: DeployFolder,
  io: Io,
  options: DeployOptions,
): Promise<boolean> {
  const { apply, fileJournal } = await import('../../marketo/index.ts');
  const result = await remembering(session, (seen) =>
    apply(plan, session.connection, {
      journal: fileJournal(folder.journal),
      reporter: terminalReporter(io),
      signal: io.signal,
      seen,
      by: { who: whoDeploys(), takesOver: options.takesOver ?? false },
    }),
  );
  for (const notice of session.connection.mcp?.notices ?? []) io.err(`${notice}\n`);
  report(result, io);
  if (result.kind === 'applied') await handOver(plan, result.manual, io, options.sheet);
  if (result.isSettled) await folder.finish();
  return result.kind === 'applied';
}

/** For whoever is held up by somebody else. */
const advice = 'If nobody is going to finish it, deploy all the same with: lifecycle apply --take-over';

function report(result: ApplyResult, io: Io): void {
  for (const { summary, message } of result.failures) io.err(`Failed: ${summary}\n  ${message}\n`);
  io.err(`${result.message}\n`);
  if (result.isHeld === true) io.err(`${advice}\n`);
  io.out(renderManualText(result.manual, { colour: io.colour }));
  io.err(`${result.calls} calls made.\n`);
}
