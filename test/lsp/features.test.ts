import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CodeAction,
  CompletionItem,
  DocumentSymbol,
  Hover,
  Location,
  LocationLink,
  Position,
  SelectionRange,
  SemanticTokens,
  SymbolInformation,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Client, folderWith, startClient } from './server-process.ts';

const sort = `program "OPS"

field [Lifecycle Status] string

/// The only writer.
campaign "090 - Sort" {
  executable
  qualify every time
  flow { Change Data Value [Lifecycle Status] to "1 - Known" }
}
`;
const form = `program "OPS"

campaign "050 - Hand Raise" {
  qualify every time
  trigger Fills Out Form "Demo"
  flow {
    Execute Campaign "090 - Sort"
    Wait 1 day
  }
}
`;

let folder: Awaited<ReturnType<typeof folderWith>>;
let client: Client;
let sortUri: string;
let formUri: string;

beforeAll(async () => {
  folder = await folderWith({ 'sort.lifecycle': sort, 'form.lifecycle': form });
  client = await startClient({
    folders: [folder.uri],
    capabilities: {
      textDocument: {
        definition: { linkSupport: true },
        completion: { completionItem: { snippetSupport: true } },
        foldingRange: { lineFoldingOnly: true },
      },
    },
  });
  sortUri = folder.fileUri('sort.lifecycle');
  formUri = folder.fileUri('form.lifecycle');
  // Only one of the two is open: the other is known from the disk.
  await client.open(formUri, form);
  await client.request('workspace/symbol', { query: '' });
});
afterAll(async () => {
  await client.shutDown();
  await folder[Symbol.asyncDispose]();
});

function positionOf(text: string, piece: string, into = 1): Position {
  return TextDocument.create('', '', 0, text).positionAt(text.indexOf(piece) + into);
}

function inForm(piece: string): { textDocument: { uri: string }; position: Position } {
  return { textDocument: { uri: formUri }, position: positionOf(form, piece) };
}

async function applied(uri: string, edit: WorkspaceEdit): Promise<string> {
  const text = await readFile(fileURLToPath(uri), 'utf8');
  return TextDocument.applyEdits(TextDocument.create(uri, '', 0, text), edit.changes?.[uri] ?? []);
}

it('completes across files, with documentation when an item is looked at', async () => {
  const items = await client.request<CompletionItem[]>('textDocument/completion', inForm('090 - Sort"'));
  expect(items.map(({ label }) => label)).toEqual(['090 - Sort']);
  const resolved = await client.request<CompletionItem>('completionItem/resolve', items[0]);
  expect(JSON.stringify(resolved.documentation)).toContain('The only writer');
});

it('writes snippets for those who know them, and plain text for others', async () => {
  const params = inForm('Fills Out Form');
  const [snippet] = await client.request<CompletionItem[]>('textDocument/completion', {
    ...params,
    position: { ...params.position, character: params.position.character + 13 },
  });
  expect([snippet?.textEdit?.newText, snippet?.insertTextFormat]).toEqual(['Fills Out Form "$1"', 2]);
  const plain = await startClient();
  await plain.open('untitled:plain', form);
  const [item] = await plain.request<CompletionItem[]>('textDocument/completion', {
    textDocument: { uri: 'untitled:plain' },
    position: positionOf(form, 'Fills Out Form', 14),
  });
  expect([item?.textEdit?.newText, item?.insertTextFormat]).toEqual(['Fills Out Form ""', 1]);
  await plain.shutDown();
});

it('hovers', async () => {
  const hover = await client.request<Hover>('textDocument/hover', inForm('Execute Campaign'));
  expect(hover.contents).toMatchObject({ kind: 'markdown' });
  expect(hover.range).toEqual({ start: { line: 6, character: 4 }, end: { line: 6, character: 20 } });
});

it('goes to a declaration in another file, with the span of the question and of the whole', async () => {
  const [link] = await client.request<LocationLink[]>('textDocument/definition', inForm('090 - Sort'));
  expect(link).toMatchObject({
    targetUri: sortUri,
    targetRange: { start: { line: 4, character: 0 } },
    targetSelectionRange: { start: { line: 5, character: 10 } },
    originSelectionRange: { start: { line: 6, character: 22 } },
  });
});

it('finds references in files that nobody has opened', async () => {
  const found = await client.request<Location[]>('textDocument/references', {
    ...inForm('090 - Sort'),
    context: { includeDeclaration: true },
  });
  expect(found.map(({ uri }) => uri).toSorted()).toEqual([formUri, sortUri]);
});

it('highlights', async () => {
  expect(
    await client.request<unknown[]>('textDocument/documentHighlight', inForm('090 - Sort')),
  ).toHaveLength(1);
});

it('renames in files that nobody has opened', async () => {
  expect(await client.request('textDocument/prepareRename', inForm('090 - Sort'))).toMatchObject({
    placeholder: '090 - Sort',
  });
  const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
    ...inForm('090 - Sort'),
    newName: '099 - Sort',
  });
  expect(await applied(sortUri, edit)).toContain('campaign "099 - Sort" {');
  expect(await applied(formUri, edit)).toContain('Execute Campaign "099 - Sort"');
});

