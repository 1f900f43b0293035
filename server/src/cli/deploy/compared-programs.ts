import { stat } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { assetKey, type Difference, type NamedAssets, namedAssets } from '../../compiler/index.ts';
import { lifecycleExtension } from '../../project/index.ts';
import { CommandError, type Io } from '../io.ts';
import type { LoadedProject } from '../workspaces.ts';
import { onlyProject } from './only-project.ts';

/** What two instances are compared in: whole programs, or what files name of theirs. */
export interface ComparedPrograms {
  /** Programs that somebody named. */
  readonly whole: readonly string[];
  /** Programs that are compared as far as the files name what is in them. */
  readonly partly: readonly string[];
  has(difference: Difference): boolean;
  /** The folder whose configuration knows the instances; undefined: that of the current folder. */
  readonly root: string | undefined;
}

/** Files and folders that are there are paths, everything else is the name of a program; nothing at all: the files here. */
export async function comparedPrograms(args: readonly string[], io: Io): Promise<ComparedPrograms> {
  const kinds = await Promise.all(args.map(async (arg) => ({ arg, isPath: await isPath(arg, io) })));
  const whole = kinds.flatMap(({ arg, isPath: isThere }) => (isThere ? [] : [arg]));
  const paths = kinds.flatMap(({ arg, isPath: isThere }) => (isThere ? [arg] : []));
  if (paths.length === 0 && whole.length > 0) return { whole, partly: [], has: () => true, root: undefined };
  const loaded = await onlyProject(paths, io);
  const named = readableNames(loaded, paths);
  const entire = new Set(whole.map(assetKey));
  return {
    whole,
    partly: named.programs.filter((name) => !entire.has(assetKey(name))),
    // The fields that whole programs use are theirs: only without any are fields limited to those of the files.
    has: (difference) => {
      const { program } = difference.asset;
      return (
        (program === undefined ? whole.length > 0 : entire.has(assetKey(program))) || named.has(difference)
      );
    },
    root: loaded.project.root,
  };
}

async function isPath(arg: string, { cwd }: Io): Promise<boolean> {
  const isThere = (await stat(resolve(cwd, arg)).catch(() => undefined)) !== undefined;
  if (!isThere && extname(arg) === lifecycleExtension) throw new CommandError(`${arg} does not exist.`);
  return isThere;
}

function readableNames({ model }: LoadedProject, paths: readonly string[]): NamedAssets {
  const problems = [...model.documents.values()].flatMap(({ parsed }) => parsed.problems).length;
  if (problems > 0) {
    throw new CommandError(
      `What the files name is not certain: ${problems} ${problems === 1 ? 'place' : 'places'} in them cannot be read. See them with: lifecycle check ${paths.join(' ')}`.trimEnd(),
    );
  }
  const named = namedAssets(model);
  if (named.programs.length > 0) return named;
  throw new CommandError(
    'The files name no program, and instances are compared program by program. Write `program "…"` at the head of a file, or name a program of the instances.',
  );
}
