import type { Model } from '../../model/index.ts';
import { fieldTypeNames } from '../../model/index.ts';
import { type Cursor, listsNames, type OpenBlock } from './cursor.ts';
import { type Expectation, type Owner, type Role, valueOf } from './expectation.ts';
import { isValue, isWord, type Lexeme, nameInBrackets } from './lexeme.ts';
import { afterOperator, afterPhrase, ownerOf } from './phrase.ts';
import { afterSetting } from './setting.ts';

/** Everything that may stand at the cursor. */
export function expectationsAt(model: Model, cursor: Cursor): readonly Expectation[] {
  const { before, continued, typed } = cursor;
  const here = inStatement(model, cursor, before, typed.start);
  if (continued === undefined) return here;
  // After a comma the list goes on, or the next item of the block begins.
  const listed = inStatement(model, cursor, continued, typed.start).filter(
    ({ kind }) => kind === 'value' || kind === 'stage' || listsNames(continued),
  );
  return listed.length > 0 && isOnLines(cursor) ? listed : [...listed, ...here];
}

/** Items of these blocks stand on lines of their own, though a comma could separate them. */
function isOnLines({ blocks }: Cursor): boolean {
  const kind = blocks.at(-1)?.kind;
  return kind !== 'constraints' && kind !== 'stage';
}

function inStatement(model: Model, cursor: Cursor, before: readonly Lexeme[], at: number): Expectation[] {
  const block = cursor.blocks.at(-1);
  if (block?.kind === 'constraints') return inConstraints(model, block, outerBlock(cursor), before, at);
  if (before.length === 0) return atHead(cursor, at);
  switch (block?.kind) {
    case undefined:
    case 'folder':
      return inDeclaration(model, before);
    case 'lifecycle':
      return inLifecycle(before);
    case 'campaign':
    case 'smart list':
      return inCampaign(model, before, at);
    case 'conditions':
      return afterPhrase(model, 'filter', before, at);
    case 'flow':
      return inFlow(model, before, at);
    case 'scenario':
      return inScenario(model, before, at);
    case 'events':
      return inEvent(model, before, at);
    case 'external':
      return inExternal(before);
    case 'program':
    case 'stage':
    case 'field':
      return afterSetting(block.kind, before);
    case 'other':
      return [];
  }
}

function outerBlock({ blocks }: Cursor): OpenBlock | undefined {
  return blocks.findLast(({ kind }) => kind !== 'constraints');
}

function atHead({ blocks, previous }: Cursor, at: number): Expectation[] {
  const block = blocks.at(-1)?.kind;
  const head: Expectation = { kind: 'head', block };
  switch (block) {
    case 'conditions':
      return [
        { kind: 'words', words: ['all', 'any', 'not'] },
        { kind: 'field' },
        { kind: 'name', role: 'filter', from: at },
      ];
    case 'events':
      return [{ kind: 'field' }, { kind: 'name', role: 'trigger', from: at }];
    case 'flow': {
      const otherwise: Expectation[] = isWord(previous[0], 'if')
        ? [{ kind: 'words', words: ['else', 'else if'] }]
        : [];
      return [head, { kind: 'name', role: 'step', from: at }, ...otherwise];
    }
    default:
      return [head];
  }
}

function inDeclaration(model: Model, before: readonly Lexeme[]): Expectation[] {
  const [head, second, third] = before;
  const last = before.at(-1);
  switch (head?.image) {
    case 'smart':
      return before.length === 1 ? [{ kind: 'words', words: ['list'] }] : [];
    case 'field':
      if (last?.kind === 'bracketed') return [{ kind: 'words', words: fieldTypeNames }];
      return second === undefined
        ? [{ kind: 'field' }, { kind: 'words', words: ['Company', 'Opportunity'] }]
        : [];
    case 'lifecycle':
      if (third?.kind === 'word')
        return [{ kind: 'field' }, { kind: 'words', words: ['Revenue Stage', 'Program Status'] }];
      return second === undefined ? [] : [{ kind: 'words', words: ['on'] }];
    case 'program':
      return before.length === 2 ? [{ kind: 'words', words: ['in'] }] : [];
    case 'external': {
      if (last?.kind === 'text') return [{ kind: 'words', words: ['in'] }];
      const kinds = model.catalogue.assetKinds.map(({ name }) => name);
      return before.every(({ kind }) => kind === 'word') ? continuing(kinds, before.slice(1)) : [];
    }
    default:
      return [];
  }
}

