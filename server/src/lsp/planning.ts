import { type DesiredState, makePlan, type Plan, type PlanOptions, scopeOf } from '../compiler/index.ts';
import { connectTo, orRefuse } from './account.ts';
import { projectOf } from './project-at.ts';
import type { Project } from './project.ts';
import type { PlanParams } from './protocol.ts';
import type { Session } from './session.ts';
import { wantedBy } from './wanted.ts';
import type { Tools } from './work.ts';

/** What an instance lacks of what the files want. */
export interface Planned {
  readonly project: Project;
  readonly desired: DesiredState;
  readonly plan: Plan;
}

/** Reads the files, signs in and compares; changes nothing. */
export async function planned(
  session: Session,
  params: PlanParams,
  { reporter, signal }: Tools,
  title: string,
  options?: PlanOptions,
): Promise<Planned> {
  const project = await projectOf(session, params);
  const { instance } = params;
  const progress = reporter.progress(title, 3);
  progress.step('Reading the files');
  const desired = wantedBy(project);
  progress.step('Signing in');
  const connection = await connectTo(session, project, instance);
  progress.step('Reading the instance');
  const { readSnapshot, wallTimeOf } = await import('../marketo/index.ts');
  const snapshot = orRefuse(await readSnapshot(connection, scopeOf(desired), { signal }));
  const plan = makePlan(desired, snapshot, instance, undefined, {
    ...options,
    wallTime: wallTimeOf(connection),
  });
  for (const notice of connection.mcp?.notices ?? []) reporter.notify('warning', notice);
  progress.done();
  return { project, desired, plan };
}
