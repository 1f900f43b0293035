import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { createConnection } from 'vscode-languageserver/node';
import { type EditorReporter, editorReporter } from '../../server/src/lsp/reporter.ts';
import type { Session } from '../../server/src/lsp/session.ts';

/** A reporter, and the editor that it speaks to. */
function talk(token?: string): { readonly reporter: EditorReporter; readonly editor: MessageConnection } {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const connection = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  const editor = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  connection.listen();
  return { reporter: editorReporter({ connection } as unknown as Session, token), editor };
}

it('asks with the extension’s own dialog', async () => {
  const { reporter, editor } = talk();
  editor.onRequest('lifecycle/ask', ({ question }: { question: string }) =>
    question === 'Go on?' ? 'Yes' : 'No',
  );
  editor.onRequest('lifecycle/askText', () => 'Live');
  editor.listen();
  expect(await reporter.ask('Go on?', ['Yes', 'No'], 'No')).toBe('Yes');
  expect(await reporter.askText('Name?')).toBe('Live');
});

it('asks in a plain dialog where the editor knows no other, and takes the safe answer without one', async () => {
  const { reporter, editor } = talk();
  const answers = [{ title: 'Yes' }, null, { title: 'Something else' }];
  editor.onRequest('window/showMessageRequest', () => answers.shift());
  editor.listen();
  expect(await reporter.ask('Go on?', ['Yes', 'No'], 'No')).toBe('Yes');
  expect(await reporter.ask('Go on?', ['Yes', 'No'], 'No')).toBe('No');
  expect(await reporter.ask('Go on?', ['Yes', 'No'], 'No')).toBe('No');
  expect(await reporter.askText('Name?')).toBeUndefined();
});

it('begins, follows and ends one progress for all pieces of a work', async () => {
  const { reporter, editor } = talk('token');
  const seen: unknown[] = [];
  const over = new Promise<void>((resolve) => {
    editor.onNotification('$/progress', ({ value }: { value: { kind: string } }) => {
      seen.push(value);
      if (value.kind === 'end') resolve();
    });
  });
  editor.listen();
  const reading = reporter.progress('Reading', 2);
  reading.step('one');
  reading.step('two');
  reading.done();
  reporter.progress('Writing').step('three');
  reporter.end();
  await over;
  expect(seen).toMatchObject([
    { kind: 'begin', title: 'Reading', cancellable: true },
    { kind: 'report', message: 'one', percentage: 0 },
    { kind: 'report', message: 'two', percentage: 50 },
    { kind: 'report', message: 'Reading', percentage: 100 },
    { kind: 'report', message: 'Writing' },
    { kind: 'report', message: 'three' },
    { kind: 'end' },
  ]);
});

it('tells notes as messages', async () => {
  const { reporter, editor } = talk();
  const told = new Promise((resolve) => editor.onNotification('window/showMessage', resolve));
  editor.listen();
  reporter.notify('warning', 'The quota is nearly used up.');
  expect(await told).toEqual({ type: 2, message: 'The quota is nearly used up.' });
});
