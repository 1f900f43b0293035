import type { Document, Model } from '../../model/index.ts';
import type { Span } from '../../syntax/index.ts';
import { insideOf, spell } from '../spelling.ts';
import { type Completion, completion, type CompletionKind, inSnippet, type Subject } from './completion.ts';
import type { Cursor, Typed } from './cursor.ts';
import type { Expectation, Owner } from './expectation.ts';
import { headsOf } from './head.ts';
import { namesFor, placeFor } from './name-items.ts';
import { type Candidate, candidatesFor, fieldsOf } from './value-items.ts';

/** Where completions are put together: the file, its program and the cursor. */
export interface Place {
  readonly model: Model;
  readonly document: Document;
  readonly program: string | undefined;
  readonly cursor: Cursor;
}

/** The completions that meet one expectation at the cursor. */
export function itemsFor(place: Place, expectation: Expectation): readonly Completion[] {
  const { model, document, cursor } = place;
  const { typed } = cursor;
  if (typed.kind === 'text' || typed.kind === 'bracketed') return insideLiteral(place, expectation);
  if (typed.kind === 'token') return [];
  const span: Span = typed;
  switch (expectation.kind) {
    case 'head':
      return headItems(expectation.block, span);
    case 'words':
      return expectation.words.map((word) => completion(span, 'keyword', word, { rank: 2 }));
    case 'name': {
      const written = document.text.slice(expectation.from, typed.start);
      const word = document.text.slice(typed.start, typed.end);
      return namesFor(
        model.catalogue,
        expectation.role,
        { start: expectation.from, end: typed.end },
        written,
        word,
      );
    }
    case 'operator':
      return operatorItems(place, expectation.type, expectation.from);
    case 'unit':
      return ['minutes', 'hours', 'days', 'weeks', 'months'].map((unit, rank) =>
        completion(span, 'unit', unit, { rank: rank / 10 }),
      );
    case 'constraint':
      return constraintItems(place, expectation.owner, span);
    case 'field':
    case 'value':
    case 'stage':
      return candidates(place, expectation).map((candidate) => written(candidate, span));
  }
}

/** Inside quotes and brackets only names of that form fit, and the marks around them are there already. */
function insideLiteral(place: Place, expectation: Expectation): readonly Completion[] {
  const { document, cursor } = place;
  const form = cursor.typed.kind === 'text' ? 'text' : 'brackets';
  const span = insideOf(document.text, cursor.typed);
  const closing = isClosed(document, cursor.typed, span) ? '' : form === 'text' ? '"' : ']';
  if (expectation.kind === 'constraint' && form === 'brackets') {
    return constraintsOf(place, expectation.owner).map(({ name, detail, subject }) =>
      completion(span, 'constraint', name, {
        detail,
        insert: `${spell(name, 'brackets')}${closing}`,
        subject,
        rank: 1,
      }),
    );
  }
  return candidates(place, expectation).flatMap((candidate) => {
    if (candidate.form !== form) return [];
    const insert = `${spell(candidate.name, form === 'text' ? 'string' : 'brackets')}${closing}`;
    return [completion(span, candidate.kind, candidate.name, { ...shared(candidate), insert })];
  });
}

function isClosed(document: Document, typed: Typed, inside: Span): boolean {
  return inside.end < typed.end && document.text.length >= typed.end;
}

function candidates({ model, program, cursor }: Place, expectation: Expectation): readonly Candidate[] {
  switch (expectation.kind) {
    case 'field':
      return fieldsOf(model);
    case 'value':
      return candidatesFor(model, expectation.value, program);
    case 'stage': {
      const name = cursor.blocks.findLast(({ kind }) => kind === 'lifecycle')?.head[1]?.image ?? '';
      const lifecycle = model.lifecycles.find((symbol) => name === `"${spell(symbol.name, 'string')}"`);
      return (lifecycle?.stages ?? []).map((stage, rank): Candidate => {
        const subject: Subject = { of: 'stage', name: stage.name, owner: stage.lifecycle };
        return {
          name: stage.name,
          form: 'text',
          kind: 'stage',
          detail: stage.owner ?? '',
          rank: rank / 1000,
          subject,
        };
      });
    }
    default:
      return [];
  }
}

/** A value with the marks that its form needs. */
function written(candidate: Candidate, span: Span): Completion {
  const { name, form, kind } = candidate;
  const label = {
    text: `"${spell(name, 'string')}"`,
    brackets: `[${spell(name, 'brackets')}]`,
    token: `{{${name}}}`,
    word: name,
  }[form];
  return completion(span, kind, label, shared(candidate));
}

function shared({ detail, rank, subject }: Candidate): Pick<Completion, 'detail' | 'rank' | 'subject'> {
  return { detail, rank: rank ?? 3, subject };
}

function headItems(block: Parameters<typeof headsOf>[0], span: Span): Completion[] {
  return headsOf(block).map(({ word, snippet }, rank) => {
    const kind: CompletionKind = block === undefined || block === 'folder' ? 'declaration' : 'keyword';
    const isSnippet = snippet !== word;
    const subject: Subject = { of: 'keyword', name: word, ...(block === undefined ? {} : { owner: block }) };
    return completion(span, kind, word, { insert: snippet, isSnippet, rank: rank / 100, subject });
  });
}

function operatorItems(
  { model, document, cursor }: Place,
  type: Parameters<typeof model.catalogue.operatorsFor>[0],
  from: number,
): Completion[] {
  const begun = document.text.slice(from, cursor.typed.start).trimStart().replace(/\s+/g, ' ');
  const span = { start: from, end: cursor.typed.end };
  return model.catalogue.operatorsFor(type).flatMap(({ name, notes }, rank) => {
    // `not` before a membership is the one way to say 'not in'.
    if (type === 'membership' && name !== 'is any') return [];
    if (!name.startsWith(begun)) return [];
    return [
      completion(span, 'operator', name, {
        detail: notes,
        rank: 1 + rank / 100,
        subject: { of: 'operator', name },
      }),
    ];
  });
}

interface ConstraintName {
  readonly name: string;
  readonly detail: string;
  readonly snippet: string;
  readonly subject: Subject | undefined;
}

function constraintItems(place: Place, owner: Owner, span: Span): Completion[] {
  return constraintsOf(place, owner).map(({ name, detail, snippet, subject }) => {
    const label = `[${spell(name, 'brackets')}]`;
    return completion(span, 'constraint', label, {
      detail,
      insert: `${inSnippet(label)} ${snippet}`,
      isSnippet: true,
      subject,
      rank: 1,
    });
  });
}

/** The constraints, or settings of a step, that the braces do not hold yet. */
function constraintsOf({ cursor }: Place, owner: Owner): ConstraintName[] {
  if (owner.kind === 'field') return [];
  const { definition } = owner;
  const taken = new Set(cursor.blocks.at(-1)?.names.map((name) => name.toLowerCase()));
  const offered = definition.kind === 'step' ? definition.parameters : definition.constraints;
  return offered.flatMap((typed) => {
    const isElsewhere = 'position' in typed ? typed.position !== undefined : typed.primary;
    if (isElsewhere || taken.has(typed.name.toLowerCase())) return [];
    const subject: Subject = { of: 'constraint', name: typed.name, owner: definition.name };
    return [
      {
        name: typed.name,
        detail: typed.references ?? typed.dataType,
        snippet: `is ${placeFor(typed, 1)}`,
        subject,
      },
    ];
  });
}
