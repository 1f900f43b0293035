/**
 * Makes the TextMate grammar and the language configuration from the language's token table and the catalogue's names,
 * so that a new keyword or flow step has its colour at once.
 */
import { catalogue } from '../src/catalogue/index.ts';
import { fieldTypeNames } from '../src/model/index.ts';
import { keywords, type Role, scopeOfRole } from '../src/syntax/index.ts';

/** Every scope that the grammar gives away, without the language's own ending. */
type Scope =
  | `comment.${'line.double-slash' | 'line.documentation' | 'block'}`
  | `constant.${'numeric' | 'numeric.date' | 'character.escape' | 'other.placeholder'}`
  | `entity.name.${'function' | 'type' | 'section' | 'namespace' | 'tag'}`
  | `keyword.${'operator.word' | 'operator.arrow' | 'other.unit' | 'other.suppression'}`
  | `punctuation.${'section.braces' | 'separator.comma' | 'definition.string.begin' | 'definition.string.end'}`
  | `support.${'function.trigger' | 'class.filter' | 'function.step'}`
  | `variable.${'other.property' | 'other.enummember'}`
  | 'storage.type'
  | 'string.quoted.double';

interface Pattern {
  readonly name?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Readonly<Record<string, Capture>>;
  readonly beginCaptures?: Readonly<Record<string, Capture>>;
  readonly endCaptures?: Readonly<Record<string, Capture>>;
  readonly patterns?: readonly Pattern[];
  readonly include?: string;
}

type Capture = { readonly name: string } | { readonly patterns: readonly Pattern[] };

/** The generated files by their paths in the repository. */
export function outputs(): Promise<ReadonlyMap<string, string>> {
  return Promise.resolve(
    new Map([
      ['grammars/lifecycle.tmLanguage.json', jsonOf(grammar())],
      ['grammars/language-configuration.json', jsonOf(languageConfiguration())],
    ]),
  );
}

