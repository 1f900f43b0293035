import { window } from 'vscode';
import type { ShowRaceParams } from '../../../../server/src/lsp/protocol.ts';
import type { App } from '../../infrastructure/app.ts';
import { registerCommand } from '../../infrastructure/commands.ts';

/** Two orders of the campaigns that end differently, one beside the other: from the light bulb, or where the cursor is. */
export function activateRaces(app: App): void {
  registerCommand(app, 'lifecycle.showRace', async (...[asked]) => {
    const place = (asked as ShowRaceParams | undefined) ?? placeOfCursor();
    if (place === undefined) {
      void window.showInformationMessage('Put the cursor on a race first: it is underlined.');
      return;
    }
    const { title, text } = await app.server.request('lifecycle/race', place);
    await app.documents.show(title, text, 'plaintext');
  });
}

function placeOfCursor(): ShowRaceParams | undefined {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== 'lifecycle') return undefined;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}
