import { cp, mkdtemp, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

/** The repository's root, which is also the extension under development. */
export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');
export const folder = `${root}/test/vscode`;
export const work = `${folder}/.work`;
export const artefacts = `${root}/test/artefacts/vscode`;
export const suite = `${work}/suite.cjs`;

/** A fresh copy of the workspace: tests may write into it. */
export async function copyWorkspace(): Promise<string> {
  await mkdir(work, { recursive: true });
  const copy = await mkdtemp(`${tmpdir()}/lifecycle-vscode-`);
  await cp(`${folder}/workspace`, copy, { recursive: true });
  return copy;
}
