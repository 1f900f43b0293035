import { catalogue } from '../catalogue/index.ts';
import type { Document, Model } from '../model/index.ts';
import { type Declaration, type Span, type SyntaxToken, tokenize } from '../syntax/index.ts';
import { type Mark, marksOf } from './marks.ts';
import { bracketEnd } from './spelling.ts';
import { stageMentionsOf } from './stage-mention.ts';

/** What a stretch of text is. Editors know these words; the comment says what each stands for here. */
export const tokenTypes = [
  'keyword',
  /** A trigger. */
  'event',
  /** A filter. */
  'interface',
  /** A flow step. */
  'method',
  'operator',
  /** A field. */
  'property',
  /** A constraint or a setting. */
  'parameter',
  /** The name of a campaign. */
  'function',
  /** The name of a list or of something in Marketo. */
  'class',
  'enumMember',
  /** A Marketo token. */
  'macro',
  'string',
  'number',
  'comment',
] as const;

export const tokenModifiers = ['declaration', 'documentation', 'readonly'] as const;

export interface SemanticToken extends Span {
  readonly type: (typeof tokenTypes)[number];
  readonly modifier?: (typeof tokenModifiers)[number];
}

type Kind = Pick<SemanticToken, 'type' | 'modifier'>;

/** The tokens of a file in the order of the text, each on one line; `within` leaves out what lies outside of a span. */
export function semanticTokens(model: Model, uri: string, within?: Span): readonly SemanticToken[] {
  const document = model.documents.get(uri);
  if (document === undefined) return [];
  const { text } = document;
  const known = knownStretches(model, document, within);
  const tokens: SemanticToken[] = [];
  let covered = 0;
  for (const token of tokenize(text)) {
    if (token.start < covered || (within !== undefined && !touches(token, within))) continue;
    const stretch = known.get(token.start);
    covered = stretch?.end ?? token.end;
    const kind = stretch ?? lexicalKind(text, token);
    if (token.type === 'text') pushText(tokens, text, token, kind ?? { type: 'string' });
    else if (token.type === 'comment' || token.type === 'docComment') pushLines(tokens, text, token, kind);
    else if (kind !== undefined) tokens.push({ ...kind, start: token.start, end: covered });
  }
  return tokens;
}

function touches(token: Span, within: Span): boolean {
  return token.end > within.start && token.start < within.end;
}

/** What a token is, as far as it tells by itself. */
function lexicalKind(text: string, { type, start, end }: SyntaxToken): Kind | undefined {
  switch (type) {
    case 'keyword':
      return { type: 'keyword' };
    case 'constant':
      return { type: 'keyword', modifier: 'readonly' };
    case 'word':
      return operatorWords.has(text.slice(start, end)) ? { type: 'operator' } : undefined;
    case 'field':
      return { type: 'property' };
    case 'token':
      return { type: 'macro' };
    case 'number':
    case 'date':
    case 'time':
    case 'dateTime':
      return { type: 'number' };
    case 'arrow':
      return { type: 'operator' };
    case 'comment':
      return { type: 'comment' };
    case 'docComment':
      return { type: 'comment', modifier: 'documentation' };
    default:
      return undefined;
  }
}

/** Words between a name and its values. */
const operatorWords = new Set([
  ...catalogue.operatorNames.flatMap((name) => name.split(' ')),
  ...connectives(),
]);

function connectives(): string[] {
  const positions = catalogue.steps.flatMap(({ parameters }) => parameters.map(({ position }) => position));
  return positions.flatMap((position) => (typeof position === 'object' ? position.after : []));
}

interface Stretch extends Span, Kind {}

/** What the model knows about the file, by where it begins. */
function knownStretches(
  model: Model,
  document: Document,
  within: Span | undefined,
): ReadonlyMap<number, Stretch> {
  const known = new Map<number, Stretch>();
  for (const { declaration, offset } of document.declarations) {
    if (within !== undefined && !touches({ start: offset, end: offset + declaration.end }, within)) continue;
    const add = ({ start, end }: Span, kind: Kind): void => {
      known.set(offset + start, { start: offset + start, end: offset + end, ...kind });
    };
    const bound = model.bound(declaration);
    for (const { name, kind } of declaredNames(declaration))
      add(name, { type: kind, modifier: 'declaration' });
    for (const reference of bound.references) {
      if (reference.kind === 'campaign') add(reference, { type: 'function' });
      else if (reference.kind === 'asset') add(reference, { type: 'class' });
    }
    for (const { value } of stageMentionsOf(model, declaration)) add(value, { type: 'enumMember' });
    for (const mark of marksOf(bound)) {
      const inName = mark.kind === 'constraint' || mark.kind === 'parameter';
      const end = inName ? bracketEnd(document.text, offset + mark.start) - offset : mark.end;
      add({ start: mark.start, end }, { type: kindOfMark(mark) });
    }
  }
  return known;
}

function kindOfMark(mark: Mark): Kind['type'] {
  switch (mark.kind) {
    case 'operator':
      return 'operator';
    case 'constraint':
    case 'parameter':
      return 'parameter';
    case 'name':
      return { trigger: 'event', activityFilter: 'interface', attribute: 'interface', step: 'method' }[
        mark.definition.kind
      ] as Kind['type'];
  }
}

function* declaredNames(
  declaration: Declaration,
): Generator<{ readonly name: Span; readonly kind: Kind['type'] }> {
  switch (declaration.kind) {
    case 'Campaign':
      yield { name: declaration.name, kind: 'function' };
      break;
    case 'SmartList':
    case 'List':
      yield { name: declaration.name, kind: 'class' };
      break;
    case 'External':
      for (const name of declaration.names)
        yield { name, kind: declaration.of.text === 'campaign' ? 'function' : 'class' };
      break;
    case 'Field':
      yield { name: declaration.name, kind: 'property' };
      break;
    case 'Lifecycle':
      for (const item of declaration.items)
        if (item.kind === 'Stage') yield { name: item.name, kind: 'enumMember' };
      break;
    default:
  }
}

/** A string with the Marketo tokens inside it. */
function pushText(tokens: SemanticToken[], text: string, { start, end }: Span, kind: Kind): void {
  const push = (from: number, to: number, as: Kind): void => {
    if (to > from) tokens.push({ ...as, start: from, end: to });
  };
  let at = start;
  for (const match of text.slice(start, end).matchAll(/\{\{[^{}]*\}\}/g)) {
    const from = start + match.index;
    push(at, from, kind);
    at = from + match[0].length;
    push(from, at, { type: 'macro' });
  }
  push(at, end, kind);
}

/** A comment may go over several lines; editors want each line by itself. */
function pushLines(
  tokens: SemanticToken[],
  text: string,
  { start, end }: Span,
  kind: Kind | undefined,
): void {
  if (kind === undefined) return;
  let at = start;
  for (const line of text.slice(start, end).split('\n')) {
    const length = line.replace(/\r$/, '').length;
    if (length > 0) tokens.push({ ...kind, start: at, end: at + length });
    at += line.length + 1;
  }
}
