import { pathOf, uriOf } from './uri.ts';
import type { Project } from './project.ts';
import type { InProject } from './protocol.ts';
import type { Session } from './session.ts';
import { Refusal } from './work.ts';

/**
 * The project that a file or folder belongs to, with everything on disk read; without a name, the first of the
 * client's that holds a file.
 */
export async function projectOf({ projects }: Session, { uri }: InProject): Promise<Project> {
  await projects.settled;
  if (uri !== undefined) return projects.around(uri);
  const found = projects.all.find(({ uris }) => uris.length > 0);
  if (found === undefined)
    throw new Refusal('No .lifecycle file is open. Open one, or a folder that holds some.');
  return found;
}

/** Where the project lies on disk. */
export function folderOf({ root }: Project): string {
  const path = root.includes('://') || root.startsWith('untitled:') ? pathOf(root) : root;
  if (path === undefined) throw new Refusal('Save the file first: deploying keeps its journal beside it.');
  return path;
}
