import { pathToFileURL } from 'node:url';
import { createWorkspace, type Model } from '../model/index.ts';
import { configFileName, discover, namedRules, type Project } from '../project/index.ts';
import { unknownChoices } from '../rules/index.ts';
import { CommandError, type Io } from './io.ts';

/** A project with its files bound. */
export interface LoadedProject {
  readonly project: Project;
  readonly model: Model;
}

export interface Loaded {
  readonly projects: readonly LoadedProject[];
  /** Files that could not be read: said once, and an error at the end. */
  readonly unreadable: number;
}

/** Reads and binds what the paths name; says on stderr what could not be read. */
export async function loadProjects(paths: readonly string[], io: Io): Promise<Loaded> {
  const { projects, unreadable } = await discover(paths, io.cwd);
  for (const message of unreadable) io.err(`${message}\n`);
  const problems = projects.flatMap(problemsOf);
  for (const message of problems) io.err(`${message}\n`);
  if (projects.length === 0 && unreadable.length === 0) {
    throw new CommandError(
      `No .lifecycle file found in ${paths.length > 0 ? paths.join(', ') : io.cwd}.\n` +
        'Name a file or folder, such as: lifecycle check samples',
    );
  }
  return {
    projects: projects.map((project) => ({ project, model: bind(project) })),
    unreadable: unreadable.length + problems.length,
  };
}

function problemsOf({ problems, config }: Project): readonly string[] {
  return [
    ...problems.map(({ message }) => message),
    ...unknownChoices(namedRules(config)).map((sentence) => `${configFileName}: ${sentence}`),
  ];
}

function bind(project: Project): Model {
  const workspace = createWorkspace();
  for (const { path, text } of project.files) workspace.set(pathToFileURL(path).href, text);
  return workspace.model();
}
