import { expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { type CodeAction, CodeActionTriggerKind, type Diagnostic } from 'vscode-languageserver';
import { largeWorkspace } from '../bench/large-workspace.ts';
import { raceFixtures } from '../races/fixtures.ts';
import { at, type Client, codesOf, folderWith, pulls, startClient } from './server-process.ts';

const fixture = raceFixtures.find(({ id }) => id === 'R01');
if (fixture === undefined) throw new Error('the fixture R01 is gone');
const racing = fixture.bad.text;

const showsProgress = { window: { workDoneProgress: true } };

const hasRace = (found: readonly Diagnostic[]): boolean => codesOf(found).some((code) => isRace(code));
const isRace = (code: unknown): boolean => String(code).startsWith('race/');

/** The place of a text in another. */
function rangeOf(text: string, part: string) {
  const start = text.indexOf(part);
  const line = text.slice(0, start).split('\n').length - 1;
  const character = start - (text.lastIndexOf('\n', start - 1) + 1);
  return at(line, character, character + part.length);
}

/** The steps of the progress that the server shows, as they come in. */
function progressOf({ connection }: Client) {
  const order: string[] = [];
  const waiting = new Map<string, () => void>();
  connection.onNotification('$/progress', ({ value: { kind } }: { value: { kind: string } }) => {
    if (kind !== 'report') order.push(kind);
    waiting.get(kind)?.();
  });
  const reached = (step: string): Promise<void> => new Promise((resolve) => waiting.set(step, resolve));
  return { order, reached };
}

it('publishes a race once nobody types, and takes it back with the change that mends it', async () => {
  const client = await startClient();
  const uri = 'untitled:race';
  await client.open(uri, racing);
  const [race] = await client.published(uri, hasRace);
  expect(race).toMatchObject({ code: 'race/read-write', severity: 2, source: 'lifecycle' });
  // Both sides, each with what it does.
  expect(race?.relatedInformation).toEqual([
    {
      message: '"110 - Demo: Interest in Analytics" writes [Product Interest] here',
      location: { uri, range: rangeOf(racing, 'Change Data Value [Product Interest] to "Analytics"') },
    },
    {
      message: '"120 - Demo: Tell the Specialist" looks at [Product Interest] here',
      location: { uri, range: race?.range },
    },
  ]);
  // The filter asks for nothing that the other campaign writes.
  await client.change(uri, rangeOf(racing, 'filter [Product Interest] is "Analytics"'), '');
  await client.published(uri, (found) => !hasRace(found));
  await client.shutDown();
});

it('keeps what it said while something else is typed', async () => {
  const client = await startClient();
  const uri = 'untitled:aside';
  await client.open(uri, racing);
  await client.published(uri, hasRace);
  await client.change(uri, at(0, 0), 'list "X"\nlist "X"\n');
  // The first that is said of the new text knows of the race: nobody had to look for it again.
  const next = await client.published(uri, (found) => codesOf(found).includes('name/duplicate'));
  expect(hasRace(next)).toBe(true);
  await client.shutDown();
});

it('says nothing any more about a campaign that is being changed, and nothing wrong about comments', async () => {
  const silenced = `${racing}
campaign "130 - Demo: Tell Somebody Else" {
  qualify every time
  trigger Fills Out Form starts with "Demo:"
  // lifecycle-ignore race/read-write -- nobody reads these anyway
  filter [Product Interest] is "Analytics"
  flow { Send Alert "OPS Alerts.Analytics Demo" to "all@example.com" }
}
`;
  const client = await startClient();
  const uri = 'untitled:changing';
  await client.open(uri, silenced);
  const before = await client.published(uri, hasRace);
  expect(codesOf(before)).not.toContain('suppress/unused');
  // The campaign on both sides of every race.
  await client.change(uri, rangeOf(silenced, 'to "Analytics"'), 'to "Analytics" ');
  const next = await client.published(uri, (found) => !hasRace(found));
  expect(codesOf(next)).toEqual(codesOf(before).filter((code) => !isRace(code)));
  await client.published(uri, hasRace);
  await client.shutDown();
});

it('asks a client that pulls to ask again', async () => {
  const client = await startClient({ capabilities: pulls });
  const uri = 'untitled:pulled';
  await client.open(uri, racing);
  const askAgain = async (): Promise<readonly Diagnostic[]> => {
    const refreshed = client.received('workspace/diagnostic/refresh');
    const { items } = await client.request<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    if (hasRace(items)) return items;
    await refreshed;
    return askAgain();
  };
  expect(codesOf(await askAgain())).toEqual(['race/read-write']);
  await client.shutDown();
});

it('finds the races of files that nobody has open', async () => {
  await using folder = await folderWith({ 'a.lifecycle': racing });
  const client = await startClient({ folders: [folder.uri] });
  expect(hasRace(await client.published(folder.fileUri('a.lifecycle'), hasRace))).toBe(true);
  await client.shutDown();
});

it('answers at once while it is looking for races, and is ended by the next change', async () => {
  const files = largeWorkspace();
  await using folder = await folderWith(Object.fromEntries(files));
  const client = await startClient({ folders: [folder.uri], capabilities: showsProgress });
  const { order, reached } = progressOf(client);
  await reached('begin');
  const ended = reached('end');
  const uri = folder.fileUri('ops-lifecycle.lifecycle');
  const symbols = await client.request<unknown[]>('workspace/symbol', { query: 'Processing' });
  order.push('answer');
  expect(symbols.length).toBeGreaterThan(0);
  await client.open(uri, files.get('ops-lifecycle.lifecycle') ?? '');
  await client.change(uri, at(0, 0), 'list "X"\nlist "X"\n');
  const found = await client.published(uri, (list) => codesOf(list).includes('name/duplicate'));
  await ended;
  // What was under way when the answer came was not finished before the change was looked at: no race is known yet.
  // (On a busy machine the next one may begin before the end of it is told.)
  expect(order.slice(0, 2)).toEqual(['begin', 'answer']);
  expect(order.filter((event) => event === 'end')).toHaveLength(1);
  expect(hasRace(found)).toBe(false);
  await client.shutDown();
});

// ── Both orders ─────────────────────────────────────────────────────────────────────────────────────────

it('offers both orders of a race to a client that can show them', async () => {
  const client = await startClient({ initializationOptions: { commands: ['lifecycle.showRace'] } });
  const uri = 'untitled:shown';
  await client.open(uri, racing);
  const diagnostics = await client.published(uri, hasRace);
  const actions = (range: unknown) =>
    client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics },
    });
  const action = (await actions(diagnostics[0]?.range)).find(({ title }) => title === 'Show both orders');
  expect(action?.command?.command).toBe('lifecycle.showRace');
  const { title, text } = await client.request<{ title: string; text: string }>(
    'lifecycle/race',
    action?.command?.arguments?.[0],
  );
  expect(title).toBe('Both Orders: race/read-write');
  expect(text).toMatch(/^"120 - Demo: Tell the Specialist" looks at \[Product Interest\]/);
  expect(text).toMatch(/\n +In one order +│ In another order\n/);
  expect((await actions(at(0, 0))).map((other) => other.title)).not.toContain('Show both orders');
  await expect(
    client.request('lifecycle/race', { uri, position: { line: 0, character: 0 } }),
  ).rejects.toThrow('No race is known at this place.');
  await client.shutDown();
});

