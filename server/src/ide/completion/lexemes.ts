import { tokenize, type SyntaxTokenType } from '../../syntax/index.ts';
import type { Lexeme } from './lexeme.ts';

/** The tokens between two offsets, line ends included, and the one that reaches over the end. */
export function* lexemesOf(text: string, from: number, to: number): Generator<Lexeme> {
  const nextLine = text.indexOf('\n', to);
  const source = text.slice(from, nextLine === -1 ? text.length : nextLine);
  let last = from;
  for (const token of tokenize(source)) {
    const start = from + token.start;
    const end = from + token.end;
    if (endsLine(text, last, Math.min(start, to))) yield lineEnd(last, start);
    const image = text.slice(start, end);
    yield { kind: kindOf(token.type, image), start, end, image, open: isOpen(image) };
    last = end;
  }
  if (endsLine(text, last, to)) yield lineEnd(last, to);
}

function endsLine(text: string, from: number, to: number): boolean {
  return /[\r\n]/.test(text.slice(from, to));
}

function lineEnd(start: number, end: number): Lexeme {
  return { kind: 'line end', start, end, image: '\n', open: false };
}

function kindOf(type: SyntaxTokenType, image: string): Lexeme['kind'] {
  switch (type) {
    case 'keyword':
    case 'constant':
    case 'word':
      return 'word';
    case 'text':
    case 'token':
    case 'number':
    case 'unreadable':
      return type;
    case 'field':
      return 'bracketed';
    case 'date':
    case 'time':
    case 'dateTime':
      return 'date';
    case 'brace':
      return image === '{' ? '{' : '}';
    case 'comma':
      return ',';
    case 'arrow':
      return '->';
    case 'comment':
    case 'docComment':
      return 'comment';
  }
}

/** A quote, bracket, brace or comment that its own end is missing from. */
function isOpen(image: string): boolean {
  if (image.startsWith('"')) {
    const isQuoted = image.length > 1 && image.endsWith('"');
    return !isQuoted || runAtEnd(image.slice(0, -1), '\\') % 2 === 1;
  }
  // `]]` is a bracket of the name itself.
  if (image.startsWith('[')) return runAtEnd(image, ']') % 2 === 0;
  if (image.startsWith('{{')) return !image.endsWith('}}');
  return image.startsWith('/*') && !image.endsWith('*/');
}

/** How many of these characters a text ends with. */
function runAtEnd(text: string, character: string): number {
  let at = text.length;
  while (at > 0 && text[at - 1] === character) at -= 1;
  return text.length - at;
}
