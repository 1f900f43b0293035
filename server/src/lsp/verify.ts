import { hasDrift, renderDriftText } from '../compiler/index.ts';
import { connectTo, orRefuse } from './account.ts';
import { projectOf } from './project-at.ts';
import { wantedBy } from './wanted.ts';
import type { Answer } from './work.ts';

export const verify: Answer<'lifecycle/verify'> = async (session, params, { reporter, signal }) => {
  const project = await projectOf(session, params);
  const { instance } = params;
  const progress = reporter.progress(`Verifying ${instance}`);
  const desired = wantedBy(project);
  const connection = await connectTo(session, project, instance);
  const { verify: compare } = await import('../marketo/index.ts');
  const drifts = orRefuse(await compare(desired, connection, undefined, signal));
  for (const notice of connection.mcp?.notices ?? []) reporter.notify('warning', notice);
  progress.done();
  const drift = drifts.filter((difference) => hasDrift([difference])).length;
  const message =
    drift === 0
      ? `No drift: ${instance} matches the files.`
      : `${drift} ${drift === 1 ? 'difference' : 'differences'} between ${instance} and the files.`;
  return { message, drift, text: drift === 0 ? '' : renderDriftText(drifts) };
};
