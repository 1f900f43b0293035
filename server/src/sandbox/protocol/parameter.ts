import { z } from 'zod';
import type { FolderReference } from '../store/records.ts';
import type { Refused } from './answer.ts';
import { blank, missing, tooLong, wrongType } from './refusals.ts';
import { readInstant } from './time.ts';

export type Reading<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refused };

/** How the text of a parameter becomes a value. */
export interface Kind<T> {
  /** The type as the specification calls it; undefined where it does not matter. */
  readonly type: 'string' | 'integer' | 'boolean';
  readonly parse: (name: string, text: string) => Reading<T>;
}

export interface Parameter<T> {
  readonly place: 'path' | 'query' | 'form' | 'body';
  readonly required: boolean;
  readonly type: Kind<unknown>['type'] | 'object';
  /** It may stand several times in a query; all of them are read as one comma list. */
  readonly repeats: boolean;
  /** Other spellings that Adobe's own documents use for it. */
  readonly also: readonly string[];
  /** `given` is undefined when the call leaves it out. */
  readonly read: (name: string, given: unknown) => Reading<T>;
}

export type Values<P extends Readonly<Record<string, Parameter<unknown>>>> = {
  readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never;
};

// ── Places ──────────────────────────────────────────────────────────────────────────────────────────────

export function path<T>(kind: Kind<T>): Parameter<T> {
  return required(placed('path', kind, []));
}

export function query<T>(kind: Kind<T>, ...also: readonly string[]): Parameter<T | undefined> {
  return placed('query', kind, also);
}

/** A list in the query: with commas, by standing there several times, or both. */
export function queryList<T>(kind: Kind<T>): Parameter<readonly T[] | undefined> {
  return { ...placed('query', listOf(kind), []), repeats: true };
}

export function form<T>(kind: Kind<T>): Parameter<T | undefined> {
  return placed('form', kind, []);
}

/** The JSON body. `schema` must keep only what it knows. */
export function body<T>(schema: z.ZodType<T>): Parameter<T> {
  return {
    place: 'body',
    required: true,
    type: 'object',
    repeats: false,
    also: [],
    read: (_name, given) => {
      const parsed = schema.safeParse(given ?? {});
      if (parsed.success) return { ok: true, value: parsed.data };
      const issue = parsed.error.issues[0];
      const where = issue?.path.map(String).join('.') || 'input';
      const absent = issue?.code === 'invalid_type' && issue.message.includes('received undefined');
      return refusal(absent ? missing(where) : wrongType(where, issue?.message ?? 'JSON'));
    },
  };
}

export function required<T>(parameter: Parameter<T | undefined>): Parameter<T> {
  return {
    ...parameter,
    required: true,
    read: (name, given) => {
      if (given === undefined) return refusal(missing(name));
      const reading = parameter.read(name, given);
      if (!reading.ok) return reading;
      return reading.value === undefined ? refusal(missing(name)) : { ok: true, value: reading.value };
    },
  };
}

function placed<T>(
  place: Parameter<T>['place'],
  kind: Kind<T>,
  also: readonly string[],
): Parameter<T | undefined> {
  return {
    place,
    required: false,
    type: kind.type,
    repeats: false,
    also,
    read: (name, given) =>
      typeof given === 'string' ? kind.parse(name, given) : { ok: true, value: undefined },
  };
}

// ── Kinds ───────────────────────────────────────────────────────────────────────────────────────────────

/** A text that must say something. */
export function name(limit: number): Kind<string> {
  return {
    type: 'string',
    parse: (parameter, text) => {
      if (text.trim() === '') return refusal(blank(parameter));
      return text.length > limit ? refusal(tooLong(parameter, limit)) : { ok: true, value: text };
    },
  };
}

/** A text that may be empty. */
export function text(limit = Number.POSITIVE_INFINITY): Kind<string> {
  return {
    type: 'string',
    parse: (parameter, given) =>
      given.length > limit ? refusal(tooLong(parameter, limit)) : { ok: true, value: given },
  };
}

