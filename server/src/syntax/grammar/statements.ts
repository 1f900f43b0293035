import { createTokenInstance, EmbeddedActionsParser, EOF, MismatchedTokenException } from 'chevrotain';
import type { IToken, TokenType } from 'chevrotain';
import type { Broken, DeclarationBase, DocComment, Span, SyntaxProblem } from '../ast.ts';
import type { Layout } from '../layout.ts';
import { endOf } from '../token-kinds.ts';
import { CloseBrace, Comma, keywords, LineEnd, OpenBrace, vocabulary } from '../tokens.ts';
import type { Block } from '../tokens.ts';
import { cannotStandIn, expectedButFound, tooMuch } from '../wording.ts';

/** What a grammar rule says that it needs at a place; the found token completes the sentence. */
export interface Expectation {
  readonly ERR_MSG: string;
}

const noToken = createTokenInstance(EOF, '', 0, 0, 0, 0, 0, 0);

/**
 * Statements and the blocks that they stand in. Recovery is a matter of lines: a statement that cannot be read is
 * kept as it is written, and reading goes on at the next one. (The parser library's own recovery, which looks for
 * any token that could follow, knows nothing of lines and is off.)
 */
export abstract class StatementGrammar extends EmbeddedActionsParser {
  /** The one exception that is thrown, and never leaves this class. */
  private readonly failure = new MismatchedTokenException('', noToken, noToken);
  private source = '';
  private layout: Layout = { tokens: [], doc: undefined, innerDocs: new Map(), comments: [], problems: [] };

  constructor(validate: boolean) {
    super([...vocabulary], {
      recoveryEnabled: false,
      maxLookahead: 1,
      skipValidations: !validate,
    });
  }

  /** Makes a declaration's text the input of the next rule that is called. */
  protected start(source: string, layout: Layout): void {
    this.source = source;
    this.layout = layout;
    this.input = layout.tokens;
  }

  protected docAbove(keyword: IToken): DocComment | undefined {
    return this.layout.innerDocs.get(keyword.startOffset);
  }

  protected get problems(): SyntaxProblem[] {
    return this.layout.problems;
  }

  /** What all declarations have in common. Problems and comments are shared with the layout, which may still grow. */
  protected declaration(keyword: IToken, lastOfKeyword = keyword): DeclarationBase {
    const { doc, comments, problems } = this.layout;
    const { startOffset: start } = keyword;
    return {
      start: 0,
      end: this.source.length,
      doc,
      keyword: { start, end: endOf(lastOfKeyword) },
      comments,
      problems,
    };
  }

  /** From a token to the last one that was consumed. */
  protected spanFrom(first: IToken): Span {
    return { start: first.startOffset, end: endOf(this.LA(0)) };
  }

  protected endOfLast(): number {
    return endOf(this.LA(0));
  }

  protected nextIs(type: TokenType): boolean {
    return this.LA(1).tokenType === type;
  }

  /** Gives the line up: the statement becomes a {@link Broken}, with what was expected as its problem. */
  protected fail(expectation: string): never {
    this.failure.message = expectation;
    throw this.failure;
  }

  // The library calls these where its rules do not match. By itself it would collect a stack trace and everything
  // that could have followed: many times the work of reading the line.

  protected consumeInternalError(
    type: TokenType,
    _found: IToken,
    expectation: Expectation | undefined,
  ): never {
    return this.fail(expectation?.ERR_MSG ?? `\`${type.LABEL ?? type.name}\``);
  }

  protected raiseNoAltException(_occurrence: number, expectation: string | undefined): never {
    return this.fail(expectation ?? 'something else');
  }

  protected raiseEarlyExitException(
    _occurrence: number,
    _kind: unknown,
    expectation: string | undefined,
  ): never {
    return this.fail(expectation ?? 'something more');
  }

  /**
   * Reads the items of a block, braces included, each with `item`. Called once per rule at most. `heads` tells which
   * tokens may begin an item.
   */
  protected block<T>(
    block: Block,
    expectation: Expectation,
    heads: (token: IToken) => boolean,
    item: () => T,
  ): (T | Broken)[] {
    const items: (T | Broken)[] = [];
    this.CONSUME(OpenBrace, expectation);
    // The library learns the grammar from the repetition; the loop is ours, because a line that no rule begins with
    // is a broken line to it and would be the end of the block to the repetition.
    if (this.RECORDING_PHASE) this.MANY(() => item());
    for (let next = this.LA(1); next.tokenType !== CloseBrace && next.tokenType !== EOF; next = this.LA(1)) {
      if (next.tokenType === LineEnd || next.tokenType === Comma) this.SKIP_TOKEN();
      else if (heads(next)) items.push(this.statement(item));
      else items.push(this.giveUp(next, cannotStandIn(block, next)));
    }
    this.CONSUME(CloseBrace);
    return items;
  }

  /** Reads the head of a declaration. If that fails, goes on at its block, with `undefined` for a head. */
  protected head<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      this.problems.push(this.problemOf(error));
      this.skip(OpenBrace);
      return undefined;
    }
  }

  /** Reads the block of a declaration; says so if there is none, unless its head is already broken. */
  protected body<T>(headRead: boolean, read: () => readonly T[]): readonly T[] {
    if (this.RECORDING_PHASE || this.nextIs(OpenBrace)) return read();
    if (headRead) this.head(read);
    return [];
  }

  /** The block of a declaration that may do without one. */
  protected optionalBody<T>(read: () => readonly T[]): readonly T[] | undefined {
    return this.RECORDING_PHASE || this.nextIs(OpenBrace) ? read() : undefined;
  }

  /** Says so if something is left of the declaration's line. */
  protected finish(): void {
    while (this.nextIs(LineEnd)) this.SKIP_TOKEN();
    if (!this.nextIs(EOF)) this.problems.push(tooMuch(this.LA(1)));
  }

  private statement<T>(read: () => T): T | Broken {
    const first = this.LA(1);
    try {
      const node = read();
      const { tokenType } = this.LA(1);
      if (tokenType === LineEnd || tokenType === CloseBrace || tokenType === Comma || tokenType === EOF)
        return node;
      return this.giveUp(first, tooMuch(this.LA(1)));
    } catch (error) {
      return this.giveUp(first, this.problemOf(error));
    }
  }

  private problemOf(error: unknown): SyntaxProblem {
    if (error !== this.failure) throw error;
    return expectedButFound(this.failure.message, this.LA(1), this.LA(0));
  }

  private giveUp(first: IToken, problem: SyntaxProblem): Broken {
    this.problems.push(problem);
    this.skip(LineEnd);
    const { start, end } = this.spanFrom(first);
    return { kind: 'Broken', start, end, text: this.source.slice(start, end) };
  }

  /** Skips what is left, with the blocks that it opens: up to a token of this type, or the end of the block around. */
  private skip(upTo: TokenType): void {
    let depth = 0;
    for (let { tokenType } = this.LA(1); tokenType !== EOF; tokenType = this.LA(1).tokenType) {
      if (depth === 0 && (tokenType === upTo || tokenType === CloseBrace)) return;
      if (tokenType === OpenBrace) depth++;
      else if (tokenType === CloseBrace) depth--;
      this.SKIP_TOKEN();
    }
  }
}

/** Tells the tokens that may begin an item of a block, where those are keywords. */
export function beginsItemOf(block: Block): (token: IToken) => boolean {
  const heads = new Set(keywords.filter(({ blocks }) => blocks.includes(block)).map(({ token }) => token));
  return ({ tokenType }) => heads.has(tokenType);
}