it('offers nothing that the client could not show', async () => {
  const client = await startClient();
  const uri = 'untitled:unshown';
  await client.open(uri, racing);
  const [race] = await client.published(uri, hasRace);
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: race?.range,
    context: { diagnostics: [race] },
  });
  expect(actions.filter(({ command }) => command !== undefined)).toEqual([]);
  await client.shutDown();
});

// ── Repairs ─────────────────────────────────────────────────────────────────────────────────────────────

/** What is offered to somebody who asks at a place. */
function actionsAt(client: Client, uri: string, found: readonly Diagnostic[], range = found[0]?.range) {
  return client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range,
    context: { diagnostics: found, triggerKind: CodeActionTriggerKind.Invoked },
  });
}

it('offers a repair of the race that it has published, and has no race to publish once it is applied', async () => {
  const client = await startClient({ initializationOptions: { commands: ['lifecycle.showRace'] } });
  const uri = 'untitled:repaired';
  await client.open(uri, racing);
  const found = await client.published(uri, hasRace);
  const actions = await actionsAt(client, uri, found);
  expect(actions.map(({ title }) => title)).toContain('Show both orders');
  const repair = actions.find(({ title }) => title.startsWith('Let "110 - Demo: Interest in Analytics" req'));
  expect(repair?.title).toMatch(/ at its end \(proved: .* then always happens once\)$/);
  // It belongs to what is underlined.
  expect(repair?.diagnostics).toEqual(found);
  const edits = repair?.edit?.changes?.[uri] ?? [];
  expect(edits).toHaveLength(2);
  // From below: each edit counts in the text before all of them.
  for (const { range, newText } of edits.toReversed()) await client.change(uri, range, newText);
  await client.published(uri, (list) => !hasRace(list));
  const next = await actionsAt(client, uri, [], found[0]?.range);
  expect(next.filter(({ title }) => title.includes('proved'))).toEqual([]);
  expect(client.log).toEqual([]);
  await client.shutDown();
});

