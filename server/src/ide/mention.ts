import type { Document, Model, ModelSymbol, Reference, Standing } from '../model/index.ts';
import type { Span } from '../syntax/index.ts';
import { declaredBy } from './declared.ts';
import { insideOf, spell, type Written, writtenAs } from './spelling.ts';
import { stageMentionsOf } from './stage-mention.ts';

/**
 * One place where a file names something that files declare. The span counts from the file's beginning and covers the
 * name alone, without quotes, brackets, braces or the program before its dot.
 */
export interface Mention extends Span {
  readonly uri: string;
  /** Several where a name was declared several times. */
  readonly symbols: readonly ModelSymbol[];
  readonly role: 'declares' | 'reads' | 'writes' | 'calls' | 'names';
  readonly written: Written;
}

/** What two mentions of one thing have in common. A field of Marketo's own is one, whatever alias names it. */
export function identityOf(symbol: ModelSymbol): object {
  return (symbol.kind === 'field' ? symbol.standard : undefined) ?? symbol;
}

/** Every mention in a file of something that has this name, or of anything. */
export function* mentionsIn(model: Model, document: Document, name?: string): Generator<Mention> {
  for (const standing of document.declarations) yield* mentionsOf(model, document, standing, name);
}

/** What is named at an offset, the offset after the last character included. */
export function mentionAt(model: Model, document: Document, offset: number): Mention | undefined {
  const standing = standingAt(document, offset);
  if (standing === undefined) return undefined;
  for (const mention of mentionsOf(model, document, standing)) {
    if (mention.start <= offset && offset <= mention.end) return mention;
  }
  return undefined;
}

/** The innermost declaration around an offset. */
export function standingAt(document: Document, offset: number): Standing | undefined {
  return document.declarations.findLast(
    ({ offset: start, declaration }) => start <= offset && offset <= start + declaration.end,
  );
}

function* mentionsOf(
  model: Model,
  document: Document,
  { declaration, offset }: Standing,
  name?: string,
): Generator<Mention> {
  for (const symbol of declaredBy(model, declaration)) {
    if (symbol.place === undefined) continue;
    const mention = mentionFrom(document, absolute(symbol.place, offset), [symbol], 'declares');
    if (mention !== undefined) yield mention;
  }
  for (const reference of model.bound(declaration).references) {
    // A field may be written by one of its aliases; everything else by its name, a program or namespace before it.
    if (name !== undefined && reference.kind !== 'field' && !reference.name.includes(name)) continue;
    const { found } = model.resolve(reference, declaration);
    if (found === undefined || found.length === 0) continue;
    for (const span of spansOf(document.text, reference, offset)) {
      const mention = mentionFrom(document, span, found, roleOf(reference));
      if (mention !== undefined) yield mention;
    }
  }
  for (const { stage, value, role } of stageMentionsOf(model, declaration)) {
    const mention = mentionFrom(document, absolute(value, offset), [stage], role);
    if (mention !== undefined) yield mention;
  }
}

function roleOf({ use }: Reference): Mention['role'] {
  return use === 'requests' || use === 'executes' ? 'calls' : use;
}

function absolute({ start, end }: Span, offset: number): Span {
  return { start: start + offset, end: end + offset };
}

/** A reference to a token inside a string carries the string's span: the token itself is looked up in the text. */
function* spansOf(text: string, reference: Reference, offset: number): Generator<Span> {
  const whole = absolute(reference, offset);
  if (reference.kind !== 'token' || writtenAs(text, whole.start) !== 'string') {
    yield whole;
    return;
  }
  const token = `{{${spell(reference.name, 'string')}}}`;
  const last = whole.end - token.length;
  for (let at = text.indexOf(token, whole.start); at !== -1 && at <= last; at = text.indexOf(token, at + 1)) {
    yield { start: at, end: at + token.length };
  }
}

function mentionFrom(
  document: Document,
  span: Span,
  symbols: readonly ModelSymbol[],
  role: Mention['role'],
): Mention | undefined {
  const written = writtenAs(document.text, span.start);
  const [symbol] = symbols;
  if (written === undefined || symbol === undefined) return undefined;
  const inside = insideOf(document.text, span);
  const name = nameWithin(document.text, inside, symbol, written);
  return { uri: document.uri, ...name, symbols, role, written };
}

function nameWithin(text: string, inside: Span, symbol: ModelSymbol, written: Written): Span {
  switch (written) {
    case 'string':
      return nameInProgram(text, inside, symbol);
    case 'brackets':
      return inside;
    case 'token':
      return nameInToken(text, inside);
  }
}

/** `OPS Alerts.New MQL` names the asset `New MQL`. */
function nameInProgram(text: string, { start, end }: Span, symbol: ModelSymbol): Span {
  const name = spell(symbol.name, 'string');
  const isInProgram = end - start > name.length && text.slice(start, end).endsWith(`.${name}`);
  return { start: isInProgram ? end - name.length : start, end };
}

/** `my.MQL Threshold`, `lead.First Name:default=there`: the part between the first dot and a default. */
function nameInToken(text: string, { start, end }: Span): Span {
  const written = text.slice(start, end);
  const fallback = written.indexOf(':default=');
  return { start: start + written.indexOf('.') + 1, end: fallback === -1 ? end : start + fallback };
}
