import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type {
  Diagnostic,
  RelatedFullDocumentDiagnosticReport,
  RelatedUnchangedDocumentDiagnosticReport,
  WorkspaceDiagnosticReport,
} from 'vscode-languageserver';
import { at, type Client, codesOf, folderWith, pulls, startClient } from './server-process.ts';

type Report = RelatedFullDocumentDiagnosticReport | RelatedUnchangedDocumentDiagnosticReport;

let client: Client;

beforeAll(async () => {
  client = await startClient({ capabilities: pulls });
});
afterAll(() => client.shutDown());

function pull(from: Client, uri: string, previousResultId?: string): Promise<Report> {
  return from.request('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
}

function itemsOf(report: Report): readonly Diagnostic[] {
  return report.kind === 'full' ? report.items : [];
}

const caller = 'campaign "A" {\n  trigger Person is Created\n  flow { Request Campaign "B" }\n}\n';
const callee = 'campaign "B" {\n  trigger Campaign is Requested\n  flow { Wait 1 day }\n}\n';

it('answers with what is wrong with the text of now, without being told to wait', async () => {
  const uri = 'untitled:pull';
  await client.open(uri, 'campaign "A" {\n  trigger Nobody Knows\n}\n');
  expect(codesOf(itemsOf(await pull(client, uri)))).toContain('name/unknown-trigger');
  // The change and the question travel together: the answer is about the changed text.
  void client.change(uri, at(1, 10, 22), 'Person is Created');
  expect(codesOf(itemsOf(await pull(client, uri)))).not.toContain('name/unknown-trigger');
});

it('answers "unchanged" as long as nothing that it said has changed', async () => {
  const uri = 'untitled:unchanged';
  await client.open(uri, '\n\ncampaign "A" { trigger Nobody Knows }\n');
  const first = await pull(client, uri);
  expect(await pull(client, uri, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId });
  await client.change(uri, at(3, 0), '// a comment below\n');
  expect((await pull(client, uri, first.resultId)).kind).toBe('unchanged');
  await client.change(uri, at(0, 0), '// a comment above\n');
  expect((await pull(client, uri, first.resultId)).kind).toBe('full');
});

it('carries related places, the fading of needless text, and the titles of fixes', async () => {
  const uri = 'untitled:details';
  await client.open(uri, 'list "X"\nlist "X"\n// lifecycle-ignore slow/contains-many -- to see\nlist "Y"\n');
  const items = itemsOf(await pull(client, uri));
  expect(items.find(({ code }) => code === 'name/duplicate')?.relatedInformation).toHaveLength(1);
  const unused = items.find(({ code }) => code === 'suppress/unused');
  expect(unused?.tags).toEqual([1]);
  expect(unused?.data).toMatchObject({ fixes: [{ safe: true }] });
});

it('links to the page of the rule where the client can show it', async () => {
  const own = await startClient({
    capabilities: { ...pulls, workspace: { ...pulls.workspace, textDocumentContent: {} } },
  });
  await own.open('untitled:link', 'campaign "A" { trigger Nobody Knows }');
  const [diagnostic] = itemsOf(await pull(own, 'untitled:link'));
  const href = diagnostic?.codeDescription?.href;
  expect(href).toBe('lifecycle-rule:/name/unknown-trigger.md');
  const { text } = await own.request<{ text: string }>('workspace/textDocumentContent', { uri: href });
  expect(text).toMatch(/^# .*name\/unknown-trigger/m);
  await own.shutDown();
});

it('asks once to be asked again when a change makes an answer about another file stale', async () => {
  await using folder = await folderWith({ 'a.lifecycle': caller, 'b.lifecycle': callee });
  const own = await startClient({ capabilities: pulls, folders: [folder.uri] });
  const [a, b] = [folder.fileUri('a.lifecycle'), folder.fileUri('b.lifecycle')];
  const refreshes = (): number =>
    own.heard.filter((method) => method === 'workspace/diagnostic/refresh').length;
  await own.open(a, caller);
  await own.open(b, callee);
  // Reading the folder asks for a refresh as well: that has to be over.
  await own.request('workspace/diagnostic', { previousResultIds: [] });
  for (let turn = 0; turn < 3; turn += 1) await pull(own, b);
  expect(codesOf(itemsOf(await pull(own, a)))).not.toContain('name/unknown-campaign');
  const before = refreshes();

  await own.change(b, at(0, 10, 11), 'Z');
  // A client that goes on to ask about the changed file only is not told again and again.
  for (let turn = 0; turn < 5; turn += 1) await pull(own, b);
  expect(refreshes()).toBe(before + 1);
  expect(codesOf(itemsOf(await pull(own, a)))).toContain('name/unknown-campaign');
  await own.shutDown();
});

it('asks to be asked again when a file changes on disk', async () => {
  await using folder = await folderWith({ 'a.lifecycle': caller });
  const own = await startClient({ capabilities: pulls, folders: [folder.uri] });
  const a = folder.fileUri('a.lifecycle');
  await own.open(a, caller);
  expect(codesOf(itemsOf(await pull(own, a)))).toContain('name/unknown-campaign');
  await writeFile(join(folder.path, 'b.lifecycle'), callee);
  const refreshed = own.received('workspace/diagnostic/refresh');
  await own.notify('workspace/didChangeWatchedFiles', {
    changes: [{ uri: folder.fileUri('b.lifecycle'), type: 1 }],
  });
  await refreshed;
  const untilKnown = async (): Promise<readonly unknown[]> => {
    const codes = codesOf(itemsOf(await pull(own, a)));
    return codes.includes('name/unknown-campaign') ? untilKnown() : codes;
  };
  expect(await untilKnown()).not.toContain('name/unknown-campaign');
  await own.shutDown();
});

it('reports on every file of the workspace, and repeats nothing that is known', async () => {
  await using folder = await folderWith({ 'a.lifecycle': caller, 'b.lifecycle': 'list "X"\n' });
  const own = await startClient({ capabilities: pulls, folders: [folder.uri] });
  const ask = (
    previousResultIds: readonly { uri: string; value: string }[],
  ): Promise<WorkspaceDiagnosticReport> => own.request('workspace/diagnostic', { previousResultIds });
  const { items } = await ask([]);
  expect(items.map(({ uri }) => uri).sort()).toEqual([
    folder.fileUri('a.lifecycle'),
    folder.fileUri('b.lifecycle'),
  ]);
  const known = items.map(({ uri, resultId }) => ({ uri, value: resultId ?? '' }));
  const again = await ask([...known, { uri: folder.fileUri('gone.lifecycle'), value: '7' }]);
  expect(again.items.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged', 'full']);
  await own.shutDown();
});

it('asks the client to watch the files that matter', async () => {
  const own = await startClient({
    capabilities: {
      ...pulls,
      workspace: { ...pulls.workspace, didChangeWatchedFiles: { dynamicRegistration: true } },
    },
  });
  const registration = JSON.stringify(await own.received('client/registerCapability'));
  expect(registration).toContain('**/*.lifecycle');
  expect(registration).toContain('**/lifecycle.config.json');
  await own.shutDown();
});