export const integer: Kind<number> = {
  type: 'integer',
  parse: (_name, given) => {
    const value = Number(given);
    return /^-?\d{1,15}$/.test(given) ? { ok: true, value } : refusal(wrongType(given, 'Integer'));
  },
};

/** Items that commas separate; empty ones do not count. */
function listOf<T>({ type, parse }: Kind<T>): Kind<readonly T[]> {
  return {
    type,
    parse: (parameter, given) => {
      const items: T[] = [];
      for (const item of given.split(',')) {
        if (item.trim() === '') continue;
        const reading = parse(parameter, item.trim());
        if (!reading.ok) return reading;
        items.push(reading.value);
      }
      return { ok: true, value: items };
    },
  };
}

export const boolean: Kind<boolean> = {
  type: 'boolean',
  parse: (_name, given) => {
    const word = given.toLowerCase();
    return word === 'true' || word === 'false'
      ? { ok: true, value: word === 'true' }
      : refusal(wrongType(given, 'Boolean'));
  },
};

/** An ISO 8601 moment, in milliseconds since the epoch. */
export const instant: Kind<number> = {
  type: 'string',
  parse: (_name, given) => {
    const value = readInstant(given);
    return value === undefined ? refusal(wrongType(given, 'Date')) : { ok: true, value };
  },
};

/** One of a few words; `type` is what Marketo calls their type in its refusal. */
export function oneOf<const T extends string>(type: string, words: readonly T[]): Kind<T> {
  return {
    type: 'string',
    parse: (_name, given) => {
      const word = words.find((candidate) => candidate === given);
      return word === undefined ? refusal(wrongType(given, type)) : { ok: true, value: word };
    },
  };
}

/** A parameter whose text is JSON. `schema` must keep only what it knows. */
export function json<T>(type: string, schema: z.ZodType<T>): Kind<T> {
  return {
    type: 'string',
    parse: (_name, given) => {
      const parsed = schema.safeParse(parseJson(given));
      return parsed.success ? { ok: true, value: parsed.data } : refusal(wrongType(given, type));
    },
  };
}

/** Undefined: not JSON, or nested more deeply than any call of this API has reason to. */
export function parseJson(given: string): unknown {
  if (nesting(given) > 100) return undefined;
  try {
    return JSON.parse(given) as unknown;
  } catch {
    return undefined;
  }
}

/** How deeply the brackets of a JSON text nest, read once from left to right. */
function nesting(text: string): number {
  let deepest = 0;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign === '\\') at++;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '[' || sign === '{') deepest = Math.max(deepest, ++depth);
    else if (sign === ']' || sign === '}') depth--;
  }
  return deepest;
}

const id = z.int().min(-2147483648).max(2147483647);

/** `{"id":15,"type":"Folder"}`. Adobe's own examples also write `folder`. */
export const folderReference: Kind<FolderReference> = json(
  'FolderVariantType',
  z
    .object({ id, type: z.string() })
    .transform(({ id, type }) => ({ id, type: folderTypeOf(type) }))
    .pipe(z.object({ id, type: z.enum(['Folder', 'Program']) })),
);

function folderTypeOf(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

export const folderType: Kind<'Folder' | 'Program'> = oneOf('FolderVariantType', ['Folder', 'Program']);

export interface TypeReference {
  readonly id: number;
  readonly type: 'activity' | 'attribute';
}

/** `{"id":11,"type":"activity"}`: a rule type, a constraint, a flow step type. */
export const typeReference: Kind<TypeReference> = json(
  'RuleTypeId',
  z.object({ id, type: z.enum(['activity', 'attribute']) }),
);

function refusal(refused: Refused): { readonly ok: false; readonly refusal: Refused } {
  return { ok: false, refusal: refused };
}
