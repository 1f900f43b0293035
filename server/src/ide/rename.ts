import { fieldKey, type Model, type ModelSymbol, stageKey } from '../model/index.ts';
import type { Span } from '../syntax/index.ts';
import type { TextEdit } from './edit.ts';
import { type Mention, mentionAt } from './mention.ts';
import { mentionsOfSymbols } from './references.ts';
import { spell } from './spelling.ts';

/** An answer, or a sentence that says why there is none. */
export type Renaming<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly message: string };

/** What would be renamed at an offset: the span of its name and the name as it stands. Undefined: no name is there. */
export function prepareRename(
  model: Model,
  uri: string,
  offset: number,
): Renaming<Span & { readonly name: string }> | undefined {
  const here = mentionIn(model, uri, offset);
  const [symbol] = here?.symbols ?? [];
  if (here === undefined || symbol === undefined) return undefined;
  if (symbol.place === undefined) {
    return refuse(`[${symbol.name}] is a field of Marketo's own: no file declares it, so it keeps its name.`);
  }
  return { ok: true, start: here.start, end: here.end, name: symbol.name };
}

/** The edits that give the thing at an offset another name, in every file that names it. */
export function rename(
  model: Model,
  uri: string,
  offset: number,
  newName: string,
): Renaming<{ readonly edits: readonly TextEdit[] }> | undefined {
  const prepared = prepareRename(model, uri, offset);
  const here = mentionIn(model, uri, offset);
  if (prepared === undefined || here === undefined) return undefined;
  if (!prepared.ok) return prepared;
  const name = newName.trim();
  const objection = objectionTo(model, here.symbols, name);
  if (objection !== undefined) return refuse(objection);
  const edits = mentionsOfSymbols(model, here.symbols).map(({ uri: file, start, end, written }): TextEdit => {
    return { uri: file, start, end, text: spell(name, written) };
  });
  return { ok: true, edits };
}

function mentionIn(model: Model, uri: string, offset: number): Mention | undefined {
  const document = model.documents.get(uri);
  return document && mentionAt(model, document, offset);
}

function refuse(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message };
}

/** Marketo takes names of up to 255 characters. */
const longestName = 255;

function objectionTo(model: Model, symbols: readonly ModelSymbol[], name: string): string | undefined {
  if (name === '') return 'A name needs at least one character.';
  if (name.length > longestName)
    return `Marketo takes names of up to ${longestName} characters; this one has ${name.length}.`;
  if (/\p{Cc}/u.test(name)) return 'A name stands on one line.';
  const [symbol] = symbols;
  if (symbol?.kind === 'token' && /[{}.]/.test(name))
    return 'The name of a token takes no braces and no dot.';
  const namesake = model.symbols.find(
    (other) => !symbols.includes(other) && symbols.some((own) => collide(own, other, name)),
  );
  if (namesake !== undefined) return `There is a ${namesake.kind} "${namesake.name}" already.`;
  const standard = symbol?.kind === 'field' ? model.field(name) : undefined;
  if (standard !== undefined && !symbols.includes(standard))
    return `There is a field [${standard.name}] already.`;
  return undefined;
}

/** Whether `other` already has the name in the place where `own` would get it. */
function collide(own: ModelSymbol, other: ModelSymbol, name: string): boolean {
  switch (own.kind) {
    case 'campaign':
    case 'smart list':
    case 'list':
    case 'token':
      return other.kind === own.kind && other.name === name && other.program === own.program;
    case 'stage':
      return (
        other.kind === 'stage' && other.lifecycle === own.lifecycle && stageKey(other.name) === stageKey(name)
      );
    case 'external':
      return (
        other.kind === 'external' && other.of === own.of && other.name === name && other.within === own.within
      );
    case 'field':
      return other.kind === 'field' && fieldKey(other.name) === fieldKey(name);
    case 'program':
    case 'lifecycle':
    case 'scenario':
      return other.kind === own.kind && other.name === name;
  }
}
