import { hasDrift, parsePlan, type Plan, printPlan } from '../compiler/index.ts';
import type { ApplyResult, Connection } from '../marketo/index.ts';
import { type DeployFolder, deployFolder, underWay, whoDeploys } from '../project/index.ts';
import { connectTo, isProduction } from './account.ts';
import type { ShownPlan } from './plans.ts';
import { folderOf } from './project-at.ts';
import type { DeployParams, DeployResult } from './protocol.ts';
import type { Session } from './session.ts';
import { type Answer, Refusal, type Tools } from './work.ts';

export const deploy: Answer<'lifecycle/deploy'> = async (session, params, tools) => {
  const shown = approved(session, params);
  const folder = await deployFolder(folderOf(shown.project), shown.instance);
  const locking = await folder.lock(params.takesOver);
  if (locking.kind === 'held') throw new Refusal(underWay(shown.instance, locking.by));
  try {
    return await deployAlone(session, shown, folder, { ...tools, takesOver: params.takesOver === true });
  } finally {
    await locking.release();
  }
};

interface DeployTools extends Tools {
  readonly takesOver: boolean;
}

async function deployAlone(
  session: Session,
  shown: ShownPlan,
  folder: DeployFolder,
  tools: DeployTools,
): Promise<DeployResult> {
  const connection = await connectTo(session, shown.project, shown.instance);
  const text = printPlan(shown.plan);
  const unfinished = await folder.unfinishedPlan();
  if (unfinished !== undefined && unfinished !== text)
    return finishEarlier(unfinished, connection, folder, tools);
  if (unfinished === undefined) await folder.begin(text);
  const result = await run(shown.plan, connection, folder, tools);
  return result.kind === 'applied' ? verified(shown, connection, result) : failed(result);
}

/** The plan that the person saw; for production, its instance's name typed as well. */
function approved({ plans }: Session, { planId, confirmation }: DeployParams): ShownPlan {
  const shown = plans.find(planId);
  if (shown === undefined)
    throw new Refusal('A newer plan has taken the place of this one. Plan again, and deploy that.');
  if (isProduction(shown.project, shown.instance) && confirmation !== shown.instance) {
    throw new Refusal(
      `Nothing was deployed: ${shown.instance} is a production instance, and its name was not typed.`,
    );
  }
  return shown;
}

async function run(
  plan: Plan,
  connection: Connection,
  folder: DeployFolder,
  { takesOver, ...tools }: DeployTools,
): Promise<ApplyResult> {
  const { apply, fileJournal } = await import('../marketo/index.ts');
  const result = await apply(plan, connection, {
    journal: fileJournal(folder.journal),
    by: { who: whoDeploys(), takesOver },
    ...tools,
  });
  // What is settled is not picked up again: the programs are free for others by then.
  if (result.isSettled) await folder.finish();
  return result;
}

/** The instance is between two states: the plan at hand was made for neither of them. */
async function finishEarlier(
  text: string,
  connection: Connection,
  folder: DeployFolder,
  tools: DeployTools,
): Promise<DeployResult> {
  const parsed = parsePlan(text);
  if (parsed.kind === 'problem') {
    await folder.finish();
    throw new Refusal(
      'What an earlier, interrupted deploy had left was unreadable and has been removed. Plan again.',
    );
  }
  const result = await run(parsed.plan, connection, folder, tools);
  if (result.kind !== 'applied') return failed(result);
  const message =
    'An earlier deploy had been interrupted; it has been finished now. Plan again to see what is left.';
  return { ok: false, message, changes: result.done, drift: 0, calls: result.calls };
}

async function verified(
  { desired, instance }: ShownPlan,
  connection: Connection,
  { done, calls }: ApplyResult,
): Promise<DeployResult> {
  const { callsOf, verify } = await import('../marketo/index.ts');
  const before = callsOf(connection);
  const answer = await verify(desired, connection);
  const total = calls + callsOf(connection) - before;
  const deployed = `Deployed ${counted(done, 'change')} to ${instance}`;
  if (answer.kind !== 'success') {
    return {
      ok: true,
      message: `${deployed}. It was not verified: ${answer.message}`,
      changes: done,
      drift: 0,
      calls: total,
    };
  }
  // What no API writes is listed with the plan as a step by hand.
  const drift = answer.result.filter((difference) => hasDrift([difference]) && !difference.byHand).length;
  const message =
    drift === 0 ? `${deployed}, no drift.` : `${deployed}, but ${counted(drift, 'difference')} remained.`;
  return { ok: drift === 0, message, changes: done, drift, calls: total };
}

function failed({ message, failures, done, calls, isHeld }: ApplyResult): DeployResult {
  const [first] = failures;
  const reason = first === undefined ? '' : ` ${first.summary}: ${first.message}`;
  const held = isHeld === true ? { isHeld } : {};
  return { ok: false, ...held, message: `${message}${reason}`, changes: done, drift: 0, calls };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
