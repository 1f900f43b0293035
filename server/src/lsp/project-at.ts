import { pathOf } from './uri.ts';
import type { Project } from './project.ts';
import type { InProject } from './protocol.ts';
import type { Session } from './session.ts';
import { Refusal } from './work.ts';

/** The project that a file or folder belongs to; without one, the first of the client's that holds a file. */
export function projectOf({ projects }: Session, { uri }: InProject): Project {
  const named = uri === undefined ? undefined : projects.around(uri);
  const [first] = projects.folders.map((folder) => projects.at(folder));
  const candidates = [named ?? first, ...(named === undefined ? projects.all : [])];
  const found =
    candidates.find((project) => project !== undefined && project.uris.length > 0) ?? named ?? first;
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
