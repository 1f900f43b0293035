import type { Catalogue } from '../../catalogue/index.ts';
import type { Span, Words } from '../../syntax/index.ts';
import type { ArgumentValue, BindProblem, Reference } from '../bound.ts';

/** What binding one declaration gathers beside its result. */
export interface Sink {
  readonly catalogue: Catalogue;
  readonly references: Reference[];
  readonly problems: BindProblem[];
}

export function createSink(catalogue: Catalogue): Sink {
  return { catalogue, references: [], problems: [] };
}

/** The single words of a run, in order. */
export function wordsOf(words: Words): string[] {
  return words.text.split(' ');
}

/** The span of words `from` … `to` (exclusive) of a run. */
export function spanOfWords(words: Words, from: number, to: number): Span {
  const first = words.words[from] ?? words;
  const last = words.words[to - 1] ?? words;
  return { start: first.start, end: last.end };
}

/** Reports a word or name that the catalogue does not have. */
export function unknown(
  sink: Sink,
  code: BindProblem['code'],
  span: Span,
  found: string,
  candidates: Iterable<string>,
  context?: string,
): void {
  let nearest: readonly string[] | undefined;
  sink.problems.push({
    code,
    start: span.start,
    end: span.end,
    found,
    context,
    get nearest() {
      return (nearest ??= sink.catalogue.nearest(found, candidates, 3));
    },
  });
}

/** Reports an unknown name at the head of a phrase. An operator behind it is no part of the name. */
export function unknownHead(
  sink: Sink,
  code: BindProblem['code'],
  head: Words,
  candidates: Iterable<string>,
): void {
  const words = wordsOf(head);
  const isOperator = (from: number) =>
    sink.catalogue.operator(words.slice(from))?.length === words.length - from;
  let length = words.length;
  for (let from = Math.max(1, words.length - longestOperator); from < words.length; from += 1) {
    if (!isOperator(from)) continue;
    length = from;
    break;
  }
  unknown(sink, code, spanOfWords(head, 0, length), words.slice(0, length).join(' '), candidates);
}

/** Words of the longest operators: `not starts with`, `in past before`. */
const longestOperator = 3;

/** Notes the names inside values: assets, fields in brackets, tokens. */
export function noteValues(
  sink: Sink,
  values: readonly ArgumentValue[],
  references: string | undefined,
  use: Reference['use'],
  within?: string,
): void {
  for (const value of values) {
    if (value.kind === 'String' && references !== undefined) {
      const kind = sink.catalogue.satisfies('campaign', references) ? 'campaign' : 'asset';
      note(sink, kind, value.value, value, use, references, within);
    } else if (value.kind === 'FieldName') {
      note(sink, 'field', value.name, value, use);
    } else if (value.kind === 'Token') {
      note(sink, 'token', value.name, value, 'names');
    }
    if (value.kind === 'String') noteEmbeddedTokens(sink, value.value, value);
  }
}

export function note(
  sink: Sink,
  kind: Reference['kind'],
  name: string,
  span: Span,
  use: Reference['use'],
  of?: string,
  within?: string,
): void {
  sink.references.push({ kind, name, start: span.start, end: span.end, use, of, within });
}

/** Tokens inside a string, `"Hello {{lead.First Name}}"`; the span is the string's. */
function noteEmbeddedTokens(sink: Sink, text: string, span: Span): void {
  for (let open = text.indexOf('{{'); open !== -1; open = text.indexOf('{{', open + 2)) {
    const close = text.indexOf('}}', open);
    if (close === -1) return;
    note(sink, 'token', text.slice(open + 2, close), span, 'names');
  }
}
