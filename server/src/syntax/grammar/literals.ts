import type { IToken } from 'chevrotain';
import type {
  DateTimeValue,
  DateValue,
  DurationValue,
  FieldName,
  NumberValue,
  Span,
  StringValue,
  TimeValue,
  TokenValue,
  Words,
} from '../ast.ts';
import { endOf, isWord } from '../token-kinds.ts';

/** The nodes that single tokens stand for. */

export function spanOf(token: IToken): Span {
  return { start: token.startOffset, end: endOf(token) };
}

export function wordOf(token: IToken): Words {
  const { startOffset: start } = token;
  return { kind: 'Words', start, end: endOf(token), text: token.image, words: [spanOf(token)] };
}

export function textOf(token: IToken): StringValue {
  return { kind: 'String', start: token.startOffset, end: endOf(token), value: textIn(token.image) };
}

export function fieldNameOf(token: IToken): FieldName {
  return { kind: 'FieldName', start: token.startOffset, end: endOf(token), name: nameIn(token.image) };
}

export function numberOf(token: IToken): NumberValue {
  const { image, startOffset: start } = token;
  return { kind: 'Number', start, end: endOf(token), value: Number(image), text: image };
}

export function durationOf(number: IToken, unit: IToken): DurationValue {
  const { image: text, startOffset: start } = number;
  const unitSpan = spanOf(unit);
  return {
    kind: 'Duration',
    start,
    end: unitSpan.end,
    amount: Number(text),
    text,
    unit: unit.image,
    unitSpan,
  };
}

export function dateOf(token: IToken): DateValue {
  return { kind: 'Date', start: token.startOffset, end: endOf(token), text: token.image };
}

/** `9:00` is the time `09:00`. */
export function timeOf(token: IToken): TimeValue {
  return { kind: 'Time', start: token.startOffset, end: endOf(token), text: token.image.padStart(5, '0') };
}

export function dateTimeOf(token: IToken): DateTimeValue {
  const text = token.image.replace(/T(?=\d:)/, 'T0');
  return { kind: 'DateTime', start: token.startOffset, end: endOf(token), text };
}

export function tokenOf(token: IToken): TokenValue {
  const name = token.image.slice(2).replace(/\}{1,2}$/, '');
  return { kind: 'Token', start: token.startOffset, end: endOf(token), name };
}

// ── Text ────────────────────────────────────────────────────────────────────────────────────────────────

const doubleQuote = 0x22;
const backslash = 0x5c;

const escapes = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['n', '\n'],
]);

/** What stands between the quotes. A backslash before any other character is just a backslash. */
function textIn(image: string): string {
  const plain = image.charCodeAt(0) !== doubleQuote;
  const closed = plain ? image.length > 1 && /["'\u2018-\u201f]$/.test(image) : isClosed(image);
  const inside = image.slice(1, closed ? -1 : undefined);
  if (plain || !inside.includes('\\')) return inside;
  return inside.replace(/\\([^])/g, (written, character: string) => escapes.get(character) ?? written);
}

/** Whether the last quote is another than the first, and not an escaped one. */
function isClosed(image: string): boolean {
  if (image.length < 2 || !image.endsWith('"')) return false;
  let backslashes = 0;
  while (image.charCodeAt(image.length - 2 - backslashes) === backslash) backslashes++;
  return backslashes % 2 === 0;
}

/** `[Behavior Score]`: Behavior Score. A name whose bracket is open ends before the next quote. */
function nameIn(image: string): string {
  if (!image.endsWith(']')) return image.slice(1).replace(/".*/, '').trim();
  const inside = image.slice(1, -1);
  return inside.includes(']]') ? inside.replaceAll(']]', ']') : inside;
}

// ── Durations ───────────────────────────────────────────────────────────────────────────────────────────

/**
 * Words that may follow a number in a sentence. Every other word that does is taken for a unit, right or wrong: a rule
 * can then say what is wrong with it.
 */
const noUnits = new Set(
  `after and as at becomes before but by creating else empty every false for from happens if in into is nor not of off
   on once or per person runs the then times to true until using when with within`.split(/\s+/),
);

export function isUnit(token: IToken): boolean {
  return isWord(token) && !noUnits.has(token.image);
}
