import type { Comment, LifecycleFile, ParseResult } from '../../server/src/syntax/index.ts';

/** What a tree says, without where it says it: for comparing a text with its formatted version. */
export function meaningOf(file: LifecycleFile): unknown {
  return plain(file);
}

const places = new Set([
  'start',
  'end',
  'offset',
  'keyword',
  'words',
  'unitSpan',
  'comments',
  'problems',
  'length',
]);

function plain(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(plain);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).filter(([key]) => !places.has(key));
  const meaning: Record<string, unknown> = Object.fromEntries(
    entries.map(([key, value]) => [key, plain(value)]),
  );
  // Letter case of names, and how a number is written, are the formatter's business.
  if (meaning['kind'] === 'Words') meaning['text'] = String(meaning['text']).toLowerCase();
  if (meaning['kind'] === 'Number' || meaning['kind'] === 'Duration') delete meaning['text'];
  return meaning;
}

/** Every comment of a file in the order of the text. */
export function commentsOf({ file }: ParseResult): string[] {
  const found: { at: number; text: string }[] = [];
  const collect = (container: Pick<LifecycleFile, 'comments' | 'items'>, origin: number): void => {
    for (const { start, text } of container.comments) found.push({ at: origin + start, text });
    for (const { declaration, offset } of container.items) {
      const items = declaration.kind === 'Folder' ? declaration.items : [];
      collect({ comments: declaration.comments satisfies readonly Comment[], items }, origin + offset);
    }
  };
  collect(file, 0);
  return found.sort((one, other) => one.at - other.at).map(({ text }) => text.replaceAll(/\r\n?/g, '\n'));
}
