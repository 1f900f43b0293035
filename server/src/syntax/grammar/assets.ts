import type {
  ExternalDeclaration,
  ExternalEffect,
  FieldDeclaration,
  FieldItem,
  FieldName,
  ListDeclaration,
  ProgramDeclaration,
  ProgramItem,
  SalesforceField,
  StringValue,
  Words,
} from '../ast.ts';
import { isBracketed, isWord } from '../token-kinds.ts';
import {
  Api,
  Bracketed,
  Channel,
  Comma,
  Cost,
  DateText,
  Executable,
  External,
  Field,
  Folder,
  In,
  Like,
  List,
  NumberText,
  OpenBrace,
  Program,
  Reads,
  Requestable,
  Requests,
  Salesforce,
  Tag,
  Text,
  Token,
  Type,
  ValuesWord,
  Word,
  Workspace,
  Writes,
} from '../tokens.ts';
import { expected } from './expectations.ts';
import { LifecycleGrammar } from './lifecycles.ts';
import { dateOf, fieldNameOf, numberOf, textOf, wordOf } from './literals.ts';
import { wordsOf } from './phrases.ts';
import { beginsItemOf } from './statements.ts';

const objectWords = wordsOf(expected.fieldName);
const typeWords = wordsOf(expected.fieldType);
const programTypeWords = wordsOf(expected.programType);
const tokenTypeWords = wordsOf(expected.tokenType);
const kindWords = wordsOf(expected.externalKind);

/** What a folder says of itself; its content is cut out before. */
export interface FolderHead {
  readonly keyword: FieldDeclaration['keyword'];
  readonly name: StringValue;
}

/** The program, and the assets in it and around it. */
export abstract class AssetGrammar extends LifecycleGrammar {
  // ── Program ───────────────────────────────────────────────────────────────────────────────────────────

  readonly program = this.RULE('program', (): ProgramDeclaration => {
    const keyword = this.CONSUME(Program);
    const head = this.head(() => {
      const name = textOf(this.CONSUME(Text, expected.programName));
      const within = this.OPTION(() => {
        this.CONSUME(In);
        return textOf(this.CONSUME1(Text, expected.folderPath));
      });
      return { name, within };
    });
    const items = this.optionalBody(() =>
      this.block('program', expected.programBlock, beginsProgramItem, () => this.SUBRULE(this.programItem)),
    );
    const { name, within } = head ?? { name: this.noText(), within: undefined };
    return { kind: 'Program', ...this.declaration(keyword), name, within, items };
  });

  private readonly programItem = this.RULE('programItem', (): ProgramItem =>
    this.OR(this.programAlternatives),
  );

  private readonly programAlternatives = [
    {
      ALT: (): ProgramItem => {
        const keyword = this.CONSUME(Channel);
        const value = textOf(this.CONSUME(Text, expected.settingText));
        return { kind: 'Channel', ...this.spanFrom(keyword), value };
      },
    },
    {
      ALT: (): ProgramItem => {
        const keyword = this.CONSUME(Type);
        const value = this.OR1({
          ERR_MSG: expected.programType.ERR_MSG,
          DEF: [
            { ALT: (): StringValue | Words => textOf(this.CONSUME1(Text)) },
            { ALT: () => this.SUBRULE(this.words, programTypeWords) },
          ],
        });
        return { kind: 'ProgramType', ...this.spanFrom(keyword), value };
      },
    },
    {
      ALT: (): ProgramItem => {
        const keyword = this.CONSUME(Workspace);
        const value = textOf(this.CONSUME2(Text, expected.settingText));
        return { kind: 'Workspace', ...this.spanFrom(keyword), value };
      },
    },
    {
      ALT: (): ProgramItem => {
        const keyword = this.CONSUME(Like);
        const value = textOf(this.CONSUME7(Text, expected.settingText));
        return { kind: 'ProgramLike', ...this.spanFrom(keyword), value };
      },
    },
    {
      ALT: (): ProgramItem => {
        const keyword = this.CONSUME(Tag);
        const name = textOf(this.CONSUME3(Text, expected.settingText));
        const value = textOf(this.CONSUME4(Text, expected.settingText));
        return { kind: 'Tag', ...this.spanFrom(keyword), name, value };
      },
    },
    {
      ALT: (): ProgramItem => {
        const keyword = this.CONSUME(Cost);
        const date = dateOf(this.CONSUME(DateText, expected.costDate));
        const amount = numberOf(this.CONSUME(NumberText, expected.costAmount));
        const note = this.OPTION(() => textOf(this.CONSUME5(Text)));
        return { kind: 'Cost', ...this.spanFrom(keyword), date, amount, note };
      },
    },
    {
      ALT: (): ProgramItem => {
        const keyword = this.CONSUME(Token);
        const name = textOf(this.CONSUME6(Text, expected.tokenName));
        const type = this.SUBRULE1(this.words, tokenTypeWords);
        const value = this.SUBRULE(this.value, { ARGS: [expected.tokenValue] });
        return { kind: 'TokenItem', ...this.spanFrom(keyword), name, type, value };
      },
    },
  ];

  // ── Fields ────────────────────────────────────────────────────────────────────────────────────────────

  readonly field = this.RULE('field', (): FieldDeclaration => {
    const keyword = this.CONSUME(Field);
    const head = this.head(() => {
      const object = this.OPTION(() => this.SUBRULE(this.words, objectWords));
      const name = fieldNameOf(this.CONSUME(Bracketed, expected.fieldName));
      const type = this.SUBRULE1(this.words, typeWords);
      return { object, name, type };
    });
    const items = this.optionalBody(() =>
      this.block('field', expected.block, beginsFieldItem, () => this.SUBRULE(this.fieldItem)),
    );
    const { object, name, type } = head ?? {
      object: undefined,
      name: this.noFieldName(),
      type: this.noWords(),
    };
    return { kind: 'Field', ...this.declaration(keyword), object, name, type, items };
  });

