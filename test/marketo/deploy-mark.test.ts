import { expect, it } from 'vitest';
import {
  apply,
  memoryJournal,
  type ApplyResult,
  type Journal,
  type JournalEntry,
} from '../../server/src/marketo/index.ts';
import { silentReporter } from '../../server/src/reporter/index.ts';
import { compile, type DesiredState, type Plan } from '../../server/src/compiler/index.ts';
import { markProgram } from '../../server/src/marketo/apply/deploy-mark.ts';
import { createWorkspace } from '../../server/src/model/index.ts';
import { small } from '../compiler/plan-examples.ts';
import { deployment, type Deployment } from './deployment.ts';
import { swap } from './disturbed-cases.ts';

/** The lists that say that somebody deploys. */
async function marks({ sandbox }: Deployment): Promise<readonly string[]> {
  const token = await fetch(
    `${sandbox.url}/identity/oauth/token?grant_type=client_credentials&client_id=${sandbox.clientId}&client_secret=${sandbox.clientSecret}`,
  );
  const { access_token: bearer } = (await token.json()) as { access_token: string };
  const answer = await fetch(`${sandbox.url}/rest/asset/v1/staticLists.json?maxReturn=200`, {
    headers: { Authorization: `Bearer ${bearer}` },
  });
  const { result = [] } = (await answer.json()) as { result?: { name: string; description: string }[] };
  return result
    .filter(({ name }) => name.startsWith('Deploy in progress'))
    .map(({ description }) => description);
}

function deployAs(
  who: string,
  { connection }: Deployment,
  plan: Plan,
  { journal = memoryJournal(), takesOver = false, signal }: Options = {},
): Promise<ApplyResult> {
  return apply(plan, connection, {
    journal,
    reporter: silentReporter,
    by: { who, takesOver },
    ...(signal && { signal }),
  });
}

interface Options {
  readonly journal?: Journal;
  readonly takesOver?: boolean;
  readonly signal?: AbortSignal;
}

/** Ada's deploy to an instance that holds the program already; it stops at its first call that changes a campaign. */
async function stoppedDeploy(local: Deployment) {
  if (swap.before === undefined) throw new Error('a swap begins with something');
  await local.deploy(swap.before);
  const plan = await local.plan(swap.desired);
  const entries: JournalEntry[] = [];
  const stop = new AbortController();
  const memory = memoryJournal(entries);
  const journal: Journal = {
    read: () => memory.read(),
    append: (entry) => {
      if (entry.kind === 'answer') stop.abort();
      return memory.append(entry);
    },
  };
  const stopped = await deployAs('ada@laptop', local, plan, { journal, signal: stop.signal });
  expect(stopped.kind).toBe('incomplete');
  return { plan, journal: memory };
}

it('marks a program while it is deployed to, and nothing of that is left or read', async () => {
  await using local = await deployment();
  const { plan, journal } = await stoppedDeploy(local);
  expect(await marks(local)).toEqual([
    expect.stringMatching(/^ada@laptop has been deploying to this program since 2026-01-05T/),
  ]);
  const lists = (await local.snapshot(swap.desired)).programs.flatMap(({ lists: found }) => found);
  expect(lists.map(({ name }) => name)).not.toContainEqual(expect.stringContaining('Deploy in progress'));
  expect(await deployAs('ada@laptop', local, plan, { journal })).toMatchObject({ kind: 'applied' });
  expect(await marks(local)).toEqual([]);
  expect((await local.plan(swap.desired)).operations).toEqual([]);
});

it('refuses a deploy from another machine, and says whose is under way and since when', async () => {
  await using local = await deployment();
  const { plan, journal } = await stoppedDeploy(local);
  const writes = local.sandbox.calls.filter(({ method }) => method === 'POST').length;
  const other = await deployAs('bob@desk', local, await local.plan(swap.desired));
  expect(other).toMatchObject({ kind: 'refused', isSettled: true, isHeld: true, done: 0 });
  expect(other.message).toMatch(
    /^Nothing was done: ada@laptop has been deploying to Local since 2026-01-05 \d\d:\d\d:\d\d UTC\. .*wait until that one has ended\.$/,
  );
  // The one write is the mark that Marketo refused.
  expect(local.sandbox.calls.filter(({ method }) => method === 'POST')).toHaveLength(writes + 1);
  expect(await deployAs('ada@laptop', local, plan, { journal })).toMatchObject({ kind: 'applied' });
});

