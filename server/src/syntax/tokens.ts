import { createToken, Lexer } from 'chevrotain';
import type { TokenType } from 'chevrotain';

/**
 * The one table of the language's tokens. The lexer and the parser are built from it, and so are the editor's
 * grammar and language configuration.
 */

/** What a keyword is for: the editor's colours and the completion of statement heads follow from it. */
export type Role =
  /** Begins a declaration: `campaign`. */
  | 'declaration'
  /** Begins a statement inside a block: `trigger`. */
  | 'statement'
  /** Steers what holds or happens: `if`, `not`, `any`. */
  | 'logic'
  /** Stands inside a statement, at a place that the grammar gives it: `every time`, `creating the person`. */
  | 'modifier'
  /** Is a value: `true`. */
  | 'constant';

/** The kinds of blocks, by the word that opens them. */
export type Block =
  | 'folder'
  | 'program'
  | 'field'
  | 'lifecycle'
  | 'stage'
  | 'smart list'
  | 'campaign'
  | 'flow'
  | 'external'
  | 'scenario'
  | 'conditions'
  | 'constraints'
  | 'events';

export interface Keyword {
  readonly word: string;
  readonly role: Role;
  /** The blocks whose statements it may begin. */
  readonly blocks: readonly Block[];
  readonly token: TokenType;
}

/** The TextMate scope of each role. */
export const scopeOfRole: Readonly<Record<Role, string>> = {
  declaration: 'keyword.declaration',
  statement: 'keyword.other',
  logic: 'keyword.control',
  modifier: 'keyword.operator.word',
  constant: 'constant.language',
};

// ── Characters ──────────────────────────────────────────────────────────────────────────────────────────

/** Letters and digits of the scripts beyond ASCII, as ranges of UTF-16 units; those above U+FFFF are pairs. */
const letters =
  '\\u00aa\\u00b5\\u00ba\\u00c0-\\u167f\\u1681-\\u1fff\\u2c00-\\u2fff\\u3005-\\ud7ff\\uf900-\\ufdff\\ufe70-\\ufefc\\uff10-\\uffdc';
const pair = '[\\ud800-\\udbff][\\udc00-\\udfff]';
const wordStart = `A-Za-z_()&${letters}`;
const wordRest = `${wordStart}0-9.'\\u2019%`;
const oddSpaces = '\\u00a0\\u1680\\u2000-\\u200f\\u2028\\u2029\\u202f\\u205f\\u2060\\u3000\\ufeff';

/**
 * A loop over a group is bounded because the regular expression engine keeps one stack entry per turn: a line of
 * millions of hyphens or escapes must not exhaust it.
 */
const bounded = '{0,9999}';

// ── Words ───────────────────────────────────────────────────────────────────────────────────────────────

/** A bare word; every keyword is one too, so that a keyword inside a name is just a word. */
export const Word = createToken({
  name: 'Word',
  pattern: new RegExp(
    `(?:[${wordStart}]|${pair})[${wordRest}]*(?:(?:-(?!>)|${pair})[${wordRest}]*)${bounded}`,
  ),
});

const table: Keyword[] = [];

function keyword(word: string, role: Role, ...blocks: Block[]): TokenType {
  const token = createToken({ name: `keyword ${word}`, label: word, pattern: Lexer.NA, categories: [Word] });
  table.push({ word, role, blocks, token });
  return token;
}

export const Program = keyword('program', 'declaration');
export const Lifecycle = keyword('lifecycle', 'declaration');
export const Field = keyword('field', 'declaration');
export const Smart = keyword('smart', 'declaration', 'folder');
export const List = keyword('list', 'declaration', 'folder');
export const Folder = keyword('folder', 'declaration', 'folder');
export const Campaign = keyword('campaign', 'declaration', 'folder');
export const External = keyword('external', 'declaration');
export const Scenario = keyword('scenario', 'declaration');

export const Channel = keyword('channel', 'statement', 'program');
export const Type = keyword('type', 'statement', 'program');
export const Workspace = keyword('workspace', 'statement', 'program');
export const Tag = keyword('tag', 'statement', 'program');
export const Cost = keyword('cost', 'statement', 'program');
export const Token = keyword('token', 'statement', 'program', 'external');

export const Api = keyword('api', 'statement', 'field');
export const ValuesWord = keyword('values', 'statement', 'field');
export const Salesforce = keyword('salesforce', 'statement', 'field');

export const Stage = keyword('stage', 'statement', 'lifecycle');
export const Path = keyword('path', 'statement', 'lifecycle');
export const Allow = keyword('allow', 'statement', 'lifecycle');