  private readonly fieldItem = this.RULE('fieldItem', (): FieldItem => this.OR(this.fieldAlternatives));

  private readonly fieldAlternatives = [
    {
      ALT: (): FieldItem => {
        const keyword = this.CONSUME(Api);
        const value = textOf(this.CONSUME(Text, expected.apiName));
        return { kind: 'Api', ...this.spanFrom(keyword), value };
      },
    },
    {
      ALT: (): FieldItem => {
        const keyword = this.CONSUME(ValuesWord);
        const values = this.SUBRULE(this.texts, { ARGS: [expected.allowedValue] });
        return { kind: 'AllowedValues', ...this.spanFrom(keyword), values };
      },
    },
    {
      ALT: (): FieldItem => {
        const keyword = this.CONSUME(Salesforce);
        const fields = [this.SUBRULE(this.salesforceField)];
        this.MANY({
          GATE: () => isWord(this.LA(2)) && !beginsFieldItem(this.LA(2)),
          DEF: () => {
            this.CONSUME(Comma);
            fields.push(this.SUBRULE1(this.salesforceField));
          },
        });
        return { kind: 'SalesforceFields', ...this.spanFrom(keyword), fields };
      },
    },
  ];

  private readonly salesforceField = this.RULE('salesforceField', (): SalesforceField => {
    const object = wordOf(this.CONSUME(Word, expected.salesforceObject));
    const api = textOf(this.CONSUME(Text, expected.salesforceField));
    return { kind: 'SalesforceField', start: object.start, end: api.end, object, api };
  });

  // ── Lists and folders ─────────────────────────────────────────────────────────────────────────────────

  readonly list = this.RULE('list', (): ListDeclaration => {
    const keyword = this.CONSUME(List);
    const name = this.head(() => textOf(this.CONSUME(Text, expected.listName)));
    return { kind: 'List', ...this.declaration(keyword), name: name ?? this.noText() };
  });

  readonly folderHead = this.RULE('folderHead', (): FolderHead => {
    const keyword = this.CONSUME(Folder);
    const name = this.head(() => textOf(this.CONSUME(Text, expected.folderName)));
    this.head(() => this.CONSUME(OpenBrace, expected.folderBlock));
    return { keyword: this.declaration(keyword).keyword, name: name ?? this.noText() };
  });

  // ── External assets ───────────────────────────────────────────────────────────────────────────────────

  readonly external = this.RULE('external', (): ExternalDeclaration => {
    const keyword = this.CONSUME(External);
    const head = this.head(() => {
      const of = this.SUBRULE(this.words, kindWords);
      const names = this.SUBRULE(this.texts, { ARGS: [expected.externalName] });
      const within = this.OPTION(() => {
        this.CONSUME(In);
        return textOf(this.CONSUME(Text, expected.within));
      });
      return { of, names, within };
    });
    const effects = this.optionalBody(() =>
      this.block('external', expected.block, beginsEffect, () => this.SUBRULE(this.effect)),
    );
    const { of, names, within } = head ?? { of: this.noWords(), names: [], within: undefined };
    return { kind: 'External', ...this.declaration(keyword), of, names, within, effects };
  });

  private readonly effect = this.RULE('effect', (): ExternalEffect => this.OR(this.effectAlternatives));

  private readonly effectAlternatives = [
    {
      ALT: (): ExternalEffect => {
        const keyword = this.CONSUME(Writes);
        const fields = this.SUBRULE(this.fieldNames);
        return { kind: 'Writes', ...this.spanFrom(keyword), fields };
      },
    },
    {
      ALT: (): ExternalEffect => {
        const keyword = this.CONSUME(Reads);
        const fields = this.SUBRULE1(this.fieldNames);
        return { kind: 'Reads', ...this.spanFrom(keyword), fields };
      },
    },
    {
      ALT: (): ExternalEffect => {
        const keyword = this.CONSUME(Requests);
        const campaign = textOf(this.CONSUME(Text, expected.requestedCampaign));
        return { kind: 'Requests', ...this.spanFrom(keyword), campaign };
      },
    },
    {
      ALT: (): ExternalEffect => {
        const keyword = this.CONSUME(Requestable);
        return { kind: 'Requestable', ...this.spanFrom(keyword) };
      },
    },
    {
      ALT: (): ExternalEffect => {
        const keyword = this.CONSUME(Executable);
        return { kind: 'ExecutableExternal', ...this.spanFrom(keyword) };
      },
    },
    {
      ALT: (): ExternalEffect => {
        const keyword = this.CONSUME(Token);
        const name = textOf(this.CONSUME1(Text, expected.tokenName));
        const value = this.SUBRULE(this.value, { ARGS: [expected.tokenValue] });
        return { kind: 'ExternalToken', ...this.spanFrom(keyword), name, value };
      },
    },
  ];

  private readonly fieldNames = this.RULE('fieldNames', (): readonly FieldName[] => {
    const fields = [fieldNameOf(this.CONSUME(Bracketed, expected.effectField))];
    this.MANY({
      GATE: () => isBracketed(this.LA(2)),
      DEF: () => {
        this.CONSUME(Comma);
        fields.push(fieldNameOf(this.CONSUME1(Bracketed)));
      },
    });
    return fields;
  });
}

const beginsProgramItem = beginsItemOf('program');
const beginsFieldItem = beginsItemOf('field');
const beginsEffect = beginsItemOf('external');
