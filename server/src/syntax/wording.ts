import { EOF } from 'chevrotain';
import type { IToken } from 'chevrotain';
import { nearest } from '../catalogue/index.ts';
import type { SyntaxProblem } from './ast.ts';
import { endOf, isBracketed, isOneOf, isWord } from './token-kinds.ts';
import {
  CloseBrace,
  DoubleBraced,
  keywords,
  LineEnd,
  NumberText,
  OddlyQuotedText,
  OpenBracketed,
  OpenDoubleBraced,
  Text,
} from './tokens.ts';
import type { Block, Keyword } from './tokens.ts';

/** What the parser says to people: what it found, what it expected, with an example. */

const longestQuote = 40;

/** `Expected a list's name in quotes, such as list "Competitors"; found the number 5.` */
export function expectedButFound(expectation: string, found: IToken, before: IToken): SyntaxProblem {
  if (endsHere(found)) {
    const message = `Expected ${expectation}; the statement ends here.`;
    return { code: 'syntax/missing', ...spanOf(before), message };
  }
  return {
    code: 'syntax/unexpected',
    ...spanOf(found),
    message: `Expected ${expectation}; found ${inWords(found)}.`,
  };
}

/** Something after the end of a statement. */
export function tooMuch(found: IToken): SyntaxProblem {
  const message = `Did not expect ${inWords(found)} here: what stands before it is already complete. Begin a new line for a new statement, or remove it.`;
  return { code: 'syntax/unexpected', ...spanOf(found), message };
}

/** A statement whose first word is none that may begin one here. */
export function cannotStandIn(block: Block, found: IToken): SyntaxProblem {
  const problem = { code: 'syntax/unexpected', ...spanOf(found) } as const;
  const { what, holds } = blocks[block];
  const elsewhere = keywords.find((keyword) => keyword.word === found.image && keyword.role !== 'modifier');
  const place = elsewhere === undefined ? undefined : placeOf(elsewhere, block);
  if (place !== undefined) {
    return {
      ...problem,
      message: `${quoted(found.image)} cannot stand in ${what}; ${place}. Here stand ${holds}.`,
    };
  }
  const heads = headsOf(block);
  const meant = isWord(found) ? nearest(found.image, heads, 1)[0] : undefined;
  const question = meant === undefined ? '' : ` Did you mean ${quoted(meant)}?`;
  return { ...problem, message: `Found ${inWords(found)}, but in ${what} stand ${holds}.${question}` };
}

/** A line between declarations that is none. */
export function noDeclaration(
  first: IToken,
  container: 'file' | 'folder',
): Omit<SyntaxProblem, 'start' | 'end'> {
  if (first.tokenType === CloseBrace) {
    return {
      code: 'syntax/unexpected',
      message: 'This } closes nothing. Remove it, or add the { that it belongs to.',
    };
  }
  const words = keywords
    .filter(({ role }) => role === 'declaration')
    .map(({ word }) => (word === 'smart' ? 'smart list' : word));
  const inner = keywords.find((keyword) => keyword.word === first.image && keyword.role === 'statement');
  const home = inner?.blocks[0];
  if (home !== undefined) {
    const message = `${quoted(first.image)} cannot stand here by itself; it belongs in ${blocks[home].what}. Perhaps a } above it closes too much.`;
    return { code: 'syntax/unexpected', message };
  }
  const example =
    container === 'file'
      ? 'campaign "010 - Score" { … }'
      : 'campaign "010 - Score" { … } or list "Competitors"';
  const meant = isWord(first) ? nearest(first.image, words, 1)[0] : undefined;
  const question = meant === undefined ? '' : ` Did you mean ${quoted(meant)}?`;
  return {
    code: 'syntax/unexpected',
    message: `Expected a declaration, such as ${example}; found ${inWords(first)}.${question}`,
  };
}

/** A declaration in a folder that cannot be in one. */
export function notInFolder(keyword: IToken): SyntaxProblem {
  const message = `A ${keyword.image} cannot stand in a folder: folders hold campaigns, smart lists, lists and folders. Move it out of the folder.`;
  return { code: 'syntax/unexpected', ...spanOf(keyword), message };
}

export function unclosedBlock(
  noun: string,
  count: number,
  head: { start: number; end: number },
): SyntaxProblem {
  const missing = count === 1 ? 'A } is' : `${count} } are`;
  const message = `${missing} missing: this ${noun} is not closed before the next declaration or the end of the file.`;
  return { code: 'syntax/unclosed', start: head.start, end: head.end, message };
}

export function unclosedComment(start: number): SyntaxProblem {
  return {
    code: 'syntax/unclosed',
    start,
    end: start + 2,
    message: 'This comment has no end. Close it with */.',
  };
}

export function deepBlocks(brace: IToken, deepest: number): SyntaxProblem {
  const message = `Blocks inside blocks end at a depth of ${deepest}; what stands in this one is not read. Name a part of it, for example as a smart list.`;
  return { code: 'syntax/unexpected', ...spanOf(brace), message };
}

