import type { IToken } from 'chevrotain';
import type {
  Allow as AllowNode,
  FieldName,
  LifecycleDeclaration,
  LifecycleItem,
  Path as PathNode,
  Phrase,
  Stage as StageNode,
  StageItem,
  StampField,
  StringValue,
} from '../ast.ts';
import { isBracketed } from '../token-kinds.ts';
import {
  Allow,
  Any,
  Arrow,
  Bracketed,
  Comma,
  Empty,
  Entry,
  Exit,
  First,
  Latest,
  Lifecycle,
  Master,
  On,
  Owner,
  Path,
  Sla,
  Stage,
  Stamp,
  Terminal,
  Text,
} from '../tokens.ts';
import { CampaignGrammar } from './campaigns.ts';
import { expected } from './expectations.ts';
import { fieldNameOf, textOf } from './literals.ts';
import { wordsOf } from './phrases.ts';
import { beginsItemOf } from './statements.ts';

const modelWords = wordsOf(expected.lifecycleField);
const ownerWords = wordsOf(expected.owner);
const masterWords = wordsOf(expected.master);

/** The stages of a lifecycle and the moves between them. */
export abstract class LifecycleGrammar extends CampaignGrammar {
  readonly lifecycle = this.RULE('lifecycle', (): LifecycleDeclaration => {
    const keyword = this.CONSUME(Lifecycle);
    const head = this.head(() => {
      const name = textOf(this.CONSUME(Text, expected.lifecycleName));
      this.CONSUME(On, expected.lifecycleOn);
      return { name, on: this.SUBRULE(this.stageHolder) };
    });
    const items = this.body(head !== undefined, () =>
      this.block('lifecycle', expected.lifecycleBlock, beginsLifecycleItem, () =>
        this.SUBRULE(this.lifecycleItem),
      ),
    );
    const { name, on } = head ?? { name: this.noText(), on: this.noFieldName() };
    return { kind: 'Lifecycle', ...this.declaration(keyword), name, on, items };
  });

  /** `[Lifecycle Status]`, or `Revenue Stage "Model"`. */
  private readonly stageHolder = this.RULE('stageHolder', (): FieldName | Phrase =>
    this.OR({
      IGNORE_AMBIGUITIES: true,
      ERR_MSG: expected.lifecycleField.ERR_MSG,
      DEF: [
        { ALT: (): FieldName | Phrase => fieldNameOf(this.CONSUME(Bracketed)) },
        { ALT: () => this.SUBRULE(this.model) },
      ],
    }),
  );

  /** A phrase without constraints: the block after it is the lifecycle's. */
  private readonly model = this.RULE('model', (): Phrase => {
    const words = this.SUBRULE(this.words, modelWords);
    const name = textOf(this.CONSUME(Text, expected.modelName));
    const { start, end } = name;
    const parts = [words, { kind: 'Values', start, end, items: [name] } as const];
    return { kind: 'Phrase', start: words.start, end, parts, constraints: undefined };
  });

  private readonly lifecycleItem = this.RULE('lifecycleItem', (): LifecycleItem =>
    this.OR([
      { ALT: (): LifecycleItem => this.SUBRULE(this.stage) },
      { ALT: () => this.SUBRULE(this.path) },
      { ALT: () => this.SUBRULE(this.allow) },
    ]),
  );

  // ── Stages ────────────────────────────────────────────────────────────────────────────────────────────

  private readonly stage = this.RULE('stage', (): StageNode => {
    const keyword = this.CONSUME(Stage);
    const doc = this.docAbove(keyword);
    const name = textOf(this.CONSUME(Text, expected.stageName));
    let items: StageNode['items'];
    this.OPTION(() => {
      items = this.block('stage', expected.block, beginsStageItem, () => this.SUBRULE(this.stageItem));
    });
    return {
      kind: 'Stage',
      start: doc?.start ?? keyword.startOffset,
      end: this.endOfLast(),
      doc,
      name,
      items,
    };
  });

  private readonly stageItem = this.RULE('stageItem', (): StageItem => this.OR(this.stageAlternatives));

