import type { IToken } from 'chevrotain';
import type { DocComment } from './ast.ts';
import { endOf, isComment, leavesBlankLine } from './token-kinds.ts';
import { DocLine, LineEnd } from './tokens.ts';

/** A run of tokens, the end exclusive. */
export interface TokenRun {
  readonly from: number;
  readonly to: number;
}

/**
 * The lines of `/// …` directly above the token at `index`: no blank line between, though other comments may stand
 * there. Looks back no further than `floor`. The run holds the line ends between its lines, and no other comments.
 */
export function docLinesAbove(tokens: readonly IToken[], index: number, floor: number): TokenRun | undefined {
  let run: TokenRun | undefined;
  for (let at = index - 1; at >= floor; at--) {
    const token = tokens[at];
    if (token === undefined || leavesBlankLine(token)) break;
    if (token.tokenType === LineEnd) continue;
    if (token.tokenType === DocLine && startsLine(tokens, at)) run = { from: at, to: run?.to ?? at + 1 };
    else if (run !== undefined || !isComment(token)) break;
  }
  return run;
}

function startsLine(tokens: readonly IToken[], index: number): boolean {
  const before = tokens[index - 1];
  return before === undefined || before.tokenType === LineEnd;
}

/** The text of a run of doc lines; its span follows the offsets that the tokens carry. */
export function docComment(tokens: readonly IToken[], { from, to }: TokenRun): DocComment {
  const lines = tokens.slice(from, to).filter(({ tokenType }) => tokenType === DocLine);
  const first = lines[0];
  const last = lines.at(-1);
  return {
    start: first?.startOffset ?? 0,
    end: last === undefined ? 0 : endOf(last),
    text: lines.map(({ image }) => image.slice(3).replace(/^ /, '').trimEnd()).join('\n'),
  };
}
