import { catalogue } from '../../catalogue/index.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import { parse } from '../parse.ts';
import type { ParseResult } from '../parse.ts';
import { contentLines } from './containers.ts';

export interface FormatOptions {
  /** Columns that a line may have where it can be broken; 100 unless told. */
  readonly width?: number;
  /** Where canonical names come from; Marketo's own vocabulary unless told. */
  readonly catalogue?: Catalogue;
}

/**
 * The one layout of a file. Keeps every comment and the order of everything; declarations with syntax problems stay as
 * they are written. Formatting twice gives the same as formatting once.
 */
export function format(input: string | ParseResult, options: FormatOptions = {}): string {
  const { text, file } = typeof input === 'string' ? parse(input) : input;
  const style = { width: options.width ?? 100, catalogue: options.catalogue ?? catalogue };
  const lines = contentLines(file, text, 0, 0, style).slice(1);
  const formatted = lines === '' ? '' : `${lines}\n`;
  return formatted.replace(/\r\n?|\n/g, endOfFirstLine(text));
}

function endOfFirstLine(text: string): string {
  const lineFeed = text.indexOf('\n');
  return lineFeed > 0 && text[lineFeed - 1] === '\r' ? '\r\n' : '\n';
}
