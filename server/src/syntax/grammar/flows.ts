import { EOF } from 'chevrotain';
import type { IToken } from 'chevrotain';
import type { Choice, ChoiceBranch, Flow as FlowNode, FlowItem, Nothing, Step } from '../ast.ts';
import { CloseBrace, Comma, Else, Flow, If, LineEnd, NothingWord, Then } from '../tokens.ts';
import { beginsName, ConditionGrammar, testOf } from './conditions.ts';
import { expected } from './expectations.ts';
import { phraseOf } from './phrases.ts';

const choiceWords = new Set([Then, Else]);
const testBeforeThen = testOf(expected.test, choiceWords);
const anyStep = phraseOf(expected.step, choiceWords);
const stepInChoice = phraseOf(expected.stepOrNothing, choiceWords);

/** What a campaign does: its steps and choices. */
export abstract class FlowGrammar extends ConditionGrammar {
  protected readonly flow = this.RULE('flow', (): FlowNode => {
    const keyword = this.CONSUME(Flow);
    const items = this.block('flow', expected.flow, beginsName, () => this.SUBRULE(this.flowItem));
    return { kind: 'Flow', ...this.spanFrom(keyword), items };
  });

  private readonly flowItem = this.RULE('flowItem', (): FlowItem => this.OR(this.flowAlternatives));

  private readonly flowAlternatives = {
    IGNORE_AMBIGUITIES: true,
    DEF: [
      { ALT: (): FlowItem => this.SUBRULE(this.choice) },
      { ALT: (): FlowItem => stepOf(this.SUBRULE(this.phrase, anyStep)) },
    ],
  };

  private readonly choice = this.RULE('choice', (): Choice => {
    const first = this.LA(1);
    const branches = [this.SUBRULE(this.branch)];
    this.MANY({
      GATE: () => this.LA(2).tokenType === If,
      DEF: () => branches.push(this.SUBRULE1(this.branch)),
    });
    let otherwise: Step | Nothing | undefined;
    this.OPTION(() => {
      this.CONSUME(Else);
      otherwise = this.SUBRULE(this.outcome);
    });
    return { kind: 'Choice', ...this.spanFrom(first), branches, otherwise };
  });

  private readonly branch = this.RULE('branch', (): ChoiceBranch => {
    const first = this.LA(1);
    this.OPTION(() => this.CONSUME(Else));
    this.CONSUME(If);
    const test = this.SUBRULE(this.test, testBeforeThen);
    this.CONSUME(Then, expected.thenStep);
    const then = this.SUBRULE(this.outcome);
    return { kind: 'Branch', start: first.startOffset, end: then.end, test, then };
  });

  private readonly outcome = this.RULE('outcome', (): Step | Nothing => this.OR(this.outcomeAlternatives));

  private readonly outcomeAlternatives = {
    IGNORE_AMBIGUITIES: true,
    ERR_MSG: expected.stepOrNothing.ERR_MSG,
    DEF: [
      {
        GATE: () => endsOutcome(this.LA(2)),
        ALT: (): Step | Nothing => nothingOf(this.CONSUME(NothingWord)),
      },
      { ALT: (): Step | Nothing => stepOf(this.SUBRULE(this.phrase, stepInChoice)) },
    ],
  };
}

function stepOf(phrase: Step['phrase']): Step {
  return { kind: 'Step', start: phrase.start, end: phrase.end, phrase };
}

function nothingOf({ startOffset: start, image }: IToken): Nothing {
  return { kind: 'Nothing', start, end: start + image.length };
}

/** `nothing` alone does nothing; with more words it is the name of a step. */
function endsOutcome({ tokenType }: IToken): boolean {
  return (
    tokenType === LineEnd ||
    tokenType === CloseBrace ||
    tokenType === Comma ||
    tokenType === Else ||
    tokenType === EOF
  );
}