/** The rest of names of several words of which some are written: after `smart`, `list`. */
function continuing(names: readonly string[], written: readonly Lexeme[]): Expectation[] {
  const prefix = written.map(({ image }) => `${image} `).join('');
  const rest = names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
  return [{ kind: 'words', words: rest }];
}

function inLifecycle(before: readonly Lexeme[]): Expectation[] {
  const last = before.at(-1);
  const awaits = before.length === 1 || last?.kind === ',' || last?.kind === '->';
  if (isWord(before[0], 'path')) return awaits ? [{ kind: 'stage' }] : [];
  if (!isWord(before[0], 'allow') || !awaits) return [];
  return before.length === 1
    ? [{ kind: 'stage' }, { kind: 'words', words: ['any', 'empty'] }]
    : [{ kind: 'stage' }];
}

function inCampaign(model: Model, before: readonly Lexeme[], at: number): Expectation[] {
  const [head, ...rest] = before;
  if (isWord(head, 'trigger')) return afterPhrase(model, 'trigger', rest, at);
  if (!isWord(head, 'filter')) return afterSetting('campaign', before);
  const groups: Expectation[] = rest.length === 0 ? [{ kind: 'words', words: ['all', 'any'] }] : [];
  return [...afterPhrase(model, 'filter', rest, at), ...groups];
}

/** A step, or a choice: what follows the last `if`, `then` or `else`. */
function inFlow(model: Model, before: readonly Lexeme[], at: number): Expectation[] {
  const turn = before.findLastIndex((lexeme) => isWord(lexeme, 'if', 'then', 'else'));
  if (turn === -1) return afterPhrase(model, 'step', before, at);
  const rest = before.slice(turn + 1);
  const isChoice = isWord(before[0], 'if', 'else');
  if (!isChoice) return afterPhrase(model, 'step', before, at);
  if (isWord(before[turn], 'if')) return [...afterPhrase(model, 'choice', rest, at), ...thenAfter(rest)];
  const isElse = isWord(before[turn], 'else');
  const words = rest.length === 0 ? ['nothing', ...(isElse ? ['if'] : [])] : ['else', 'else if'];
  return [...afterPhrase(model, 'step', rest, at), { kind: 'words', words }];
}

function thenAfter(test: readonly Lexeme[]): Expectation[] {
  const last = test.at(-1);
  const isComplete =
    last !== undefined && (isValue(last) || last.kind === '}' || isWord(last, 'empty') || test.length > 1);
  return isComplete && last.kind !== ',' ? [{ kind: 'words', words: ['then'] }] : [];
}

function inScenario(model: Model, before: readonly Lexeme[], at: number): Expectation[] {
  const [head, ...rest] = before;
  switch (head?.image) {
    case 'given':
      return afterPhrase(model, 'choice', rest, at);
    case 'when': {
      if (isWord(rest[0], 'after')) return afterDelay(model, rest, at);
      const more: Expectation[] = rest.length === 0 ? [{ kind: 'words', words: ['after', 'all'] }] : [];
      return [...inEvent(model, rest, at), ...more];
    }
    case 'then': {
      const happens = rest.findIndex((lexeme) => isWord(lexeme, 'happens'));
      if (happens !== -1) return afterHappens(model, rest.slice(happens + 1), at);
      const steps = isWord(rest[0], 'not') ? [] : afterPhrase(model, 'step', rest, at);
      const more: Expectation[] = rest.length === 0 ? [] : [{ kind: 'words', words: ['happens'] }];
      return [...afterPhrase(model, 'choice', rest, at), ...steps, ...more];
    }
    default:
      return [];
  }
}