export const Owner = keyword('owner', 'statement', 'stage');
export const Master = keyword('master', 'statement', 'stage');
export const Stamp = keyword('stamp', 'statement', 'stage');
export const Sla = keyword('sla', 'statement', 'stage');
export const Entry = keyword('entry', 'statement', 'stage');
export const Exit = keyword('exit', 'statement', 'stage');
export const Terminal = keyword('terminal', 'statement', 'stage');

export const Trigger = keyword('trigger', 'statement', 'campaign');
export const Filter = keyword('filter', 'statement', 'campaign', 'smart list');
export const Flow = keyword('flow', 'statement', 'campaign');
export const Qualify = keyword('qualify', 'statement', 'campaign');
export const Schedule = keyword('schedule', 'statement', 'campaign');
export const Executable = keyword('executable', 'statement', 'campaign', 'external');
export const Inactive = keyword('inactive', 'statement', 'campaign');
export const Like = keyword('like', 'statement', 'campaign', 'program');
export const Priority = keyword('priority', 'statement', 'campaign');
export const Limits = keyword('limits', 'statement', 'campaign');

export const Writes = keyword('writes', 'statement', 'external');
export const Reads = keyword('reads', 'statement', 'external');
export const Requests = keyword('requests', 'statement', 'external');
export const Requestable = keyword('requestable', 'statement', 'external');

export const Given = keyword('given', 'statement', 'scenario');
export const When = keyword('when', 'statement', 'scenario');
export const Then = keyword('then', 'logic', 'scenario');

export const If = keyword('if', 'logic', 'flow');
export const Else = keyword('else', 'logic');
export const NothingWord = keyword('nothing', 'logic');
export const All = keyword('all', 'logic', 'conditions');
export const Any = keyword('any', 'logic', 'conditions');
export const Not = keyword('not', 'logic', 'conditions');

export const In = keyword('in', 'modifier');
export const On = keyword('on', 'modifier');
export const Off = keyword('off', 'modifier');
export const At = keyword('at', 'modifier');
export const From = keyword('from', 'modifier');
export const Until = keyword('until', 'modifier');
export const Once = keyword('once', 'modifier');
export const Every = keyword('every', 'modifier');
export const Time = keyword('time', 'modifier');
export const Daily = keyword('daily', 'modifier');
export const Weekdays = keyword('weekdays', 'modifier');
export const Weekly = keyword('weekly', 'modifier');
export const Monthly = keyword('monthly', 'modifier');
export const First = keyword('first', 'modifier');
export const Latest = keyword('latest', 'modifier');
export const After = keyword('after', 'modifier');
export const Creating = keyword('creating', 'modifier');
export const The = keyword('the', 'modifier');
export const Person = keyword('person', 'modifier');
export const Runs = keyword('runs', 'modifier');
export const Becomes = keyword('becomes', 'modifier');
export const Happens = keyword('happens', 'modifier');
export const Never = keyword('never', 'modifier');
export const Times = keyword('times', 'modifier');
export const Before = keyword('before', 'modifier');
export const And = keyword('and', 'modifier');

export const True = keyword('true', 'constant');
export const False = keyword('false', 'constant');
export const Empty = keyword('empty', 'constant');

export const keywords: readonly Keyword[] = table;

// ── Values and names ────────────────────────────────────────────────────────────────────────────────────

/** Text in quotes, whole or not. */
export const Text = createToken({ name: 'Text', pattern: Lexer.NA });

