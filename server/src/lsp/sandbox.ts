import { work } from './work.ts';
import { projectOf } from './project-at.ts';
import type { Feature } from './session.ts';

export const startSandbox: Feature = work('lifecycle/startSandbox', async (session, params) => {
  const { url, munchkinId } = await session.sandbox.start(projectOf(session, params).model());
  return { url, munchkinId };
});

export const stopSandbox: Feature = work('lifecycle/stopSandbox', async ({ sandbox }) => {
  await sandbox.stop();
  return null;
});
