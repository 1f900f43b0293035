import type { IToken, TokenType } from 'chevrotain';
import type {
  Constraint,
  ConstraintBlock,
  DurationValue,
  FieldName,
  Part,
  Phrase,
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
import {
  dateOf,
  dateTimeOf,
  durationOf,
  fieldNameOf,
  isUnit,
  numberOf,
  spanOf,
  textOf,
  timeOf,
  tokenOf,
} from './literals.ts';
import { StatementGrammar } from './statements.ts';
import type { Expectation } from './statements.ts';

/** Keywords that end a run of words, such as `then` after a test. */
export type Stops = ReadonlySet<TokenType>;

const noStops: Stops = new Set();

/** Arguments of the rule `words`: what stands here, and what ends the run. */
export interface WordsOptions {
  readonly ARGS: [Expectation, Stops];
}

/** Arguments of the rule `phrase`: the same for its first word, and for its runs of words. */
export interface PhraseOptions {
  readonly ARGS: [Expectation, WordsOptions];
}

export function wordsOf(expectation: Expectation, stops = noStops): WordsOptions {
  return { ARGS: [expectation, stops] };
}

export function phraseOf(expectation: Expectation, stops = noStops): PhraseOptions {
  return { ARGS: [expectation, wordsOf(expectation, stops)] };
}

const operatorWords = wordsOf(expected.words);

/** Words, values and names, and the phrases that are made of them. */
export abstract class PhraseGrammar extends StatementGrammar {
  /** The phrase at hand: no phrase stands inside the parts of another, so one place for them is enough. */
  private parts: Part[] = [];
  /** How its words are to be read. */
  private phraseWords = operatorWords;

  // ── Words and names ───────────────────────────────────────────────────────────────────────────────────

  protected readonly words = this.RULE('words', (expectation: Expectation, stops: Stops): Words => {
    const first = this.CONSUME(Word, expectation);
    const words = [spanOf(first)];
    let text = first.image;
    let last = first;
    // The loop is ours, as in `block`: words are half of a file, and the library's repetition costs more than they do.
    if (this.RECORDING_PHASE) this.MANY(() => this.CONSUME1(Word));
    for (let next = this.LA(1); isWord(next) && goesOn(last, next, stops); next = this.LA(1)) {
      this.SKIP_TOKEN();
      words.push(spanOf(next));
      text += ` ${next.image}`;
      last = next;
    }
    return { kind: 'Words', start: first.startOffset, end: endOf(last), text, words };
  });

  // These stand for names that could not be read.

  protected noText(): StringValue {
    return { kind: 'String', start: this.endOfLast(), end: this.endOfLast(), value: '' };
  }

  protected noFieldName(): FieldName {
    return { kind: 'FieldName', start: this.endOfLast(), end: this.endOfLast(), name: '' };
  }

  protected noWords(): Words {
    return { kind: 'Words', start: this.endOfLast(), end: this.endOfLast(), text: '', words: [] };
  }

  /** Names in quotes with commas between them. */
  protected readonly texts = this.RULE('texts', (expectation: Expectation): readonly StringValue[] => {
    const texts = [textOf(this.CONSUME(Text, expectation))];
    this.MANY({
      GATE: () => isOneOf(this.LA(2), Text),
      DEF: () => {
        this.CONSUME(Comma);
        texts.push(textOf(this.CONSUME1(Text)));
      },
    });
    return texts;
  });

  // ── Values ────────────────────────────────────────────────────────────────────────────────────────────

  protected readonly value = this.RULE('value', (expectation: Expectation | undefined): Value => {
    if (expectation !== undefined && !this.RECORDING_PHASE && !isValue(this.LA(1)))
      this.fail(expectation.ERR_MSG);
    return this.OR(this.valueAlternatives);
  });

  private readonly valueAlternatives = {
    ERR_MSG: expected.value.ERR_MSG,
    DEF: [
      { ALT: (): Value => textOf(this.CONSUME(Text)) },
      { ALT: (): Value => this.quantity(this.CONSUME(NumberText)) },
      { ALT: (): Value => dateOf(this.CONSUME(DateText)) },
      { ALT: (): Value => timeOf(this.CONSUME(TimeText)) },
      { ALT: (): Value => dateTimeOf(this.CONSUME(DateTimeText)) },
      { ALT: (): Value => tokenOf(this.CONSUME(DoubleBraced)) },
      { ALT: (): Value => ({ kind: 'Boolean', ...spanOf(this.CONSUME(True)), value: true }) },
      { ALT: (): Value => ({ kind: 'Boolean', ...spanOf(this.CONSUME(False)), value: false }) },
      { ALT: (): Value => ({ kind: 'Empty', ...spanOf(this.CONSUME(Empty)) }) },
    ],
  };

  /** A number, or a duration if a unit follows. */
  private quantity(number: IToken): Value {
    let unit: IToken | undefined;
    this.OPTION({ GATE: () => isUnit(this.LA(1)), DEF: () => (unit = this.CONSUME(Word)) });
    return unit === undefined ? numberOf(number) : durationOf(number, unit);
  }

  /** A number with its unit, where nothing else will do. */
  protected readonly duration = this.RULE('duration', (expectation: Expectation): DurationValue => {
    const number = this.CONSUME(NumberText, expectation);
    if (!this.RECORDING_PHASE && !isUnit(this.LA(1))) this.fail(expectation.ERR_MSG);
    return durationOf(number, this.CONSUME(Word));
  });

  /** `"US", "CA"`; after the word `between` also `25 and 49`. */
  protected readonly values = this.RULE('values', (): Values => {
    const between = isBetween(this.LA(0));
    const first = this.SUBRULE(this.value);
    const items = [first];
    if (this.RECORDING_PHASE || between || this.nextIs(Comma)) {
      this.MANY({
        GATE: () => (this.nextIs(Comma) || (between && items.length === 1)) && isValue(this.LA(2)),
        DEF: () => {
          this.OR([{ ALT: () => this.CONSUME(Comma) }, { ALT: () => this.CONSUME(And) }]);
          items.push(this.SUBRULE1(this.value));
        },
      });
    }
    return { kind: 'Values', start: first.start, end: this.endOfLast(), items };
  });

  // ── Phrases ───────────────────────────────────────────────────────────────────────────────────────────

  protected readonly phrase = this.RULE('phrase', (expectation: Expectation, words: WordsOptions): Phrase => {
    const first = this.LA(1);
    const stops = this.RECORDING_PHASE ? noStops : words.ARGS[1];
    if (!this.RECORDING_PHASE && !beginsPhrase(first, stops)) this.fail(expectation.ERR_MSG);
    const parts: Part[] = [];
    this.parts = parts;
    this.phraseWords = words;
    this.AT_LEAST_ONE(this.partLoop);
    let constraints: ConstraintBlock | undefined;
    if (this.RECORDING_PHASE || this.nextIs(OpenBrace)) {
      this.OPTION(() => (constraints = this.SUBRULE(this.constraints)));
    }
    return { kind: 'Phrase', start: first.startOffset, end: this.endOfLast(), parts, constraints };
  });

  private readonly partLoop = {
    GATE: () => !this.phraseWords.ARGS[1].has(this.LA(1).tokenType),
    DEF: () => {
      this.parts.push(this.OR(this.partAlternatives));
    },
  };

  private readonly partAlternatives = {
    IGNORE_AMBIGUITIES: true,
    DEF: [
      { ALT: (): Part => this.SUBRULE(this.values) },
      { ALT: (): Part => this.SUBRULE(this.words, this.phraseWords) },
      { ALT: (): Part => fieldNameOf(this.CONSUME(Bracketed)) },
    ],
  };

  private readonly constraints = this.RULE('constraints', (): ConstraintBlock => {
    const first = this.LA(1);
    const items = this.block('constraints', expected.block, isBracketed, () => this.SUBRULE(this.constraint));
    return { kind: 'Constraints', ...this.spanFrom(first), items };
  });

  private readonly constraint = this.RULE('constraint', (): Constraint => {
    const name = this.CONSUME(Bracketed, expected.constraint);
    let operator: Words | undefined;
    let values: Values | undefined;
    this.OPTION({
      GATE: () => !isValue(this.LA(1)),
      DEF: () => (operator = this.SUBRULE(this.words, operatorWords)),
    });
    this.OPTION1(() => (values = this.SUBRULE(this.values)));
    const field = fieldNameOf(name);
    return { kind: 'Constraint', start: field.start, end: this.endOfLast(), field, operator, values };
  });
}

function isBetween({ image }: IToken): boolean {
  return image.length === 7 && image.toLowerCase() === 'between';
}

/** Whether the next word goes on with a run of words: `empty` does after `is` and `is not`, where it is no value. */
function goesOn(last: IToken, { tokenType }: IToken, stops: Stops): boolean {
  if (tokenType === Empty) return /^(?:is|not)$/i.test(last.image);
  return tokenType !== True && tokenType !== False && !stops.has(tokenType);
}

/** A phrase begins with words or a name, never with a value. */
function beginsPhrase(token: IToken, stops: Stops): boolean {
  if (isBracketed(token)) return true;
  return isWord(token) && !stops.has(token.tokenType) && !isValue(token);
}
