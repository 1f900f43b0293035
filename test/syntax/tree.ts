import { expect } from 'vitest';
import { childrenOf, parse } from '../../server/src/syntax/index.ts';
import type { Comment, LifecycleFile, ParseResult, SyntaxNode } from '../../server/src/syntax/index.ts';

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

/**
 * A node on one line, close to how it is written: kinds in front, words between angle brackets, values as they are.
 * For tests that show what a piece of text is read as.
 */
export function outline(node: SyntaxNode): string {
  switch (node.kind) {
    case 'Words':
      return `<${node.text}>`;
    case 'String':
      return JSON.stringify(node.value);
    case 'FieldName':
      return `[${node.name}]`;
    case 'Number':
    case 'Date':
    case 'Time':
    case 'DateTime':
      return node.text;
    case 'Duration':
      return `${node.amount}~${node.unit}`;
    case 'Boolean':
      return String(node.value);
    case 'Empty':
      return 'empty';
    case 'Token':
      return `{{${node.name}}}`;
    case 'Values':
      return `(${node.items.map(outline).join(' ')})`;
    case 'Phrase':
      return childrenOf(node).map(outline).join(' ');
    case 'Constraints':
      return `{${node.items.map(outline).join('; ')}}`;
    case 'Constraint':
      return childrenOf(node).map(outline).join(' ');
    case 'Broken':
      return `Broken ${JSON.stringify(node.text)}`;
    default:
      return [...marksOf(node), ...childrenOf(node).map(outlineInside)].join(' ');
  }
}

function outlineInside(node: SyntaxNode): string {
  const text = outline(node);
  return text.startsWith(node.kind) ? `(${text})` : text;
}

/** The kind of a node, and what it says that is no node. */
function marksOf(node: SyntaxNode): string[] {
  const marks: string[] = [node.kind];
  if (node.kind === 'Test' && node.negated) marks.push('not');
  if (node.kind === 'Group') marks.push(node.match);
  if (node.kind === 'Limits') marks.push(node.on ? 'on' : 'off');
  if (node.kind === 'Qualify' && typeof node.rule === 'string') marks.push(node.rule);
  if (node.kind === 'Schedule') marks.push(node.schedule.repeat?.kind ?? 'once');
  if (node.kind === 'StampField' && node.which !== undefined) marks.push(node.which);
  if (node.kind === 'Allow' && typeof node.from === 'string') marks.push(node.from);
  if (node.kind === 'Happens' && typeof node.times === 'string') marks.push(node.times);
  if (node.kind === 'When' && node.creatingPerson) marks.push('creating');
  if (node.kind === 'Becomes' && node.inSalesforce) marks.push('in Salesforce');
  return marks;
}

/** The tree of a text that has no syntax problems. */
export function readClean(text: string): LifecycleFile {
  const { file, problems } = parse(text);
  expect(problems).toEqual([]);
  return file;
}

/** What stands in the block of a text's only declaration, each item in outline. */
export function itemsOf(text: string): string[] {
  const [first] = readClean(text).items;
  const declaration = first?.declaration;
  if (declaration === undefined) return [];
  return childrenOf(declaration)
    .filter((node) => node.kind !== 'File' && node.start > text.indexOf('{'))
    .map(outline);
}
