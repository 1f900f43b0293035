import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Test } from '../runner.ts';
import { diagnosticsOf, openFile, openText, outlineOf, rangeOf } from './workspace.ts';

const broken = `campaign "A" {
  trigger Fills Out Form "Demo"
  flow {
    Chnage Data Value [Job Title] to "VP"
  }
}
`;

const unformatted = `campaign   "A"  {
flow {
Change data value [Job Title] to "VP"
   Change data value   [Country] to "US"
}
}
`;

const formatted = `campaign "A" {
  flow {
    Change Data Value [Job Title] to "VP"
    Change Data Value [Country] to "US"
  }
}
`;

export const languageTests: readonly Test<undefined>[] = [
  {
    name: 'finds nothing wrong with the workspace',
    run: async () => {
      const { document } = await openFile('funnel.lifecycle');
      const symbols = await outlineOf(document.uri);
      assert(symbols.length > 0, 'the outline has entries');
      const errors = vscode.languages.getDiagnostics(document.uri).filter(isError);
      assert.deepEqual(errors.map(String), []);
    },
  },
  {
    name: 'reports a misspelt step with a code that links to its page',
    run: async () => {
      const { document } = await openText(broken);
      const [diagnostic] = await diagnosticsOf(document.uri, (found) => found.some(isError));
      assert(diagnostic !== undefined);
      assert.equal(diagnostic.range.start.line, 3);
      assert(diagnostic.code !== undefined, 'it has a code');
    },
  },
  {
    name: 'mends the misspelt step with its quick fix',
    run: async () => {
      const { document } = await openText(broken);
      await diagnosticsOf(document.uri, (found) => found.some(isError));
      const range = rangeOf(document, 'Chnage Data Value');
      const kind = vscode.CodeActionKind.QuickFix.value;
      const actions = await run<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
        kind,
      );
      const fix = actions.find(({ edit }) => edit !== undefined);
      assert(fix?.edit !== undefined, `a fix among ${actions.map(({ title }) => title).join(', ')}`);
      await vscode.workspace.applyEdit(fix.edit);
      assert.match(document.getText(), / {4}Change Data Value \[Job Title\]/);
    },
  },
  {
    name: 'completes, hovers, finds the references and renames across the file',
    run: async () => {
      const { document } = await openFile('funnel.lifecycle');
      const at = rangeOf(document, 'Change Data Value').start;
      const completion = await run<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        at,
      );
      assert(completion.items.some(({ label }) => labelOf(label).startsWith('Change Data Value')));
      const hovers = await run<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
      assert(hovers.length > 0, 'the step has a hover');

      const field = rangeOf(document, 'Hand Raised').start;
      const references = await run<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, field);
      assert.equal(references.length, 2);
      const edit = await run<vscode.WorkspaceEdit>(
        'vscode.executeDocumentRenameProvider',
        document.uri,
        field,
        'Asked',
      );
      assert.equal(edit.get(document.uri).length, 2);
    },
  },
  {
    name: 'formats a file',
    run: async () => {
      const { document } = await openText(unformatted);
      const options = { tabSize: 2, insertSpaces: true };
      const edits = await run<vscode.TextEdit[]>(
        'vscode.executeFormatDocumentProvider',
        document.uri,
        options,
      );
      const edit = new vscode.WorkspaceEdit();
      edit.set(document.uri, edits);
      await vscode.workspace.applyEdit(edit);
      assert.equal(document.getText(), formatted);
    },
  },
  {
    name: 'checks again after the server was restarted',
    run: async () => {
      await run('lifecycle.restartServer');
      const { document } = await openText(broken);
      await diagnosticsOf(document.uri, (found) => found.some(isError));
    },
  },
];

async function run<T>(command: string, ...args: unknown[]): Promise<T> {
  return vscode.commands.executeCommand<T>(command, ...args);
}

function isError({ severity }: vscode.Diagnostic): boolean {
  return severity === vscode.DiagnosticSeverity.Error;
}

function labelOf(label: string | vscode.CompletionItemLabel): string {
  return typeof label === 'string' ? label : label.label;
}
