import { isObject } from './property-form.ts';

/**
 * What a tool said. Answers are written for a model: prose with marks, perhaps with JSON in it, sometimes a failure that
 * is not marked as one. Observed forms, in the order of trust: structured content, the first fenced JSON, plain text.
 */
export type ToolAnswer =
  /** Lists of results that the answer can be read as, the likeliest first. */
  | { readonly kind: 'results'; readonly readings: readonly (readonly unknown[])[] }
  /** It was done, and nothing is shown. */
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly code: string | undefined; readonly said: string };

/** @param result the result of `tools/call`, whatever it is. */
export function readToolAnswer(result: unknown): ToolAnswer {
  if (!isObject(result)) return failed('The server gave no result.');
  const said = textOf(result['content']);
  if (result['isError'] === true) return failed(said);
  const structured = result['structuredContent'];
  if (structured !== undefined && structured !== null) return fromValue(structured, said);
  if (said.includes('❌')) return failed(said);
  const value = fencedJson(said) ?? jsonOf(said);
  if (value !== undefined) return fromValue(value, said);
  if (/no assets found/i.test(said)) return { kind: 'results', readings: [[]] };
  return saysSuccess(said) ? { kind: 'done' } : failed(said);
}

/** A word of success is none when it is denied: `not successful`, `unsuccessful`. */
function saysSuccess(said: string): boolean {
  return said.includes('✅') || (/\bsuccess/i.test(said) && !/\b(not|un|no|without)\s?success/i.test(said));
}

function fromValue(value: unknown, said: string): ToolAnswer {
  if (isObject(value)) {
    const { success, errors } = value;
    const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
    if (success === false || first !== undefined) {
      const code = isObject(first) ? first['code'] : undefined;
      const message = isObject(first) && typeof first['message'] === 'string' ? first['message'] : said;
      return failed(message, typeof code === 'string' || typeof code === 'number' ? String(code) : undefined);
    }
  }
  return { kind: 'results', readings: readingsOf(value) };
}

/** REST's envelope, an array without it, one record, or one record under its kind: `{"campaign": {…}}`. */
function readingsOf(value: unknown): readonly (readonly unknown[])[] {
  if (Array.isArray(value)) return [value];
  if (!isObject(value)) return [];
  const { result } = value;
  if (Array.isArray(result)) return [result];
  if (isObject(result)) return [[result], [value]];
  const members = Object.values(value);
  const [only] = members;
  if (members.length !== 1) return [[value]];
  if (Array.isArray(only)) return [[value], only];
  return isObject(only) ? [[value], [only]] : [[value]];
}

function textOf(content: unknown): string {
  if (!Array.isArray(content)) return '';
  return content
    .flatMap((part: unknown) =>
      isObject(part) && part['type'] === 'text' && typeof part['text'] === 'string' ? [part['text']] : [],
    )
    .join('\n');
}

const fence = '```';

function fencedJson(text: string): unknown {
  for (let from = text.indexOf(fence); from >= 0;) {
    const start = text.indexOf('\n', from);
    const end = start < 0 ? -1 : text.indexOf(fence, start);
    if (end < 0) return undefined;
    const value = jsonOf(text.slice(start, end));
    if (value !== undefined) return value;
    from = text.indexOf(fence, end + fence.length);
  }
  return undefined;
}

/** An object or an array; a lone word or number is prose. */
function jsonOf(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function failed(said: string, code = codeIn(said)): ToolAnswer {
  return { kind: 'failed', code, said: said.trim().slice(0, 600) };
}

/** REST's code in a sentence: where it is called a code, in brackets, or by numbers that only codes of calls have. */
function codeIn(said: string): string | undefined {
  if (/too many requests/i.test(said)) return /\b(606|607|615)\b/.exec(said)?.[1] ?? '606';
  return (
    /\b(?:code|error)\W{0,5}(\d{3,4})\b/i.exec(said)?.[1] ??
    /[([](\d{3,4})[)\]]/.exec(said)?.[1] ??
    /\b(6[01]\d|7[01]\d)\b/.exec(said)?.[1]
  );
}