it('refuses a bad name in words', async () => {
  await expect(
    client.request('textDocument/rename', { ...inForm('090 - Sort'), newName: '' }),
  ).rejects.toThrow('A name needs at least one character.');
});

it('outlines a file and finds symbols of the workspace', async () => {
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
    textDocument: { uri: formUri },
  });
  expect(symbols.map(({ name }) => name)).toEqual(['OPS', '050 - Hand Raise']);
  const found = await client.request<SymbolInformation[]>('workspace/symbol', { query: 'sort' });
  expect(found.map(({ name, containerName }) => [name, containerName])).toEqual([['090 - Sort', 'OPS']]);
});

it('shows who executes a campaign', async () => {
  const [item] = await client.request<CallHierarchyItem[]>(
    'textDocument/prepareCallHierarchy',
    inForm('090 - Sort'),
  );
  const calls = await client.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
  expect(calls.map(({ from, fromRanges }) => [from.name, fromRanges])).toEqual([
    ['050 - Hand Raise', [{ start: { line: 6, character: 4 }, end: { line: 6, character: 33 } }]],
  ]);
  expect(await client.request('callHierarchy/outgoingCalls', { item: calls[0]?.from })).toMatchObject([
    { to: { name: '090 - Sort' } },
  ]);
});

it('shows above a list what it costs', async () => {
  const uri = folder.fileUri('list.lifecycle');
  await client.open(uri, 'smart list "L" {\n  filter Member of List "A"\n}\n');
  expect(await client.request('textDocument/codeLens', { textDocument: { uri } })).toEqual([
    {
      range: { start: { line: 0, character: 11 }, end: { line: 0, character: 14 } },
      command: { title: 'Cost: medium (4 of 8) · members are looked up', command: '' },
    },
  ]);
  expect(await client.request('textDocument/codeLens', { textDocument: { uri: formUri } })).toEqual([]);
});

it('folds by lines, selects, formats and colours', async () => {
  const textDocument = { uri: formUri };
  expect(await client.request('textDocument/foldingRange', { textDocument })).toEqual([
    { startLine: 5, endLine: 7 },
    { startLine: 2, endLine: 8 },
  ]);
  const [selection] = await client.request<SelectionRange[]>('textDocument/selectionRange', {
    textDocument,
    positions: [positionOf(form, 'Sort"')],
  });
  const depth = (range: SelectionRange | undefined): number =>
    range === undefined ? 0 : 1 + depth(range.parent);
  expect(depth(selection)).toBeGreaterThan(4);
  expect(await client.request<TextEdit[]>('textDocument/formatting', { textDocument, options: {} })).toEqual(
    [],
  );
  const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
  expect(data.length % 5).toBe(0);
  const range = { start: { line: 4, character: 0 }, end: { line: 5, character: 0 } };
  const part = await client.request<SemanticTokens>('textDocument/semanticTokens/range', {
    textDocument,
    range,
  });
  expect(part.data.slice(0, 5)).toEqual([4, 2, 7, 0, 0]);
});

it('offers a quick fix with the diagnostic that it is for', async () => {
  const uri = 'untitled:fix';
  const text = 'campaign "A" {\n  trigger Fils Out Form "X"\n}\n';
  await client.open(uri, text);
  const diagnostics = await client.published(uri, (found) => found.length > 0);
  const about = diagnostics.find(({ code }) => code === 'name/unknown-trigger');
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: about?.range,
    context: { diagnostics },
  });
  const fix = actions.find(({ diagnostics: list }) => list?.[0]?.code === 'name/unknown-trigger');
  const edits = fix?.edit?.changes?.[uri] ?? [];
  expect(TextDocument.applyEdits(TextDocument.create(uri, '', 0, text), edits)).toContain('Fills Out Form');
});

it('applies all safe fixes when it is asked for by name, and leaves the workspace as it was', async () => {
  const uri = 'untitled:fix-all';
  const text = '// lifecycle-ignore slow/contains-many -- no longer\nlist "A"\n';
  await client.open(uri, text);
  const ask = (only: readonly string[]): Promise<CodeAction[]> =>
    client.request('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], only },
    });
  const [action] = await ask(['source.fixAll']);
  expect(action?.kind).toBe('source.fixAll.lifecycle');
  const edits = action?.edit?.changes?.[uri] ?? [];
  expect(TextDocument.applyEdits(TextDocument.create(uri, '', 0, text), edits)).toBe('list "A"\n');
  expect(await ask(['refactor'])).toEqual([]);
  const diagnostics = await client.published(uri, (found) => found.length > 0);
  expect(diagnostics.map(({ code }) => code)).toContain('suppress/unused');
});

it('draws the lifecycle of the project that a file belongs to', async () => {
  const { title, svg, text } = await client.request<{ title: string; svg: string; text: string }>(
    'lifecycle/graph',
    {
      uri: formUri,
    },
  );
  expect(title).toBe('OPS');
  expect(svg).toMatch(/^<svg[^>]*>[^]*<\/svg>\s*$/);
  expect(text).toContain('090 - Sort');
});