const insideText = `"[^"\\\\\\r\\n]*(?:\\\\[^\\r\\n][^"\\\\\\r\\n]*)${bounded}`;
export const ClosedText = createToken({
  name: 'ClosedText',
  categories: [Text],
  pattern: new RegExp(`${insideText}"`),
});
export const OpenText = createToken({
  name: 'OpenText',
  categories: [Text],
  pattern: new RegExp(insideText),
});
/** Text between the quotes of another habit: “curly” ones from a word processor, or 'single' ones. */
export const OddlyQuotedText = createToken({
  name: 'OddlyQuotedText',
  categories: [Text],
  pattern:
    /[\u201c-\u201f][^\u201c-\u201f"\r\n]*[\u201c-\u201f"]?|['\u2018-\u201b][^'\u2018-\u201b\r\n]*['\u2018-\u201b]?/,
});

/** A name in square brackets, whole or not. No brace can stand in one: an open bracket ends at the next brace. */
export const Bracketed = createToken({ name: 'Bracketed', pattern: Lexer.NA });
export const ClosedBracketed = createToken({
  name: 'ClosedBracketed',
  categories: [Bracketed],
  pattern: new RegExp(`\\[[^\\]{}\\r\\n]*(?:\\]\\][^\\]{}\\r\\n]*)${bounded}\\]`),
});
export const OpenBracketed = createToken({
  name: 'OpenBracketed',
  categories: [Bracketed],
  pattern: /\[[^\]{}\r\n]*/,
});

/** A Marketo token, `{{my.Threshold}}`, whole or not. */
export const DoubleBraced = createToken({ name: 'DoubleBraced', pattern: Lexer.NA });
export const ClosedDoubleBraced = createToken({
  name: 'ClosedDoubleBraced',
  categories: [DoubleBraced],
  pattern: /\{\{[^{}\r\n]*\}\}/,
});
export const OpenDoubleBraced = createToken({
  name: 'OpenDoubleBraced',
  categories: [DoubleBraced],
  pattern: /\{\{[^{}\r\n]*\}?/,
});

export const DateTimeText = createToken({
  name: 'DateTime',
  pattern: /\d{4}-\d{2}-\d{2}T\d{1,2}:\d{2}(?::\d{2})?/,
});
export const DateText = createToken({ name: 'Date', pattern: /\d{4}-\d{2}-\d{2}/ });
export const TimeText = createToken({ name: 'Time', pattern: /\d{1,2}:\d{2}/ });
export const NumberText = createToken({ name: 'Number', pattern: /[+-]?\d+(?:\.\d+)?/ });

// ── Signs ───────────────────────────────────────────────────────────────────────────────────────────────

export const OpenBrace = createToken({ name: 'OpenBrace', pattern: '{' });
export const CloseBrace = createToken({ name: 'CloseBrace', pattern: '}' });
export const Comma = createToken({ name: 'Comma', pattern: ',' });
export const Arrow = createToken({ name: 'Arrow', pattern: /->/ });
/** A line's end with the blank lines and the indentation after it. */
export const LineEnd = createToken({ name: 'LineEnd', pattern: /[\r\n]\s*/ });

// ── Comments ────────────────────────────────────────────────────────────────────────────────────────────

/** `///` but not `////`, which is a ruler. */
export const DocLine = createToken({ name: 'DocLine', pattern: /\/\/\/(?!\/)[^\r\n]*/ });
export const LineComment = createToken({ name: 'LineComment', pattern: /\/\/[^\r\n]*/ });
export const BlockComment = createToken({ name: 'BlockComment', pattern: /\/\*[^]*?\*\// });
export const OpenBlockComment = createToken({ name: 'OpenBlockComment', pattern: /\/\*[^]*/ });

// ── The rest ────────────────────────────────────────────────────────────────────────────────────────────

const Blank = createToken({ name: 'Blank', pattern: /[ \t\f\v]+/, group: Lexer.SKIPPED });
const OddBlank = createToken({
  name: 'OddBlank',
  pattern: new RegExp(`[${oddSpaces}]+`),
  group: Lexer.SKIPPED,
});

/** Characters that mean nothing here: a run of those that begin no other token, or one that might have. */
export const Unreadable = createToken({
  name: 'Unreadable',
  pattern: new RegExp(`[^${wordStart}0-9\\ud800-\\udfff"'\\u2018-\\u201f[{},/+\\-\\s${oddSpaces}]+|[^]`),
  start_chars_hint: anyCharacter(),
});

/** One character of each of the groups by which the lexer looks up patterns: every ASCII one, then every 255th. */
function anyCharacter(): number[] {
  return Array.from({ length: 514 }, (_, index) =>
    Math.min(index < 256 ? index : (index - 255) * 255 + 1, 0xffff),
  );
}

/** In the order in which the lexer tries them. */
export const vocabulary: readonly TokenType[] = [
  Blank,
  LineEnd,
  Word,
  ClosedText,
  OpenText,
  ClosedBracketed,
  OpenBracketed,
  DateTimeText,
  DateText,
  TimeText,
  NumberText,
  ClosedDoubleBraced,
  OpenDoubleBraced,
  OpenBrace,
  CloseBrace,
  Comma,
  Arrow,
  DocLine,
  LineComment,
  BlockComment,
  OpenBlockComment,
  OddlyQuotedText,
  OddBlank,
  Unreadable,
  Text,
  Bracketed,
  DoubleBraced,
  ...table.map((entry) => entry.token),
];