/** `when after 10 minutes …` */
function afterDelay(model: Model, rest: readonly Lexeme[], at: number): Expectation[] {
  if (rest.length === 2) return [{ kind: 'unit' }];
  return rest.length > 2 ? inEvent(model, rest.slice(3), at) : [];
}

function afterHappens(model: Model, rest: readonly Lexeme[], at: number): Expectation[] {
  if (rest.length === 0) return [{ kind: 'words', words: ['once', 'never', 'before'] }];
  if (rest[0]?.kind === 'number') return [{ kind: 'words', words: ['times'] }];
  return isWord(rest[0], 'before') ? afterPhrase(model, 'step', rest.slice(1), at) : [];
}

/** A trigger that happens, a field that becomes something, or a batch campaign that runs. */
function inEvent(model: Model, before: readonly Lexeme[], at: number): Expectation[] {
  const [first, ...rest] = before;
  if (first === undefined) return [{ kind: 'name', role: 'trigger', from: at }, { kind: 'field' }];
  if (first.kind === 'text') return rest.length === 0 ? [{ kind: 'words', words: ['runs'] }] : [];
  if (first.kind !== 'bracketed') {
    const isComplete = before.some(({ kind }) => kind !== 'word');
    const creating: Expectation[] = isComplete ? [{ kind: 'words', words: ['creating the person'] }] : [];
    return [...afterPhrase(model, 'trigger', before, at), ...creating];
  }
  if (rest.length === 0) return [{ kind: 'words', words: ['becomes'] }];
  const field = nameInBrackets(first);
  const type = model.field(field)?.dataType ?? 'string';
  if (rest.length === 1) return [{ kind: 'value', value: { type, field, written: true } }];
  return rest.length === 2 ? [{ kind: 'words', words: ['in Salesforce'] }] : [];
}

function inExternal(before: readonly Lexeme[]): Expectation[] {
  const [head, ...rest] = before;
  if (isWord(head, 'writes', 'reads')) return [{ kind: 'field' }];
  if (isWord(head, 'requests') && rest.length === 0) {
    return [{ kind: 'value', value: { type: 'reference', references: 'requestable campaign' } }];
  }
  return [];
}

/** In the braces of a trigger, a test or a step. */
function inConstraints(
  model: Model,
  block: OpenBlock,
  around: OpenBlock | undefined,
  before: readonly Lexeme[],
  at: number,
): Expectation[] {
  const owner = ownerIn(model, block.head, around);
  if (owner === undefined) return [];
  const [field, ...rest] = before;
  if (field === undefined) return [{ kind: 'constraint', owner }];
  if (owner.kind === 'field') return [];
  const { definition } = owner;
  const name = nameInBrackets(field);
  const typed =
    definition.kind === 'step'
      ? model.catalogue.parameter(definition, name)
      : model.catalogue.constraint(definition, name);
  const value = typed === undefined ? { type: 'any' as const } : valueOf(typed, owner.field);
  const type = value.field === undefined ? value.type : (model.field(value.field)?.dataType ?? value.type);
  return afterOperator(model, { ...value, type }, rest, at);
}

/** Braces belong to the last phrase of the statement before them. */
function ownerIn(model: Model, head: readonly Lexeme[], around: OpenBlock | undefined): Owner | undefined {
  const [first, ...rest] = head;
  switch (around?.kind) {
    case 'campaign':
    case 'smart list':
      return ownerOf(model, isWord(first, 'trigger') ? 'trigger' : 'filter', rest);
    case 'conditions':
      return ownerOf(model, 'filter', head);
    case 'events':
      return ownerOf(model, 'trigger', head);
    case 'flow': {
      const turn = head.findLastIndex((lexeme) => isWord(lexeme, 'if', 'then', 'else'));
      const role: Role = isWord(head[turn], 'if') ? 'choice' : 'step';
      return ownerOf(model, role, head.slice(turn + 1));
    }
    case 'scenario':
      if (isWord(first, 'when')) return ownerOf(model, 'trigger', rest);
      return ownerOf(model, 'choice', rest) ?? ownerOf(model, 'step', rest);
    default:
      return undefined;
  }
}
