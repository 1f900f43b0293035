import { type Document, type Model, revise } from '../../../model/index.ts';
import { format, parse } from '../../../syntax/index.ts';
import type { Edit } from '../../rule.ts';

/** The texts of the files that edits change, by uri. Undefined when a place is not in these files, or edits collide. */
export function edited(model: Model, edits: readonly Edit[]): ReadonlyMap<string, string> | undefined {
  const located = edits.flatMap(({ place, text }) => {
    const at = model.locate(place);
    return at === undefined ? [] : [{ ...at, text }];
  });
  if (located.length < edits.length || located.length === 0) return undefined;
  const texts = new Map<string, string>();
  for (const [uri, list] of Map.groupBy(located, (edit) => edit.uri)) {
    const document = model.documents.get(uri);
    const text = document && applied(document.text, list);
    if (document === undefined || text === undefined) return undefined;
    texts.set(uri, neat(model, document, text));
  }
  return texts;
}

interface PlainEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function applied(text: string, edits: readonly PlainEdit[]): string | undefined {
  const pieces: string[] = [];
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < at) return undefined;
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** A file that had the one layout keeps it; in any other, what the repair does not touch stays as it is. */
function neat({ catalogue }: Model, { parsed, text: before }: Document, after: string): string {
  if (format(parsed, { catalogue }) === before) return format(after, { catalogue });
  return /^[^\n]*\r\n/.test(before) ? after.replaceAll(/\r?\n/g, '\r\n') : after;
}

/** The model of the changed files; undefined when something can no longer be read, or does not fit the layout. */
export function revised(model: Model, texts: ReadonlyMap<string, string>): Model | undefined {
  const after = revise(model, texts);
  for (const uri of texts.keys()) {
    const [was, is] = [model.documents.get(uri), after.documents.get(uri)];
    if (was === undefined || is === undefined || problemsIn(is) > problemsIn(was)) return undefined;
    const formatted = format(is.parsed, { catalogue: model.catalogue });
    if (problemsIn({ parsed: parse(formatted) }) > problemsIn(was)) return undefined;
  }
  return after;
}

function problemsIn({ parsed: { file } }: Pick<Document, 'parsed'>): number {
  const count = (items: typeof file.items): number =>
    items.reduce(
      (sum, { declaration }) =>
        sum + declaration.problems.length + (declaration.kind === 'Folder' ? count(declaration.items) : 0),
      0,
    );
  return file.problems.length + count(file.items);
}
