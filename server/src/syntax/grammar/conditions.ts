import type { IToken, TokenType } from 'chevrotain';
import type { Condition, ConditionGroup, Filter as FilterNode, SmartListDeclaration, Test } from '../ast.ts';
import { isBracketed, isWord } from '../token-kinds.ts';
import {
  All,
  Any,
  Else,
  Filter,
  keywords,
  List,
  Not,
  NothingWord,
  OpenBrace,
  Smart,
  Text,
  Then,
} from '../tokens.ts';
import { expected } from './expectations.ts';
import { textOf } from './literals.ts';
import { phraseOf, PhraseGrammar } from './phrases.ts';
import type { PhraseOptions, Stops } from './phrases.ts';
import type { Expectation } from './statements.ts';

/** Arguments of the rule `test`. */
export interface TestOptions {
  readonly ARGS: [PhraseOptions];
}

export function testOf(expectation: Expectation, stops?: Stops): TestOptions {
  return { ARGS: [phraseOf(expectation, stops)] };
}

const filterTest = testOf(expected.filter);

/** Tests, their groups, and the smart lists that consist of them. */
export abstract class ConditionGrammar extends PhraseGrammar {
  protected readonly test = this.RULE('test', (phrase: PhraseOptions): Test => {
    const first = this.LA(1);
    let negated = false;
    this.OPTION(() => {
      this.CONSUME(Not);
      negated = true;
    });
    if (!this.RECORDING_PHASE && negated && isBracketed(this.LA(1))) this.fail(expected.notField.ERR_MSG);
    const words = this.SUBRULE(this.phrase, phrase);
    return { kind: 'Test', start: first.startOffset, end: words.end, negated, phrase: words };
  });

  private readonly condition = this.RULE('condition', (): Condition => this.OR(this.conditionAlternatives));

  private readonly conditionAlternatives = {
    IGNORE_AMBIGUITIES: true,
    DEF: [
      { GATE: () => this.LA(2).tokenType === OpenBrace, ALT: (): Condition => this.SUBRULE(this.group) },
      { ALT: (): Condition => this.SUBRULE(this.test, filterTest) },
    ],
  };

  private readonly group = this.RULE('group', (): ConditionGroup => {
    const first = this.LA(1);
    const { tokenType } = this.OR([{ ALT: () => this.CONSUME(All) }, { ALT: () => this.CONSUME(Any) }]);
    const items = this.block('conditions', expected.group, beginsName, () => this.SUBRULE(this.condition));
    return { kind: 'Group', ...this.spanFrom(first), match: tokenType === All ? 'all' : 'any', items };
  });

  protected readonly filter = this.RULE('filter', (): FilterNode => {
    const keyword = this.CONSUME(Filter);
    const condition = this.SUBRULE(this.condition);
    return { kind: 'Filter', start: keyword.startOffset, end: condition.end, condition };
  });

  readonly smartList = this.RULE('smartList', (): SmartListDeclaration => {
    const keyword = this.CONSUME(Smart);
    let list = keyword;
    const name = this.head(() => {
      list = this.CONSUME(List, expected.listWord);
      return textOf(this.CONSUME(Text, expected.smartListName));
    });
    const filters = this.body(name !== undefined, () =>
      this.block('smart list', expected.smartListBlock, isFilter, () => this.SUBRULE(this.filter)),
    );
    return { kind: 'SmartList', ...this.declaration(keyword, list), name: name ?? this.noText(), filters };
  });
}

function isFilter({ tokenType }: IToken): boolean {
  return tokenType === Filter;
}

/** Words that begin a statement around a list of names, and so cannot begin a name in it. */
const reserved = new Set<TokenType>([
  Then,
  Else,
  NothingWord,
  ...keywords
    .filter(
      ({ role, blocks }) =>
        role === 'statement' && (blocks.includes('campaign') || blocks.includes('scenario')),
    )
    .map(({ token }) => token),
]);

/** Whether a name of the catalogue, or a name in brackets, may begin with the token. */
export function beginsName(token: IToken): boolean {
  return isBracketed(token) || (isWord(token) && !reserved.has(token.tokenType));
}
