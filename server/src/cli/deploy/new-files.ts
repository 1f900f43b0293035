import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { CommandError, type Io } from '../io.ts';

interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** Writes all of the files, or none where one of them is there already and must not be replaced. */
export async function writeNewFiles(files: readonly NewFile[], mayReplace: boolean, io: Io): Promise<void> {
  const shown = (path: string): string => relative(io.cwd, path);
  if (!mayReplace) {
    const there = await thoseThere(files);
    if (there.length > 0) throw new CommandError(refusal(there.map(shown)));
  }
  for (const { path, text } of files) {
    try {
      await mkdir(dirname(path), { recursive: true });
      // Somebody may have made it since it was looked for.
      await writeFile(path, text, { flag: mayReplace ? 'w' : 'wx' });
    } catch (error) {
      if (codeOf(error) === 'EEXIST' && !mayReplace) throw new CommandError(refusal([shown(path)]));
      const reason = error instanceof Error ? error.message : 'unknown reason';
      throw new CommandError(
        `${shown(path)} cannot be written: ${reason}. Choose another folder with --out.`,
      );
    }
  }
}

async function thoseThere(files: readonly NewFile[]): Promise<readonly string[]> {
  const found = await Promise.all(
    files.map(async ({ path }) => {
      try {
        await access(path);
        return [path];
      } catch {
        return [];
      }
    }),
  );
  return found.flat();
}

function refusal([first = '', ...others]: readonly string[]): string {
  if (others.length === 0)
    return `${first} is there already. Replace it with --force, or choose another folder with --out.`;
  const list = [first, ...others].map((path) => `  ${path}`).join('\n');
  return `These files are there already:\n${list}\nReplace them with --force, or choose another folder with --out.`;
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;
