import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Document, type Location, type Model, positionAt } from '../../model/index.ts';

/** A file as it is named from the current folder. */
export function fileText(uri: string, cwd: string): string {
  return uri.startsWith('file:') ? relative(cwd, fileURLToPath(uri)) : uri;
}

/** `samples/a.lifecycle:14:5`, counted from 1 as editors show it. */
export function placeText(document: Document, offset: number, cwd: string): string {
  const { line, character } = positionAt(document, offset);
  return `${fileText(document.uri, cwd)}:${line + 1}:${character + 1}`;
}

/** A place for programs: lines and characters from 0, in UTF-16 units. */
export function placeJson(model: Model, location: Location, cwd: string) {
  const document = model.documents.get(location.uri);
  const file = fileText(location.uri, cwd);
  if (document === undefined) return { file };
  return {
    file,
    range: { start: positionAt(document, location.start), end: positionAt(document, location.end) },
  };
}
