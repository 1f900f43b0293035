import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { takeLock, type Locking } from './deploy-lock.ts';

/**
 * Where a project keeps what it needs to finish an interrupted deploy, per instance: the plan and its journal, below
 * `.lifecycle-state/`. It holds no secrets and does not belong into version control.
 */
export interface DeployFolder {
  readonly journal: string;
  /** What was read of the instance's assets, to ask for less the next time. */
  readonly seen: string;
  /**
   * One deploy at a time: takes the lock, or says who has it.
   * @param takesOver it is taken from whoever has it on another machine, where nobody sees whether they are still at it.
   */
  lock(takesOver?: boolean): Promise<Locking>;
  /** The text of the plan that was begun and not finished. */
  unfinishedPlan(): Promise<string | undefined>;
  /** Keeps a plan before its first call is made. */
  begin(plan: string): Promise<void>;
  /** The deploy is done: plan and journal go. */
  finish(): Promise<void>;
}

export async function deployFolder(root: string, instance: string): Promise<DeployFolder> {
  const own = join(root, stateFolder);
  const folder = folderFor(root, instance);
  await mkdir(folder, { recursive: true });
  await writeFile(join(own, '.gitignore'), '*\n');
  const journal = join(folder, 'journal.jsonl');
  const plan = join(folder, 'plan.json');
  return {
    journal,
    seen: join(folder, 'seen.json'),
    lock: (takesOver = false) => takeLock(join(folder, 'lock.json'), new Date(), takesOver),
    unfinishedPlan: () => readFile(plan, 'utf8').catch(() => undefined),
    async begin(text) {
      await rm(journal, { force: true });
      // A kill while writing must not leave half a plan behind.
      await writeFile(`${plan}.new`, text, { mode: 0o600 });
      await rename(`${plan}.new`, plan);
    },
    async finish() {
      await rm(plan, { force: true });
      await rm(journal, { force: true });
    },
  };
}

/** What is remembered of the MCP server of an instance. */
export function mcpMemoryPath(root: string, instance: string): string {
  return join(folderFor(root, instance), 'mcp.json');
}

const stateFolder = '.lifecycle-state';

const folderFor = (root: string, instance: string): string =>
  join(root, stateFolder, 'deploys', fileName(instance));

/** Instance names are free text; file names are not. */
function fileName(instance: string): string {
  return encodeURIComponent(instance).replaceAll('.', '%2E');
}
