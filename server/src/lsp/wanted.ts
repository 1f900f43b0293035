import { compile, type DesiredState } from '../compiler/index.ts';
import type { Project } from './project.ts';
import { Refusal } from './work.ts';

/** What the project's files want of an instance. Files with errors want nothing that Marketo would accept. */
export function wantedBy(project: Project): DesiredState {
  if (project.uris.length === 0) throw new Refusal('This folder holds no .lifecycle file.');
  const errors = project.uris.flatMap((uri) =>
    project.findings(uri).filter(({ severity }) => severity === 'error'),
  );
  const count = errors.length;
  if (count > 0) {
    throw new Refusal(
      `The files have ${count} ${count === 1 ? 'error' : 'errors'}, which Marketo would refuse or silently ignore. Correct ${count === 1 ? 'it' : 'them'} first.`,
    );
  }
  return compile(project.model());
}
