import { expect, it } from 'vitest';
import { renderDriftText, type DesiredState } from '../../server/src/compiler/index.ts';
import { memoryJournal, type Journal, type JournalEntry } from '../../server/src/marketo/index.ts';
import { small } from './desired-examples.ts';
import { deployment, mendable, type Deployment } from './deployment.ts';

/** A journal of a process that dies at its nth line: before the line is on disk, or right after. */
function dyingJournal(entries: JournalEntry[], lines: number, isWritten: boolean): Journal {
  const journal = memoryJournal(entries);
  let left = lines;
  return {
    read: () => journal.read(),
    append: async (entry) => {
      left -= 1;
      if (left > 0) return journal.append(entry);
      if (left === 0 && isWritten) await journal.append(entry);
      throw new Error('killed');
    },
  };
}

/** What the instance holds, each asset as often as it is there. */
async function inventory(local: Deployment, desired: DesiredState): Promise<unknown> {
  const snapshot = await local.snapshot(desired);
  return snapshot.programs.map(({ name, tokens, folders, lists, smartLists, campaigns }) => ({
    name,
    tokens,
    folders: folders.map(({ path }) => path),
    lists: lists.map((list) => list.name),
    smartLists: smartLists.map((list) => list.name),
    campaigns: campaigns.map((campaign) => [campaign.name, campaign.isActive, campaign.flow?.length]),
  }));
}

async function journalOf(desired: DesiredState, before?: DesiredState): Promise<readonly JournalEntry[]> {
  await using local = await deployment();
  if (before !== undefined) await local.deploy(before);
  const entries: JournalEntry[] = [];
  const result = await local.apply(await local.plan(desired), memoryJournal(entries));
  expect(result.kind).toBe('applied');
  return entries;
}

async function killAndResume(
  line: number,
  isWritten: boolean,
  desired: DesiredState,
  before?: DesiredState,
): Promise<{ readonly inventory: unknown; readonly drift: string }> {
  await using local = await deployment();
  if (before !== undefined) await local.deploy(before);
  const plan = await local.plan(desired);
  const entries: JournalEntry[] = [];
  const killed = await local.apply(plan, dyingJournal(entries, line, isWritten));
  expect(killed.kind).toBe('incomplete');
  const resumed = await local.apply(plan, memoryJournal(entries));
  expect(resumed).toMatchObject({ kind: 'applied', failures: [], skipped: [] });
  const again = await local.plan(desired);
  expect(again.operations.map(({ id }) => id)).toEqual([]);
  return {
    inventory: await inventory(local, desired),
    drift: renderDriftText(mendable(await local.verify(desired))),
  };
}

it.for([false, true])(
  'finishes after a kill at every line of the journal (line on disk: %s)',
  async (isWritten) => {
    const lines = (await journalOf(small)).length;
    const undisturbed = await killAndResume(lines, true, small);
    expect(lines).toBeGreaterThan(50);
    for (let line = 1; line < lines; line += 1) {
      const outcome = await killAndResume(line, isWritten, small);
      expect({ line, ...outcome }).toEqual({ line, drift: '', inventory: undisturbed.inventory });
    }
  },
);
