import type { Project } from './project.ts';
import type { InProject } from './protocol.ts';
import type { Session } from './session.ts';
import { uriOf } from './uri.ts';
import { Refusal } from './work.ts';

/**
 * The project that a file or folder belongs to, with everything on disk read; without a name, the first of the
 * client's that holds a file.
 */
export async function projectOf({ projects }: Session, { uri }: InProject): Promise<Project> {
  await projects.settled;
  if (uri !== undefined) return projects.around(uri);
  const [folder] = projects.folders;
  const withFiles = projects.all.find(({ uris }) => uris.length > 0);
  const found = withFiles ?? (folder === undefined ? undefined : projects.around(uriOf(folder)));
  if (found === undefined)
    throw new Refusal('No .lifecycle file is open. Open one, or a folder that holds some.');
  return found;
}

/** Where the project lies on disk. */
export function folderOf({ folder }: Project): string {
  if (folder === undefined) throw new Refusal('Save the file first: deploying keeps its journal beside it.');
  return folder;
}