it('proves at once what somebody asks about, before it would have begun by itself', async () => {
  const client = await startClient();
  const uri = 'untitled:early';
  await client.open(uri, racing);
  const range = rangeOf(racing, 'filter [Product Interest] is "Analytics"');
  const actions = await actionsAt(client, uri, [], range);
  expect(actions.filter(({ title }) => title.includes('proved'))).toHaveLength(2);
  await client.shutDown();
});

it('looks for no repairs where races are not wanted', async () => {
  const client = await startClient(configured({ enable: false }));
  const uri = 'untitled:unwanted';
  await client.open(uri, racing);
  const range = rangeOf(racing, 'filter [Product Interest] is "Analytics"');
  expect(await actionsAt(client, uri, [], range)).toEqual([]);
  await client.shutDown();
});

it('gives way to whoever asks, answers others meanwhile, and ends it when nobody waits any more', async () => {
  await using folder = await folderWith({
    ...Object.fromEntries(largeWorkspace()),
    'racing.lifecycle': racing,
  });
  const client = await startClient({ folders: [folder.uri], capabilities: showsProgress });
  const { order, reached } = progressOf(client);
  await reached('begin');
  const [endedUnasked, begunAsked] = [reached('end'), reached('begin')];
  const source = new CancellationTokenSource();
  const asked = client.connection.sendRequest(
    'textDocument/codeAction',
    {
      textDocument: { uri: folder.fileUri('racing.lifecycle') },
      range: rangeOf(racing, 'filter [Product Interest] is "Analytics"'),
      context: { diagnostics: [], triggerKind: CodeActionTriggerKind.Invoked },
    },
    source.token,
  );
  await endedUnasked;
  await begunAsked;
  const symbols = await client.request<unknown[]>('workspace/symbol', { query: 'Processing' });
  order.push('answer');
  expect(symbols.length).toBeGreaterThan(0);
  const endedAsked = reached('end');
  source.cancel();
  expect(await asked).toEqual([]);
  // The whole workspace takes much longer than anybody waits here.
  await endedAsked;
  expect(order.toSorted()).toEqual(['answer', 'begin', 'begin', 'end', 'end']);
  expect(order.at(-1)).toBe('end');
  await client.shutDown();
});

// ── Turned off ──────────────────────────────────────────────────────────────────────────────────────────

/** Says whether races are to be looked for, and notes that it was asked. */
function configured(wanted: { enable: unknown }) {
  return {
    capabilities: { workspace: { configuration: true } },
    answers: { 'workspace/configuration': () => [wanted.enable] },
  };
}

const changed = (client: Client, settings: unknown = null): Promise<void> =>
  client.notify('workspace/didChangeConfiguration', { settings });

it('looks for no races when the client does not want it, until it does', async () => {
  const wanted = { enable: false };
  const client = await startClient(configured(wanted));
  const uri = 'untitled:off';
  await client.open(uri, racing);
  wanted.enable = true;
  await changed(client);
  await client.published(uri, hasRace);
  wanted.enable = false;
  await changed(client);
  await client.published(uri, (found) => !hasRace(found));
  await client.shutDown();
});

it('hears of the setting from clients that send it by themselves', async () => {
  const client = await startClient();
  const uri = 'untitled:pushed';
  await client.open(uri, racing);
  await client.published(uri, hasRace);
  await changed(client, { lifecycle: { proof: { enable: false } } });
  await client.published(uri, (found) => !hasRace(found));
  await changed(client, { lifecycle: {} });
  await client.published(uri, hasRace);
  await client.shutDown();
});

it('takes a client that knows no such setting for one that wants races', async () => {
  const client = await startClient(configured({ enable: null }));
  await client.open('untitled:unknown', racing);
  await client.published('untitled:unknown', hasRace);
  await client.shutDown();
});

it('ends in the middle of looking for races as it ends otherwise', async () => {
  await using folder = await folderWith(Object.fromEntries(largeWorkspace()));
  const client = await startClient({ folders: [folder.uri], capabilities: showsProgress });
  await progressOf(client).reached('begin');
  expect(await client.shutDown()).toBe(0);
});
