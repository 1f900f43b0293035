import { projectOf } from './project-at.ts';
import type { Answer } from './work.ts';

export const startSandbox: Answer<'lifecycle/startSandbox'> = async (session, params) => {
  const { url, munchkinId } = await session.sandbox.start((await projectOf(session, params)).model());
  return { url, munchkinId };
};

export const stopSandbox: Answer<'lifecycle/stopSandbox'> = async ({ sandbox }) => {
  await sandbox.stop();
  return null;
};
