import { widthOf } from '../../ide/index.ts';
import type { Paint, Style } from './colours.ts';

/** A rule's page, written in Markdown, as a terminal shows it: headings bold, examples further in, links in words. */
export function pageText(markdown: string, width: number, paint: Paint): string {
  const blocks = blocksOf(markdown).map((block) => {
    const text = drawn(block, Math.min(width, 100), paint);
    return block.kind === 'heading' && !block.top ? `${text}\n` : `${text}\n\n`;
  });
  return `${blocks.join('').trimEnd()}\n`;
}

type Block =
  | { readonly kind: 'heading'; readonly text: string; readonly top: boolean }
  | { readonly kind: 'code'; readonly lines: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'paragraph'; readonly text: string };

function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) blocks.push(textBlock(open));
    open = [];
  };
  const lines = markdown.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const heading = /^(#+) (.*)$/.exec(line);
    if (line.startsWith('```')) {
      close();
      const end = lines.indexOf('```', at + 1);
      const until = end === -1 ? lines.length : end;
      blocks.push({ kind: 'code', lines: lines.slice(at + 1, until) });
      at = until;
    } else if (heading !== null) {
      close();
      blocks.push({ kind: 'heading', text: heading[2] ?? '', top: heading[1] === '#' });
    } else if (line.trim() === '') close();
    else {
      if (line.startsWith('- ') && open[0]?.startsWith('- ') === false) close();
      open.push(line);
    }
  }
  close();
  return blocks;
}

function textBlock(lines: readonly string[]): Block {
  if (lines[0]?.startsWith('- ') !== true) return { kind: 'paragraph', text: lines.join(' ') };
  const items: string[] = [];
  for (const line of lines) {
    if (line.startsWith('- ')) items.push(line.slice(2));
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return { kind: 'list', items };
}

function drawn(block: Block, width: number, paint: Paint): string {
  switch (block.kind) {
    case 'heading':
      return block.top ? paint(['bold', 'underline'], block.text) : paint('bold', block.text);
    case 'code':
      return block.lines.map((line) => (line === '' ? '' : `    ${paint('cyan', line)}`)).join('\n');
    case 'list':
      return block.items.map((item) => flowed(item, '  - ', '    ', width, paint)).join('\n');
    case 'paragraph':
      return flowed(block.text, '  ', '  ', width, paint);
  }
}

/** Wraps first and paints then, word by word, so that no colour is broken by the end of a line. */
function flowed(text: string, first: string, next: string, width: number, paint: Paint): string {
  const lines: string[] = [];
  let line = first;
  let taken = 0;
  for (const word of wordsOf(text, paint)) {
    const wanted = widthOfWord(word) + (taken === 0 ? 0 : 1);
    if (taken > 0 && next.length + taken + wanted > width) {
      lines.push(line);
      line = next;
      taken = 0;
    }
    const shown = word.map((piece) =>
      piece.style === undefined ? piece.text : paint(piece.style, piece.text),
    );
    line += `${taken === 0 ? '' : ' '}${shown.join('')}`;
    taken += taken === 0 ? widthOfWord(word) : wanted;
  }
  return [...lines, line].join('\n');
}

/** What stands between two blanks: `code`, and the comma behind it. */
type Word = Piece[];

interface Piece {
  readonly text: string;
  readonly style: Style | undefined;
}

function widthOfWord(word: Word): number {
  return word.reduce((sum, { text }) => sum + widthOf(text), 0);
}

/** Code keeps its backticks where there is no colour to tell it apart; a link to another page is just its name. */
function wordsOf(text: string, paint: Paint): Word[] {
  const coloured = paint('cyan', '') !== '';
  const linked = text.replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_, name: string, to: string) =>
    /^https?:/.test(to) ? `${name} (${to})` : name,
  );
  const pieces = linked.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part, at): Piece => {
    if (at % 2 === 0) return { text: part, style: undefined };
    if (part.startsWith('**')) return { text: part.slice(2, -2), style: 'bold' };
    return coloured ? { text: part.slice(1, -1), style: 'cyan' } : { text: part, style: undefined };
  });
  const words: Word[] = [[]];
  for (const { text: piece, style } of pieces) {
    for (const [at, part] of piece.split(/ +/).entries()) {
      if (at > 0) words.push([]);
      if (part !== '') words.at(-1)?.push({ text: part, style });
    }
  }
  return words.filter((word) => word.length > 0);
}
