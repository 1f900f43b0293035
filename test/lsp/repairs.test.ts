import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CodeAction, CodeActionTriggerKind, type Range } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { raceFixtures } from '../races/fixtures.ts';
import { at, type Client, folderWith, startClient } from './server-process.ts';

const text = raceFixtures.find(({ id }) => id === 'R14')?.bad.text ?? '';
const split = text.indexOf('campaign "010');
const intake = text.slice(0, split);
const others = `program "Intake"\n\n${text.slice(split)}`;

let folder: Awaited<ReturnType<typeof folderWith>>;
let client: Client;
let intakeUri: string;
let othersUri: string;

beforeAll(async () => {
  folder = await folderWith({ 'intake.lifecycle': intake, 'others.lifecycle': others });
  client = await startClient({ folders: [folder.uri] });
  intakeUri = folder.fileUri('intake.lifecycle');
  othersUri = folder.fileUri('others.lifecycle');
  await client.open(othersUri, others);
  await client.request('workspace/symbol', { query: '' });
});
afterAll(async () => {
  await client.shutDown();
  await folder[Symbol.asyncDispose]();
});

/** The step that looks too soon. */
function sorting(): Range {
  const line = others
    .split('\n')
    .findIndex((candidate) => candidate.includes('[Demographic Score] at least'));
  return at(line, 10);
}

function ask(range: Range, triggerKind: CodeActionTriggerKind): Promise<CodeAction[]> {
  return client.request('textDocument/codeAction', {
    textDocument: { uri: othersUri },
    range,
    context: { diagnostics: [], triggerKind },
  });
}

const titlesOf = (actions: readonly CodeAction[]) => actions.map(({ title }) => title);

it('proves nothing for a light bulb', async () => {
  expect(await ask(sorting(), CodeActionTriggerKind.Automatic)).toEqual([]);
});

it('offers repairs that are proved to somebody who asks, and says what was proved', async () => {
  const actions = await ask(sorting(), CodeActionTriggerKind.Invoked);
  expect(titlesOf(actions)).toEqual([
    'Execute "010 - Demographic Score" instead of requesting it (proved: [Lifecycle Status] then always ends as "1 - MAL")',
    'Let "010 - Demographic Score" request "090 - Sort" at its end (proved: [Lifecycle Status] then always ends as "1 - MAL")',
    'Wait 10 minutes for "010 - Demographic Score" (proved: [Lifecycle Status] then always ends as "1 - MAL" while no queue is longer than 10 minutes)',
  ]);
  expect(actions.some(({ isPreferred }) => isPreferred)).toBe(false);
  const changes = actions[0]?.edit?.changes ?? {};
  const after = (uri: string, before: string) =>
    TextDocument.applyEdits(TextDocument.create(uri, '', 0, before), changes[uri] ?? []);
  expect(after(intakeUri, intake)).toContain('    Execute Campaign "010 - Demographic Score"\n');
  expect(after(othersUri, others)).toContain(
    'campaign "010 - Demographic Score" {\n  qualify every time\n  executable\n',
  );
});

it('shows them to the light bulb from then on, where they belong', async () => {
  expect(await ask(sorting(), CodeActionTriggerKind.Automatic)).toHaveLength(3);
  expect(await ask(at(0, 0), CodeActionTriggerKind.Automatic)).toEqual([]);
  expect(await ask(at(0, 0), CodeActionTriggerKind.Invoked)).toEqual([]);
});

it('forgets them when a text has changed', async () => {
  await client.change(othersUri, at(0, 0), '// Another line\n');
  const moved = { start: { ...sorting().start }, end: { ...sorting().end } };
  moved.start.line += 1;
  moved.end.line += 1;
  expect(await ask(moved, CodeActionTriggerKind.Automatic)).toEqual([]);
  expect(await ask(moved, CodeActionTriggerKind.Invoked)).toHaveLength(3);
});

it('mends first what is wrong by itself', async () => {
  const uri = 'untitled:both';
  const broken = text.replace('[Demographic Score] at least 50', '[Demographic Score] at lest 50');
  await client.open(uri, broken);
  const line = broken.split('\n').findIndex((candidate) => candidate.includes('at lest'));
  const actions: CodeAction[] = await client.request('textDocument/codeAction', {
    textDocument: { uri },
    range: at(line, 6 + '[Demographic Score] at l'.length),
    context: { diagnostics: [], triggerKind: CodeActionTriggerKind.Invoked },
  });
  expect(actions.length).toBeGreaterThan(0);
  expect(titlesOf(actions).filter((title) => title.includes('proved'))).toEqual([]);
});
