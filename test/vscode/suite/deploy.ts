import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Test } from '../runner.ts';
import { openFile, until } from './workspace.ts';

export const deployTests: readonly Test<undefined>[] = [
  {
    name: 'plans for the local sandbox and shows the plan as a diff',
    run: async () => {
      await openFile('funnel.lifecycle');
      await vscode.workspace.getConfiguration('lifecycle').update('instance', 'local-sandbox');
      await vscode.commands.executeCommand('lifecycle.plan');
      const document = vscode.window.activeTextEditor?.document;
      assert.equal(document?.languageId, 'diff');
      assert.match(document?.getText() ?? '', /10 - Hand Raise/);
    },
  },
  {
    name: 'draws the lifecycle in a panel',
    run: async () => {
      await openFile('funnel.lifecycle');
      await vscode.commands.executeCommand('lifecycle.showGraph');
      await until(() =>
        vscode.window.tabGroups.all
          .flatMap((group) => group.tabs)
          .some(({ input }) => input instanceof vscode.TabInputWebview),
      );
    },
  },
];