function jsonOf(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

// ── The grammar ─────────────────────────────────────────────────────────────────────────────────────────

function grammar(): object {
  return {
    $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
    name: 'Lifecycle',
    scopeName: 'source.lifecycle',
    fileTypes: ['lifecycle'],
    patterns: includes('comment', 'declaration', 'statement', 'expression'),
    repository: {
      comment: { patterns: comments() },
      declaration: { patterns: declarations() },
      statement: { patterns: statements() },
      expression: { patterns: includes('text', 'field', 'token', 'value', 'type', 'name', 'word', 'sign') },
      text: text(),
      field: { name: scoped('variable.other.property'), match: String.raw`\[[^\]{}]*(?:\]\][^\]{}]*)*\]?` },
      token: { name: scoped('constant.other.placeholder'), match: String.raw`\{\{[^{}]*\}?\}?` },
      value: { patterns: values() },
      type: {
        match: String.raw`(?<=\])\s+${anyOf(fieldTypeNames)}(?=\s*(?:\{|//|$))`,
        captures: { 1: named('storage.type') },
      },
      name: { patterns: names() },
      word: { patterns: words() },
      sign: { patterns: signs() },
    },
  };
}

function includes(...keys: readonly string[]): Pattern[] {
  return keys.map((key) => ({ include: `#${key}` }));
}

function scoped(scope: Scope): string {
  return `${scope}.lifecycle`;
}

function named(scope: Scope): Capture {
  return { name: scoped(scope) };
}

function ofRole(role: Role): { readonly name: string } {
  return { name: `${scopeOfRole[role]}.lifecycle` };
}

/** One of several texts as a group of its own, longer ones first. */
function anyOf(texts: readonly string[]): string {
  const ordered = [...new Set(texts)].toSorted(
    (one, other) => other.length - one.length || (one < other ? -1 : 1),
  );
  return `(${ordered.map((item) => item.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`).replaceAll(' ', String.raw`\s+`)).join('|')})`;
}

const wordBegins = String.raw`(?<![\p{L}\p{N}_.'&-])`;
const wordEnds = String.raw`(?![\p{L}\p{N}_'(&-])`;

/** Where a statement begins: at the head of a line, or after a brace or a comma. */
const statementBegins = String.raw`(?:^|(?<=[{},]))\s*`;

const quoted = String.raw`"(?:[^"\\]|\\.)*"?`;

function comments(): Pattern[] {
  return [
    { name: scoped('comment.line.documentation'), match: '///(?!/).*$' },
    {
      name: scoped('comment.line.double-slash'),
      match: String.raw`//\s*(lifecycle-ignore)(?![\w-])(.*)$`,
      captures: { 1: named('keyword.other.suppression') },
    },
    { name: scoped('comment.line.double-slash'), match: '//.*$' },
    { name: scoped('comment.block'), begin: String.raw`/\*`, end: String.raw`\*/` },
  ];
}

/** `campaign "Name"`: the keyword, and the name in its own colour. */
function declarations(): Pattern[] {
  const list: readonly (readonly [words: string, scope: Scope])[] = [
    ['program', 'entity.name.namespace'],
    ['lifecycle', 'entity.name.type'],
    ['stage', 'variable.other.enummember'],
    ['folder', 'entity.name.section'],
    ['smart list', 'entity.name.type'],
    ['list', 'entity.name.type'],
    ['campaign', 'entity.name.function'],
    ['scenario', 'entity.name.function'],
    ['token', 'entity.name.tag'],
  ];
  return list.map(([word, scope]) => ({
    match: String.raw`${statementBegins}${anyOf([word])}\s*(${quoted})`,
    captures: { 1: ofRole(roleOf(word)), 2: { name: `${scoped('string.quoted.double')} ${scoped(scope)}` } },
  }));
}

function roleOf(words: string): Role {
  return keywords.find(({ word }) => word === words.split(' ')[0])?.role ?? 'statement';
}

/** Words that mean something at the head of a statement only, and what follows them at once. */
function statements(): Pattern[] {
  const heads = keywords.filter(({ role }) => role === 'declaration' || role === 'statement');
  const kinds = catalogue.assetKinds.map(({ name }) => name);
  return [
    {
      match: String.raw`${statementBegins}(trigger)\s+(?i:${anyOf(spellings(catalogue.triggers))})${wordEnds}`,
      captures: { 1: ofRole('statement'), 2: named('support.function.trigger') },
    },
    {
      match: String.raw`${statementBegins}(external)\s+${anyOf(kinds)}${wordEnds}`,
      captures: { 1: ofRole('declaration'), 2: named('storage.type') },
    },
    {
      match: String.raw`${statementBegins}(smart)\s+(list)${wordEnds}`,
      captures: { 1: ofRole('declaration'), 2: ofRole('declaration') },
    },
    ...(['declaration', 'statement'] as const).map((role) => ({
      match: String.raw`${statementBegins}${anyOf(heads.filter((head) => head.role === role).map(({ word }) => word))}${wordEnds}`,
      captures: { 1: ofRole(role) },
    })),
  ];
}

function spellings(
  entries: readonly { readonly name: string; readonly aliases: readonly string[] }[],
): string[] {
  return entries.flatMap(({ name, aliases }) => [name, ...aliases]);
}

function text(): Pattern {
  return {
    name: scoped('string.quoted.double'),
    begin: '"',
    end: '"|$',
    beginCaptures: { 0: named('punctuation.definition.string.begin') },
    endCaptures: { 0: named('punctuation.definition.string.end') },
    patterns: [
      { name: scoped('constant.character.escape'), match: String.raw`\\["\\n]` },
      ...includes('token'),
    ],
  };
}

function values(): Pattern[] {
  const units = anyOf([
    'minute',
    'minutes',
    'hour',
    'hours',
    'day',
    'days',
    'week',
    'weeks',
    'month',
    'months',
  ]);
  return [
    {
      name: scoped('constant.numeric.date'),
      match: String.raw`\b\d{4}-\d{2}-\d{2}(?:T\d{1,2}:\d{2}(?::\d{2})?)?\b`,
    },
    { name: scoped('constant.numeric.date'), match: String.raw`\b\d{1,2}:\d{2}\b` },
    {
      match: String.raw`([+-]?\b\d+(?:\.\d+)?)\s+${units}${wordEnds}`,
      captures: { 1: named('constant.numeric'), 2: named('keyword.other.unit') },
    },
    { name: scoped('constant.numeric'), match: String.raw`[+-]?\b\d+(?:\.\d+)?\b` },
  ];
}

/** Marketo's names, wherever they stand. Where a filter and a trigger share one, the filter is meant. */
function names(): Pattern[] {
  const filters = [...spellings(catalogue.memberships), ...spellings(catalogue.activityFilters)];
  const whole = (list: readonly string[]): string => `${wordBegins}(?i:${anyOf(list)})${wordEnds}`;
  return [
    { name: scoped('support.class.filter'), match: whole(filters) },
    { name: scoped('support.function.step'), match: whole(spellings(catalogue.steps)) },
    { name: scoped('support.function.trigger'), match: whole(spellings(catalogue.triggers)) },
  ];
}

function words(): Pattern[] {
  const wordsOf = (role: Role): string[] =>
    keywords.filter((keyword) => keyword.role === role).map(({ word }) => word);
  const connectives = catalogue.steps.flatMap(({ parameters }) =>
    parameters.flatMap(({ position }) => (typeof position === 'object' ? position.after : [])),
  );
  const whole = (list: readonly string[]): string => `${wordBegins}${anyOf(list)}${wordEnds}`;
  return [
    { name: scoped('keyword.operator.word'), match: whole(catalogue.operatorNames) },
    { ...ofRole('constant'), match: whole(wordsOf('constant')) },
    { ...ofRole('logic'), match: whole(wordsOf('logic')) },
    { ...ofRole('modifier'), match: whole([...wordsOf('modifier'), ...connectives]) },
    // A word that nobody knows: its pieces are no operators.
    { match: String.raw`[\p{L}_(&][\p{L}\p{N}_.'()%&-]*` },
  ];
}

function signs(): Pattern[] {
  return [
    { name: scoped('keyword.operator.arrow'), match: '->' },
    { name: scoped('punctuation.section.braces'), match: '[{}]' },
    { name: scoped('punctuation.separator.comma'), match: ',' },
  ];
}

// ── The language configuration ──────────────────────────────────────────────────────────────────────────

function languageConfiguration(): object {
  const pairs = [
    ['{', '}'],
    ['[', ']'],
  ] as const;
  return {
    comments: { lineComment: '//', blockComment: ['/*', '*/'] },
    brackets: pairs,
    colorizedBracketPairs: [['{', '}']],
    autoClosingPairs: [
      // Inside quotes too: two of them begin a token.
      { open: '{', close: '}', notIn: ['comment'] },
      { open: '[', close: ']', notIn: ['string', 'comment'] },
      { open: '"', close: '"', notIn: ['string', 'comment'] },
      { open: '/*', close: ' */', notIn: ['string'] },
    ],
    autoCloseBefore: ' \t\n,}]"',
    surroundingPairs: [...pairs, ['"', '"']],
    wordPattern: { pattern: String.raw`-?\d+(?:\.\d+)?|[\p{L}\p{N}_]+`, flags: 'u' },
    indentationRules: {
      increaseIndentPattern: { pattern: String.raw`^(?:[^"/]|"(?:[^"\\]|\\.)*"|/(?!/))*\{[^}"]*$` },
      decreaseIndentPattern: { pattern: String.raw`^\s*\}` },
    },
    onEnterRules: [
      {
        beforeText: { pattern: String.raw`^\s*///(?!/).*$` },
        action: { indent: 'none', appendText: '/// ' },
      },
      {
        beforeText: { pattern: String.raw`^.*\{[^}"]*$` },
        afterText: { pattern: String.raw`^\s*\}` },
        action: { indent: 'indentOutdent' },
      },
    ],
    folding: { offSide: false },
  };
}
