import { CommandError, type Io } from '../io.ts';
import { type LoadedProject, loadProjects } from '../workspaces.ts';

/** Reads the one workspace that the paths are about. @throws CommandError when there are several, or a file cannot be read. */
export async function onlyProject(paths: readonly string[], io: Io): Promise<LoadedProject> {
  const { projects, unreadable } = await loadProjects(paths, io);
  const [only, ...others] = projects;
  if (unreadable > 0 || only === undefined)
    throw new CommandError('Nothing was done: not every file could be read.');
  if (others.length > 0) {
    throw new CommandError(
      `These paths hold ${projects.length} separate workspaces:\n${projects.map(({ project }) => `  ${project.root}`).join('\n')}\nName one of them.`,
    );
  }
  return only;
}
