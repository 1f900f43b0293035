import { catalogue } from '../../catalogue/index.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import { parse } from '../parse.ts';
import type { ParseResult } from '../parse.ts';
import { contentLines } from './containers.ts';

export interface FormatOptions {
  /** Columns that a line may have where it can be broken; 120 unless told. */
  readonly width?: number;
  /** Where canonical names come from; Marketo's own vocabulary unless told. */
  readonly catalogue?: Catalogue;
}

/**
 * The one layout of a file. Keeps every comment and the order of everything; declarations with syntax problems stay as
 * they are written. Formatting twice gives the same as formatting once.
 */
export function format(input: string | ParseResult, options: FormatOptions = {}): string {
  const written = typeof input === 'string' ? input : input.text;
  const { text, file } =
    written.includes('\r') || typeof input === 'string' ? parse(unified(written)) : input;
  const style = { width: options.width ?? 120, catalogue: options.catalogue ?? catalogue };
  const lines = contentLines(file, text, 0, 0, style).slice(1);
  const formatted = lines === '' ? '' : `${lines}\n`;
  return endOfFirstLine(written) === '\n' ? formatted : formatted.replaceAll('\n', '\r\n');
}

function unified(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

function endOfFirstLine(text: string): string {
  const lineFeed = text.indexOf('\n');
  return lineFeed > 0 && text[lineFeed - 1] === '\r' ? '\r\n' : '\n';
}
