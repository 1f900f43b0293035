import type { TextDocument } from 'vscode-languageserver-textdocument';
import { largestFile } from '../project/index.ts';
import type { TextSource } from './project.ts';

/** The documents that the client has open, by URI. */
export type OpenDocuments = Map<string, TextDocument>;

/** A document beyond the size of any real file is not read: it counts as empty, and a diagnostic says so. */
export function sourceOf(document: TextDocument): TextSource {
  return { version: document.version, getText: () => (isTooLarge(document) ? '' : document.getText()) };
}

export function isTooLarge(document: TextDocument): boolean {
  return document.offsetAt({ line: document.lineCount, character: 0 }) > largestFile;
}
