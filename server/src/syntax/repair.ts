import { createTokenInstance } from 'chevrotain';
import type { IToken, TokenType } from 'chevrotain';
import { endOf } from './token-kinds.ts';
import {
  All,
  Any,
  Campaign,
  CloseBrace,
  External,
  Field,
  Flow,
  keywords,
  Lifecycle,
  OpenBrace,
  Program,
  Scenario,
  Smart,
  Stage,
  When,
} from './tokens.ts';
import type { Block } from './tokens.ts';

/**
 * Guesses where the closing braces of a declaration are missing. A line whose keyword belongs to an outer block, such
 * as `filter` while a trigger's constraints are still open, says that the inner blocks should have ended before it.
 */
export interface Repair {
  /** To be told of each token before it is put out. Whether it closed blocks before the token. */
  before(token: IToken, startsLine: boolean, out: IToken[]): boolean;
  /** Closes whatever is still open. */
  atEnd(out: IToken[]): void;
}

const blockOf = new Map<TokenType, Block>([
  [Program, 'program'],
  [Field, 'field'],
  [Lifecycle, 'lifecycle'],
  [Stage, 'stage'],
  [Smart, 'smart list'],
  [Campaign, 'campaign'],
  [Flow, 'flow'],
  [External, 'external'],
  [Scenario, 'scenario'],
]);

const homes = new Map<TokenType, readonly Block[]>(
  keywords.filter(({ role }) => role === 'statement').map(({ token, blocks }) => [token, blocks]),
);

export function openBlockRepair(unclosed: number): Repair {
  const open: Block[] = [];
  let missing = unclosed;
  /** The first token of the statement at hand. */
  let head: TokenType | undefined;
  let previous: TokenType | undefined;

  const before = (token: IToken, startsLine: boolean, out: IToken[]): boolean => {
    const { tokenType } = token;
    const missingBefore = missing;
    if (startsLine || head === undefined) {
      head = tokenType;
      const home = homes.get(tokenType);
      const level = home === undefined ? -1 : open.findLastIndex((block) => home.includes(block));
      const excess = level === -1 ? 0 : Math.min(open.length - 1 - level, missing);
      for (let count = 0; count < excess; count++) {
        closeBrace(out);
        open.pop();
        missing--;
      }
    }
    if (tokenType === OpenBrace) {
      open.push(blockAfter(head, previous));
      head = undefined;
    } else if (tokenType === CloseBrace) {
      open.pop();
      head = undefined;
    }
    previous = tokenType;
    return missing < missingBefore;
  };

  const atEnd = (out: IToken[]): void => {
    for (let block = open.pop(); block !== undefined; block = open.pop()) closeBrace(out);
  };

  return { before, atEnd };
}

function blockAfter(head: TokenType | undefined, previous: TokenType | undefined): Block {
  const grouped = previous === All || previous === Any;
  if (head === When && grouped) return 'events';
  if (grouped) return 'conditions';
  return (head && blockOf.get(head)) ?? 'constraints';
}

/** A brace of no width, where one is missing. */
function closeBrace(out: IToken[]): void {
  const last = out.at(-1);
  const end = last === undefined ? 0 : endOf(last);
  out.push(createTokenInstance(CloseBrace, '', end, end - 1, Number.NaN, Number.NaN, Number.NaN, Number.NaN));
}
