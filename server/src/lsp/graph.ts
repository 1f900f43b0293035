import { drawLifecycle } from '../compiler/index.ts';
import { projectOf } from './project-at.ts';
import type { Feature } from './session.ts';
import { work } from './work.ts';

export const graph: Feature = work('lifecycle/graph', async (session, params) => {
  await session.projects.settled;
  const model = projectOf(session, params).model();
  const [program] = model.programs;
  return { title: program?.name ?? 'Lifecycle', ...drawLifecycle(model) };
});