  private readonly stageAlternatives = [
    {
      ALT: (): StageItem => {
        const keyword = this.CONSUME(Owner);
        const owner = this.OR1({
          IGNORE_AMBIGUITIES: true,
          ERR_MSG: expected.owner.ERR_MSG,
          DEF: [
            { ALT: () => textOf(this.CONSUME(Text)) },
            { ALT: () => this.SUBRULE(this.words, ownerWords) },
          ],
        });
        return { kind: 'Owner', ...this.spanFrom(keyword), owner };
      },
    },
    {
      ALT: (): StageItem => {
        const keyword = this.CONSUME(Master);
        const system = this.SUBRULE1(this.words, masterWords);
        return { kind: 'Master', ...this.spanFrom(keyword), system };
      },
    },
    {
      ALT: (): StageItem => {
        const keyword = this.CONSUME(Stamp);
        const stamps = [this.SUBRULE(this.stampField)];
        this.MANY({
          GATE: () => continuesStamps(this.LA(2)),
          DEF: () => {
            this.CONSUME(Comma);
            stamps.push(this.SUBRULE1(this.stampField));
          },
        });
        return { kind: 'Stamp', ...this.spanFrom(keyword), stamps };
      },
    },
    {
      ALT: (): StageItem => {
        const keyword = this.CONSUME(Sla);
        const within = this.SUBRULE(this.duration, { ARGS: [expected.sla] });
        return { kind: 'Sla', ...this.spanFrom(keyword), within };
      },
    },
    {
      ALT: (): StageItem => {
        const keyword = this.CONSUME(Entry);
        const text = textOf(this.CONSUME1(Text, expected.criterion));
        return { kind: 'Entry', ...this.spanFrom(keyword), text };
      },
    },
    {
      ALT: (): StageItem => {
        const keyword = this.CONSUME(Exit);
        const text = textOf(this.CONSUME2(Text, expected.criterion));
        return { kind: 'Exit', ...this.spanFrom(keyword), text };
      },
    },
    {
      ALT: (): StageItem => {
        const keyword = this.CONSUME(Terminal);
        return { kind: 'Terminal', ...this.spanFrom(keyword) };
      },
    },
  ];

  private readonly stampField = this.RULE('stampField', (): StampField => {
    const first = this.LA(1);
    const which = this.OPTION(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(First);
            return 'first' as const;
          },
        },
        {
          ALT: () => {
            this.CONSUME(Latest);
            return 'latest' as const;
          },
        },
      ]),
    );
    const field = fieldNameOf(this.CONSUME(Bracketed, expected.stampField));
    return { kind: 'StampField', ...this.spanFrom(first), which, field };
  });

  // ── Moves ─────────────────────────────────────────────────────────────────────────────────────────────

  private readonly path = this.RULE('path', (): PathNode => {
    const keyword = this.CONSUME(Path);
    const stages: StringValue[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: Arrow,
      DEF: () => stages.push(textOf(this.CONSUME(Text, expected.pathStage))),
      ERR_MSG: expected.pathStage.ERR_MSG,
    });
    return { kind: 'Path', ...this.spanFrom(keyword), stages };
  });

  private readonly allow = this.RULE('allow', (): AllowNode => {
    const keyword = this.CONSUME(Allow);
    const from = this.OR({
      ERR_MSG: expected.allowFrom.ERR_MSG,
      DEF: [
        {
          ALT: (): AllowNode['from'] => {
            this.CONSUME(Any);
            return 'any';
          },
        },
        {
          ALT: (): AllowNode['from'] => {
            this.CONSUME(Empty);
            return 'empty';
          },
        },
        { ALT: () => this.SUBRULE(this.texts, { ARGS: [expected.allowFrom] }) },
      ],
    });
    const to: (readonly StringValue[])[] = [];
    this.AT_LEAST_ONE({
      DEF: () => {
        this.CONSUME(Arrow);
        to.push(this.SUBRULE1(this.texts, { ARGS: [expected.allowTo] }));
      },
      ERR_MSG: expected.allowArrow.ERR_MSG,
    });
    return { kind: 'Allow', ...this.spanFrom(keyword), from, to };
  });
}

const beginsLifecycleItem = beginsItemOf('lifecycle');
const beginsStageItem = beginsItemOf('stage');

function continuesStamps(afterComma: IToken): boolean {
  return isBracketed(afterComma) || afterComma.tokenType === First || afterComma.tokenType === Latest;
}
