import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';

/** The repository's root, which is also the extension under development. */
export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');
export const folder = `${root}/test/vscode`;
export const work = `${folder}/.work`;
export const artefacts = `${root}/test/artefacts/vscode`;
/** An extension that does next to nothing, to hold ours against: it is installed. */
export const echo = `${folder}/echo`;
export const suite = `${work}/suite.cjs`;

/** A fresh copy of the workspace and of a sample, which tests may write into; it goes with the stack. */
export async function copyWorkspace(stack: AsyncDisposableStack): Promise<string> {
  const copy = await temporaryFolder(stack);
  await cp(`${folder}/workspace`, copy, { recursive: true });
  await cp(`${root}/samples/first-lifecycle`, `${copy}/first-lifecycle`, { recursive: true });
  return copy;
}

export async function temporaryFolder(stack: AsyncDisposableStack): Promise<string> {
  const path = await mkdtemp(`${tmpdir()}/lifecycle-vscode-`);
  // VS Code may still be writing when it is told to stop.
  stack.defer(() => rm(path, { recursive: true, force: true, maxRetries: 5 }));
  return path;
}
