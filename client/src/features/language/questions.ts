import { window } from 'vscode';
import type { Server } from '../../infrastructure/language-client.ts';

/** Puts the server's questions to the person. Dismissing one is the safe answer. */
export function answerQuestions(server: Server): void {
  server.answer('lifecycle/ask', async ({ question, options, fallback }) => {
    // The dialog brings its own Cancel.
    const buttons = options.filter((option) => option !== 'Cancel');
    return (await window.showWarningMessage(question, { modal: true }, ...buttons)) ?? fallback;
  });
  server.answer(
    'lifecycle/askText',
    async ({ question }) => (await window.showInputBox({ prompt: question, ignoreFocusOut: true })) ?? null,
  );
}
