import { expect, it } from 'vitest';
import { apply, memoryJournal, type Journal, type JournalEntry } from '../../server/src/marketo/index.ts';
import { silentReporter } from '../../server/src/reporter/index.ts';
import type { Fault } from '../../server/src/sandbox/index.ts';
import { small } from '../compiler/plan-examples.ts';
import { deployment } from './deployment.ts';
import { creation, outcome, swap, type Case } from './disturbed-cases.ts';

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

/** An apply that nothing disturbs: its journal, its writes among all calls, and what it leaves. */
async function undisturbed({ desired, before }: Case) {
  await using local = await deployment();
  if (before !== undefined) await local.deploy(before);
  const plan = await local.plan(desired);
  const entries: JournalEntry[] = [];
  const start = local.sandbox.calls.length;
  expect(await local.apply(plan, memoryJournal(entries))).toMatchObject({ kind: 'applied' });
  const methods = local.sandbox.calls.slice(start).map(({ method }) => method);
  const writes = methods.flatMap((method, index) => (method === 'POST' ? [index] : []));
  return { entries, writes, outcome: await outcome(local, desired) };
}

async function killed({ desired, before }: Case, line: number, isWritten: boolean) {
  await using local = await deployment();
  if (before !== undefined) await local.deploy(before);
  const plan = await local.plan(desired);
  const entries: JournalEntry[] = [];
  expect(await local.apply(plan, dyingJournal(entries, line, isWritten))).toMatchObject({
    kind: 'incomplete',
  });
  expect(await local.apply(plan, memoryJournal(entries))).toMatchObject({
    kind: 'applied',
    failures: [],
    skipped: [],
  });
  return await outcome(local, desired);
}

async function lost({ desired, before }: Case, fault: Fault) {
  await using local = await deployment();
  if (before !== undefined) await local.deploy(before);
  const plan = await local.plan(desired);
  local.sandbox.inject(fault);
  expect(await local.apply(plan)).toMatchObject({ kind: 'applied', failures: [], skipped: [] });
  return await outcome(local, desired);
}

const patience = { timeout: 180_000 };

it('finishes a new program after a kill at any line of the journal', patience, async () => {
  const { entries, outcome: expected } = await undisturbed(creation);
  for (const [index, entry] of entries.slice(0, -1).entries()) {
    const line = index + 1;
    // Everything before the line has happened, the line itself is lost.
    expect({ line, ...(await killed(creation, line, false)) }).toEqual({ line, ...expected });
    // A call that was about to be sent never was: after any other line this is the same as losing the next one.
    if (entry.kind !== 'call' || line % 2 === 0) continue;
    expect({ line, ...(await killed(creation, line, true)) }).toEqual({ line, ...expected });
  }
});

it('finishes a swap after a kill between any two calls', patience, async () => {
  const { entries, outcome: expected } = await undisturbed(swap);
  for (const [index, entry] of entries.entries()) {
    if (entry.kind !== 'answer') continue;
    const line = index + 1;
    expect({ line, ...(await killed(swap, line, false)) }).toEqual({ line, ...expected });
  }
});

it('settles an answer that got lost by reading back', patience, async () => {
  const { writes, outcome: expected } = await undisturbed(creation);
  expect(writes.length).toBeGreaterThan(20);
  for (const after of writes) {
    const found = await lost(creation, { on: '*', after, performed: true, answer: 'drop' });
    expect({ after, ...found }).toEqual({ after, ...expected });
  }
});

it('repeats what reading back shows not to be done', patience, async () => {
  const { writes, outcome: expected } = await undisturbed(creation);
  for (const after of writes.filter((_, index) => index % 2 === 0)) {
    const found = await lost(creation, { on: '*', after, performed: false, answer: { code: '604' } });
    expect({ after, ...found }).toEqual({ after, ...expected });
  }
});

it('settles lost answers of a swap', patience, async () => {
  const { writes, outcome: expected } = await undisturbed(swap);
  for (const [index, after] of writes.entries()) {
    const answer = index % 2 === 0 ? 'drop' : ({ status: 502, text: '<html>Bad Gateway</html>' } as const);
    const found = await lost(swap, { on: '*', after, performed: index % 3 > 0, answer });
    expect({ after, ...found }).toEqual({ after, ...expected });
  }
});

it('stops where it is cancelled, and goes on from there', async () => {
  await using local = await deployment();
  const plan = await local.plan(small);
  const entries: JournalEntry[] = [];
  const controller = new AbortController();
  const journal = memoryJournal(entries);
  const stopping: Journal = {
    read: () => journal.read(),
    append: async (entry) => {
      await journal.append(entry);
      if (entry.kind === 'call' && entries.filter(({ kind }) => kind === 'call').length === 7)
        controller.abort();
    },
  };
  const options = { journal: stopping, reporter: silentReporter, signal: controller.signal };
  const result = await apply(plan, local.connection, options);
  expect(result).toMatchObject({
    kind: 'incomplete',
    message: expect.stringMatching(/^Cancelled\. \d+ operations of 15 left/),
  });
  expect(await local.apply(plan, memoryJournal(entries))).toMatchObject({ kind: 'applied' });
  expect((await outcome(local, small)).drift).toBe('');
});

it('does nothing when the plan was applied to its end, and refuses to mix plans in one journal', async () => {
  await using local = await deployment();
  const plan = await local.plan(small);
  const entries: JournalEntry[] = [];
  await local.apply(plan, dyingJournal(entries, 9, true));
  const other = await local.apply({ ...plan, basis: 'another' }, memoryJournal(entries));
  expect(other).toMatchObject({
    kind: 'refused',
    message: expect.stringContaining('Another plan for Local was begun'),
  });
  await local.apply(plan, memoryJournal(entries));
  const again = await local.apply(plan, memoryJournal(entries));
  expect(again).toMatchObject({
    kind: 'applied',
    message: 'The plan was applied before; nothing is left to do.',
    calls: 0,
  });
});

it('keeps names of paths and ids in its journal, nothing else', async () => {
  const { entries } = await undisturbed(creation);
  const text = JSON.stringify(entries);
  expect(text).not.toContain('VP, Sales');
  expect(text).not.toMatch(/token=|secret|Bearer/i);
});

it('asks again for a catalogue that it did not get', async () => {
  await using local = await deployment();
  const plan = await local.plan(small);
  const journal = memoryJournal();
  const on = 'GET /rest/asset/v1/smartCampaign/flowSteps.json';
  local.sandbox.inject({ on, answer: { code: '601' }, times: 2 });
  expect(await local.apply(plan, journal)).toMatchObject({
    kind: 'incomplete',
    message: expect.stringContaining('does not accept the access token'),
  });
  expect(await local.apply(plan, journal)).toMatchObject({ kind: 'applied' });
});
