import type { IToken, TokenType } from 'chevrotain';
import type {
  Broken,
  Constraint,
  ConstraintBlock,
  FieldName,
  Part,
  Phrase,
  Span,
  StringValue,
  Value,
  Values,
  Words,
} from '../ast.ts';
import { endOf, isBracketed, isOneOf, isValue, isWord } from '../token-kinds.ts';
import {
  And,
  Bracketed,
  Comma,
  DateText,
  DateTimeText,
  DoubleBraced,
  Empty,
  False,
  NumberText,
  OpenBrace,
  Text,
  TimeText,
  True,
  Word,
} from '../tokens.ts';
import { expected } from './expectations.ts';
import { StatementGrammar } from './statements.ts';
import { bracketedName, doubleBracedName, isUnit, paddedTime, textValue } from './literals.ts';

/** Words, values and names, and the phrases that are made of them. */
export abstract class PhraseGrammar extends StatementGrammar {
  /** The word that ends the phrase at hand, such as `then` after the test of a choice. */
  private stop: TokenType | undefined;

  // ── Words and names ───────────────────────────────────────────────────────────────────────────────────

  protected readonly words = this.RULE('words', (): Words => {
    const first = this.CONSUME(Word, expected.words);
    const words: Span[] = [{ start: first.startOffset, end: endOf(first) }];
    let text = first.image;
    let last = first;
    this.MANY({
      GATE: () => this.continuesWords(this.LA(1), last),
      DEF: () => {
        last = this.CONSUME1(Word);
        words.push({ start: last.startOffset, end: endOf(last) });
        text += ` ${last.image}`;
      },
    });
    return { kind: 'Words', start: first.startOffset, end: endOf(last), text, words };
  });

  /** Whether a word goes on with a run of words: `empty` does after `is` and `is not`, where it is no value. */
  private continuesWords(next: IToken, last: IToken): boolean {
    const { tokenType } = next;
    if (tokenType === Empty) return last.image === 'is' || last.image === 'not';
    return tokenType !== this.stop && tokenType !== True && tokenType !== False;
  }

  protected word(token: IToken): Words {
    const span = { start: token.startOffset, end: endOf(token) };
    return { kind: 'Words', ...span, text: token.image, words: [span] };
  }

  protected text(token: IToken): StringValue {
    return { kind: 'String', start: token.startOffset, end: endOf(token), value: textValue(token.image) };
  }

  protected fieldName(token: IToken): FieldName {
    return { kind: 'FieldName', start: token.startOffset, end: endOf(token), name: bracketedName(token.image) };
  }

  // ── Values ────────────────────────────────────────────────────────────────────────────────────────────

  protected readonly value = this.RULE('value', (): Value => this.OR(this.valueAlternatives));

  private readonly valueAlternatives = {
    ERR_MSG: expected.value.ERR_MSG,
    DEF: [
      { ALT: (): Value => this.text(this.CONSUME(Text)) },
      { ALT: (): Value => this.SUBRULE(this.quantity) },
      { ALT: (): Value => this.literal('Date', this.CONSUME(DateText)) },
      { ALT: (): Value => this.literal('Time', this.CONSUME(TimeText)) },
      { ALT: (): Value => this.literal('DateTime', this.CONSUME(DateTimeText)) },
      { ALT: (): Value => this.tokenValue(this.CONSUME(DoubleBraced)) },
      { ALT: (): Value => this.boolean(this.CONSUME(True), true) },
      { ALT: (): Value => this.boolean(this.CONSUME(False), false) },
      { ALT: (): Value => this.empty(this.CONSUME(Empty)) },
    ],
  };
}
