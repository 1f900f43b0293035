import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Test } from '../runner.ts';
import { openFile, until } from './workspace.ts';

const id = 'marketo-lifecycle.marketo-lifecycle';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

export const activationTests: readonly Test<undefined>[] = [
  {
    name: 'does nothing before a .lifecycle file is seen',
    run: () => assert.equal(extension().isActive, false),
  },
  {
    name: 'activates when a .lifecycle file is opened',
    run: async () => {
      const editor = await openFile('funnel.lifecycle');
      assert.equal(editor.document.languageId, 'lifecycle');
      await until(() => extension().isActive);
    },
  },
  {
    name: 'registers every command of its manifest',
    run: async () => {
      const registered = new Set(await vscode.commands.getCommands(true));
      const { contributes } = extension().packageJSON as Manifest;
      const missing = contributes.commands.filter(({ command }) => !registered.has(command));
      assert.deepEqual(missing, []);
    },
  },
];

function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension(id);
  assert(found !== undefined, `${id} is installed`);
  return found;
}
