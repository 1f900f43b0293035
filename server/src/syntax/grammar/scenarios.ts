import type {
  Expectation as ExpectationNode,
  Given as GivenNode,
  NumberValue,
  Occurrence,
  ScenarioDeclaration,
  ScenarioEvent,
  ScenarioItem,
  Then as ThenNode,
  When as WhenNode,
} from '../ast.ts';
import {
  After,
  All,
  Becomes,
  Before,
  Bracketed,
  Creating,
  Given,
  Happens,
  In,
  Never,
  Not,
  NumberText,
  Once,
  OpenBrace,
  Person,
  Runs,
  Scenario,
  Text,
  The,
  Then,
  Times,
  When,
  Word,
} from '../tokens.ts';
import { AssetGrammar } from './assets.ts';
import { beginsName, testOf } from './conditions.ts';
import { expected } from './expectations.ts';
import { fieldNameOf, numberOf, textOf } from './literals.ts';
import { phraseOf } from './phrases.ts';
import { beginsItemOf } from './statements.ts';

const givenTest = testOf(expected.given);
const eventPhrase = phraseOf(expected.event, new Set([Creating]));
const thenPhrase = phraseOf(expected.thenExpectation, new Set([Happens]));
const laterPhrase = phraseOf(expected.laterStep);

/** Examples of what must happen to a person. */
export abstract class ScenarioGrammar extends AssetGrammar {
  readonly scenario = this.RULE('scenario', (): ScenarioDeclaration => {
    const keyword = this.CONSUME(Scenario);
    const name = this.head(() => textOf(this.CONSUME(Text, expected.scenarioName)));
    const items = this.body(name !== undefined, () =>
      this.block('scenario', expected.scenarioBlock, beginsScenarioItem, () =>
        this.SUBRULE(this.scenarioItem),
      ),
    );
    return { kind: 'Scenario', ...this.declaration(keyword), name: name ?? this.noText(), items };
  });

  private readonly scenarioItem = this.RULE('scenarioItem', (): ScenarioItem =>
    this.OR([
      { ALT: (): ScenarioItem => this.SUBRULE(this.given) },
      { ALT: () => this.SUBRULE(this.when) },
      { ALT: () => this.SUBRULE(this.then) },
    ]),
  );

  private readonly given = this.RULE('given', (): GivenNode => {
    const keyword = this.CONSUME(Given);
    const test = this.SUBRULE(this.test, givenTest);
    return { kind: 'Given', ...this.spanFrom(keyword), test };
  });

  // ── When ──────────────────────────────────────────────────────────────────────────────────────────────

  private readonly when = this.RULE('when', (): WhenNode => {
    const keyword = this.CONSUME(When);
    const after = this.OPTION({
      GATE: () => this.LA(2).tokenType === NumberText,
      DEF: () => {
        this.CONSUME(After);
        return this.SUBRULE(this.duration, { ARGS: [expected.delay] });
      },
    });
    const what = this.OR(this.occurrences);
    let creatingPerson = false;
    this.OPTION1(() => {
      this.CONSUME(Creating);
      this.CONSUME(The, expected.creating);
      this.CONSUME(Person, expected.creating);
      creatingPerson = true;
    });
    return { kind: 'When', ...this.spanFrom(keyword), after, what, creatingPerson };
  });

  private readonly occurrences = {
    IGNORE_AMBIGUITIES: true,
    ERR_MSG: expected.when.ERR_MSG,
    DEF: [
      { GATE: () => this.LA(2).tokenType === OpenBrace, ALT: (): Occurrence => this.SUBRULE(this.together) },
      { ALT: (): Occurrence => this.SUBRULE(this.batchRun) },
      { ALT: (): Occurrence => this.SUBRULE(this.event) },
    ],
  };

  private readonly together = this.RULE('together', (): Occurrence => {
    const keyword = this.CONSUME(All);
    const events = this.block('events', expected.block, beginsName, () => this.SUBRULE(this.event));
    return { kind: 'Together', ...this.spanFrom(keyword), events };
  });

  private readonly batchRun = this.RULE('batchRun', (): Occurrence => {
    const name = this.CONSUME(Text);
    this.CONSUME(Runs, expected.runs);
    return { kind: 'BatchRun', ...this.spanFrom(name), campaign: textOf(name) };
  });

  private readonly event = this.RULE('event', (): ScenarioEvent => this.OR(this.eventAlternatives));

  private readonly eventAlternatives = {
    IGNORE_AMBIGUITIES: true,
    ERR_MSG: expected.event.ERR_MSG,
    DEF: [
      { ALT: (): ScenarioEvent => this.SUBRULE(this.becomes) },
      {
        ALT: (): ScenarioEvent => {
          const phrase = this.SUBRULE(this.phrase, eventPhrase);
          return { kind: 'Event', start: phrase.start, end: phrase.end, phrase };
        },
      },
    ],
  };

  private readonly becomes = this.RULE('becomes', (): ScenarioEvent => {
    const first = this.CONSUME(Bracketed);
    this.CONSUME(Becomes, expected.becomes);
    const value = this.SUBRULE(this.value, { ARGS: [expected.becomes] });
    let inSalesforce = false;
    this.OPTION(() => {
      this.CONSUME(In);
      if (!this.RECORDING_PHASE && this.LA(1).image.toLowerCase() !== 'salesforce')
        this.fail(expected.salesforce.ERR_MSG);
      this.CONSUME(Word);
      inSalesforce = true;
    });
    return { kind: 'Becomes', ...this.spanFrom(first), field: fieldNameOf(first), value, inSalesforce };
  });

  // ── Then ──────────────────────────────────────────────────────────────────────────────────────────────

  private readonly then = this.RULE('then', (): ThenNode => {
    const keyword = this.CONSUME(Then);
    const expect = this.SUBRULE(this.expectation);
    return { kind: 'Then', ...this.spanFrom(keyword), expect };
  });

  private readonly expectation = this.RULE('expectation', (): ExpectationNode => {
    const first = this.LA(1);
    let negated = false;
    this.OPTION(() => {
      this.CONSUME(Not);
      negated = true;
    });
    const phrase = this.SUBRULE(this.phrase, thenPhrase);
    const happens = this.OPTION1({
      GATE: () => !negated,
      DEF: () => {
        this.CONSUME(Happens);
        return this.OR(this.happenings);
      },
    });
    const span = this.spanFrom(first);
    if (happens === undefined)
      return { kind: 'Holds', ...span, test: { kind: 'Test', ...span, negated, phrase } };
    if (typeof happens === 'object' && happens.kind === 'Phrase') {
      return { kind: 'HappensBefore', ...span, step: phrase, later: happens };
    }
    return { kind: 'Happens', ...span, step: phrase, times: happens };
  });

  private readonly happenings = {
    ERR_MSG: expected.happens.ERR_MSG,
    DEF: [
      {
        ALT: () => {
          this.CONSUME(Once);
          return 'once' as const;
        },
      },
      {
        ALT: () => {
          this.CONSUME(Never);
          return 'never' as const;
        },
      },
      {
        ALT: (): NumberValue => {
          const number = numberOf(this.CONSUME(NumberText));
          this.CONSUME(Times, expected.times);
          return number;
        },
      },
      {
        ALT: () => {
          this.CONSUME(Before);
          return this.SUBRULE1(this.phrase, laterPhrase);
        },
      },
    ],
  };
}

const beginsScenarioItem = beginsItemOf('scenario');
