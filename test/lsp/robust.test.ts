import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, pulls, startClient } from './server-process.ts';

const uri = 'untitled:robust';
let client: Client;

beforeAll(async () => {
  client = await startClient({ capabilities: pulls });
  await client.open(uri, 'list "X"');
});
afterAll(() => client.shutDown());

async function expectAlive(): Promise<void> {
  expect(await client.request('textDocument/documentSymbol', { textDocument: { uri } })).toHaveLength(1);
}

it('goes on after a message that is no JSON', async () => {
  client.child.stdin.write('Content-Length: 9\r\n\r\n{"broken"');
  await expectAlive();
});

it('goes on after headers that are none', async () => {
  client.child.stdin.write('Content-Type: nothing\r\nContent-Length: 2\r\n\r\n{}');
  await expectAlive();
});

it('refuses a request that it does not know', async () => {
  await expect(client.request('lifecycle/unheardOf', {})).rejects.toThrow(
    'Unhandled method lifecycle/unheardOf',
  );
});

it.each([
  ['textDocument/hover', {}],
  ['textDocument/completion', { textDocument: null, position: null }],
  ['textDocument/codeAction', { textDocument: { uri } }],
  ['textDocument/rename', { textDocument: { uri: 42 }, position: { line: 'x' } }],
  ['textDocument/diagnostic', {}],
  ['textDocument/hover', { textDocument: { uri }, position: { line: -1, character: 1e9 } }],
  ['textDocument/hover', { textDocument: { uri: 'file:///%00' }, position: { line: 0, character: 0 } }],
  ['workspace/diagnostic', {}],
  ['textDocument/semanticTokens/full', undefined],
  ['completionItem/resolve', { label: 'x', data: { uri, subject: { of: '__proto__', name: 'x' } } }],
  [
    'completionItem/resolve',
    { label: 'x', data: { uri, subject: { of: 'keyword', name: 'x', owner: 'constructor' } } },
  ],
])('answers a senseless %s and lives', async (method, params) => {
  const answer = await client.request<unknown>(method, params);
  expect(JSON.stringify(answer ?? null)).not.toContain('.ts:');
  await expectAlive();
});

it.each([
  [
    'textDocument/didChange',
    { textDocument: { uri: 'untitled:never-opened', version: 3 }, contentChanges: [] },
  ],
  ['textDocument/didChange', {}],
  ['textDocument/didClose', { textDocument: { uri: 'untitled:never-opened' } }],
  ['textDocument/didOpen', { textDocument: {} }],
  ['workspace/didChangeWatchedFiles', { changes: [{ uri: 'not an address', type: 1 }] }],
  ['workspace/didChangeWatchedFiles', {}],
])('survives a senseless %s', async (method, params) => {
  await client.notify(method, params);
  await expectAlive();
});

it('says in the log what broke, and nowhere else', async () => {
  await client.request('textDocument/codeAction', { textDocument: { uri } });
  expect(client.log.join('\n')).toContain('textDocument/codeAction failed, and was answered with nothing');
});

it('answers a request that is cancelled at once as cancelled, and the next one', async () => {
  const hover = { textDocument: { uri }, position: { line: 0, character: 6 } };
  const id = 'cancel-me';
  const header = (body: string): string => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  const request = JSON.stringify({ jsonrpc: '2.0', id, method: 'textDocument/hover', params: hover });
  const cancel = JSON.stringify({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id } });
  const answered = new Promise<string>((resolve) => {
    client.child.stdout.on('data', (data: Buffer) => {
      if (data.toString().includes(id)) resolve(data.toString());
    });
  });
  client.child.stdin.write(header(request) + header(cancel));
  expect(await answered).toContain('-32800');
  await expectAlive();
});

it('checks no document of more than 10 MB, says so, and answers about others', async () => {
  const large = 'untitled:large';
  const line = '// Nothing to be seen in this line, but it is long enough to matter in the end.\n';
  await client.open(large, line.repeat(Math.ceil((10.5 * 1024 * 1024) / line.length)));
  const report = await client.request<{ items: { message: string }[] }>('textDocument/diagnostic', {
    textDocument: { uri: large },
  });
  expect(report.items.map(({ message }) => message)).toEqual([
    'Files above 10 MB are not checked.\nSplit it: one program per file.',
  ]);
  await client.change(large, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, 'x');
  await client.notify('textDocument/didClose', { textDocument: { uri: large } });
  await expectAlive();
});

it('answers about a document of just under 10 MB', async () => {
  const large = 'untitled:almost-too-large';
  const line = 'list "A name of a list that is long enough to fill the file in reasonable time"\n';
  const text = line.repeat(Math.floor((9.9 * 1024 * 1024) / line.length));
  await client.open(large, text);
  const symbols = await client.request<unknown[]>('textDocument/documentSymbol', {
    textDocument: { uri: large },
  });
  expect(symbols).toHaveLength(text.length / line.length);
  await client.notify('textDocument/didClose', { textDocument: { uri: large } });
});
