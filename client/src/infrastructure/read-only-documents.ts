import { EventEmitter, Uri, commands, languages, window, workspace } from 'vscode';
import type { Disposable } from 'vscode';

const scheme = 'lifecycle-report';

/** Texts that are shown and never saved: plans, drift, Salesforce findings. The latest of one title replaces the former. */
export interface ReadOnlyDocuments extends Disposable {
  /** Opens the text in the language given, such as `diff`. */
  show(title: string, text: string, language: string): Promise<void>;
  /** Opens Markdown as a rendered page. */
  showMarkdown(title: string, text: string): Promise<void>;
}

export function createReadOnlyDocuments(): ReadOnlyDocuments {
  const texts = new Map<string, string>();
  const changes = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changes.event,
    provideTextDocumentContent: (uri) => texts.get(uri.path) ?? '',
  });
  const put = (title: string, text: string): Uri => {
    const uri = Uri.from({ scheme, path: `/${title}` });
    texts.set(uri.path, text);
    changes.fire(uri);
    return uri;
  };
  return {
    show: async (title, text, language) => {
      const document = await workspace.openTextDocument(put(title, text));
      await languages.setTextDocumentLanguage(document, language);
      await window.showTextDocument(document, { preview: true });
    },
    showMarkdown: async (title, text) => {
      await commands.executeCommand('markdown.showPreview', put(`${title}.md`, text));
    },
    dispose: () => {
      provider.dispose();
      changes.dispose();
    },
  };
}