it('takes over what nobody is going to finish; whoever comes back to it is told', async () => {
  await using local = await deployment();
  const { plan, journal } = await stoppedDeploy(local);
  const next = await local.plan(swap.desired);
  expect(await deployAs('bob@desk', local, next, { takesOver: true })).toMatchObject({ kind: 'applied' });
  expect(await marks(local)).toEqual([]);
  const back = await deployAs('ada@laptop', local, plan, { journal });
  expect(back).toMatchObject({ kind: 'refused', isSettled: true });
  expect(back.message).toContain('took over what this deploy was at');
  expect(await local.verify(swap.desired)).toEqual([]);
});

it('lets one of two deploys through that begin at the same time', async () => {
  await using local = await deployment();
  if (swap.before === undefined) throw new Error('a swap begins with something');
  await local.deploy(swap.before);
  const plan = await local.plan(swap.desired);
  const both = await Promise.all([deployAs('ada', local, plan), deployAs('bob', local, plan)]);
  expect(both.map(({ kind }) => kind).sort()).toEqual(['applied', 'refused']);
  expect(await marks(local)).toEqual([]);
  expect((await local.plan(swap.desired)).operations).toEqual([]);
});

it('marks a program that it makes, as soon as it is there', async () => {
  await using local = await deployment();
  await local.deploy(small);
  const paths = local.sandbox.calls.filter(({ method }) => method === 'POST').map(({ path }) => path);
  const made = paths.indexOf('/rest/asset/v1/programs.json');
  expect(paths[made + 1]).toBe('/rest/asset/v1/staticLists.json');
  expect(paths.at(-1)).toMatch(/^\/rest\/asset\/v1\/staticList\/\d+\/delete\.json$/);
  expect(await marks(local)).toEqual([]);
});

it('reads the instance once it is marked, and leaves no mark when the plan is of yesterday', async () => {
  await using local = await deployment();
  await local.deploy(twoPrograms('A'));
  const yesterday = await local.plan(twoPrograms('B'));
  await local.deploy(twoPrograms('C'));
  const start = local.sandbox.calls.length;
  const refused = await deployAs('ada@laptop', local, yesterday);
  expect(refused).toMatchObject({ kind: 'refused', isSettled: true });
  expect(refused.message).toMatch(/^Local has changed since the plan was made\./);
  const calls = local.sandbox.calls.slice(start).map(({ method }) => method);
  expect(calls.slice(0, 2)).toEqual(['POST', 'POST']);
  expect(calls.filter((method) => method === 'POST')).toHaveLength(4);
  expect(await marks(local)).toEqual([]);
});

it('frees what it had marked when a later program turns out to be somebody else’s', async () => {
  await using local = await deployment();
  await local.deploy(twoPrograms('A'));
  const [, second] = (await local.snapshot(twoPrograms('A'))).programs;
  if (second === undefined) throw new Error('there are two programs');
  const by = { who: 'bob@desk', run: '1f', since: '2026-01-05T09:00:00Z' };
  await markProgram(local.connection.http, second.id, by);
  const refused = await deployAs('ada@laptop', local, await local.plan(twoPrograms('B')));
  expect(refused.message).toMatch(/^Nothing was done: bob@desk .* since 2026-01-05 09:00:00 UTC/);
  expect(await marks(local)).toEqual([expect.stringContaining('bob@desk')]);
});

/** @param value what both programs set. */
function twoPrograms(value: string): DesiredState {
  const workspace = createWorkspace();
  for (const name of ['First', 'Second']) {
    workspace.set(
      `file:///${name}.lifecycle`,
      `program "${name}" in "Marketing Activities / Operations" {
  channel "Operational"
}
campaign "${name} 10" {
  trigger Person is Created
  flow { Change Data Value [City] to "${value}" }
}
`,
    );
  }
  return compile(workspace.model());
}