export function deepFolders(keyword: { start: number; end: number }, deepest: number): SyntaxProblem {
  const message = `Folders inside folders end at a depth of ${deepest}; what stands in this one is not read.`;
  return { code: 'syntax/unexpected', start: keyword.start, end: keyword.end, message };
}

export function unreadable(token: IToken): SyntaxProblem {
  const [first] = token.image;
  const many = first !== undefined && token.image.length > first.length;
  const what = many ? `the characters from ${character(first)} on` : character(first ?? '');
  const message = `Cannot read ${what}: outside quotes and square brackets it has no meaning in this language.`;
  return { code: 'syntax/unreadable', ...spanOf(token), message };
}

/** Names and text that lack their closing sign, or have a wrong one. */
export function badlyClosed(token: IToken): SyntaxProblem {
  const { tokenType, image } = token;
  const problem = { code: 'syntax/unclosed', ...spanOf(token) } as const;
  if (tokenType === OpenBracketed)
    return { ...problem, message: `This name has no closing ], as in ${quoted('[Lead Status]')}.` };
  if (tokenType === OpenDoubleBraced) {
    return { ...problem, message: `This token has no closing }}, as in ${quoted('{{my.MQL Threshold}}')}.` };
  }
  if (tokenType !== OddlyQuotedText)
    return { ...problem, message: 'This text has no closing quote. It cannot go on in the next line.' };
  const message = `Text stands in straight double quotes: write ${quoted(`"${image.slice(1, -1)}"`)}.`;
  return { ...problem, code: 'syntax/unexpected', message };
}

interface BlockInWords {
  readonly what: string;
  readonly holds: string;
}

const blocks: Readonly<Record<Block, BlockInWords>> = {
  folder: { what: 'a folder', holds: 'campaigns, smart lists, lists and folders' },
  program: { what: 'a program', holds: 'channel, type, workspace, tag, cost and token' },
  field: { what: 'a field', holds: 'api, values and salesforce' },
  lifecycle: { what: 'a lifecycle', holds: 'stage, path and allow' },
  stage: { what: 'a stage', holds: 'owner, master, stamp, sla, entry, exit and terminal' },
  'smart list': { what: 'a smart list', holds: 'filters, such as filter [Country] is "US"' },
  campaign: {
    what: 'a campaign',
    holds:
      'trigger, filter and flow, and the settings qualify, schedule, executable, inactive, like, priority and limits',
  },
  flow: { what: 'a flow', holds: 'flow steps, such as Send Email "Welcome", and choices that begin with if' },
  external: { what: 'an external', holds: 'writes, reads, requests, requestable, executable and token' },
  scenario: { what: 'a scenario', holds: 'given, when and then' },
  conditions: {
    what: 'a group of filters',
    holds: 'filters without the word filter, such as [Country] is "US"',
  },
  constraints: {
    what: 'the constraints of a trigger, filter or step',
    holds: 'lines that begin with a name in brackets, such as [New Value] is "2 - MQL"',
  },
  events: { what: 'when all', holds: 'events, such as Fills Out Form "Demo"' },
};

function headsOf(block: Block): string[] {
  return keywords.filter((keyword) => keyword.blocks.includes(block)).map(({ word }) => word);
}

function placeOf({ role, blocks: homes, word }: Keyword, block: Block): string | undefined {
  if (homes.includes(block)) return undefined;
  if (word === 'else' || word === 'nothing') return 'it belongs to an if in a flow';
  if (role === 'declaration') return `it begins a declaration of its own`;
  const home = homes[0];
  return home === undefined ? undefined : `it belongs in ${blocks[home].what}`;
}

function endsHere({ tokenType }: IToken): boolean {
  return tokenType === LineEnd || tokenType === CloseBrace || tokenType === EOF;
}

function inWords(token: IToken): string {
  const { tokenType, image } = token;
  if (tokenType === LineEnd || tokenType === EOF) return 'the end of the line';
  if (tokenType === CloseBrace) return quoted('}');
  if (isOneOf(token, Text)) return `the text ${shortened(image)}`;
  if (isBracketed(token)) return `the name ${shortened(image)}`;
  if (isOneOf(token, DoubleBraced)) return `the token ${shortened(image)}`;
  if (tokenType === NumberText) return `the number ${shortened(image)}`;
  return quoted(shortened(image));
}

function quoted(text: string): string {
  return `\`${text}\``;
}

function shortened(text: string): string {
  return text.length <= longestQuote ? text : `${text.slice(0, longestQuote - 1).toWellFormed()}…`;
}

function character(text: string): string {
  return /^[\p{P}\p{S}\p{L}\p{N}]$/u.test(text)
    ? quoted(text)
    : `the character U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function spanOf(token: IToken): { start: number; end: number } {
  return { start: token.startOffset, end: endOf(token) };
}
