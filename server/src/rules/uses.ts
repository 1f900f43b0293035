import { type Bound, type BoundConstraint, type Document, fieldKey, type Model } from '../model/index.ts';
import { boundsOf } from './incremental/bounds-of.ts';
import { comparisonsOf, phrasesOf } from './phrases.ts';
import { remembered } from './incremental/remembered.ts';
import { textOf } from './value-check.ts';
import { tokensIn } from './written-tokens.ts';

/** What the declarations of a workspace mention, however they mention it: more rather than less. */
export interface Uses {
  /** `asset Name`, `field key`, `token my.Name`; see also {@link anyEmail}. */
  readonly names: ReadonlySet<string>;
  /** Assets that are meant by a piece of their name, or all of a kind. */
  readonly patterns: readonly Pattern[];
}

/** `Fills Out Form starts with "Demo"`; an empty piece: any of the kind. */
export interface Pattern {
  readonly references: string;
  readonly piece: string;
}

interface OwnUses extends Uses {
  readonly signature: string;
}

const known = new WeakMap<Bound, OwnUses>();
const signatures = new WeakMap<Document, string>();

/** As texts, so that what is made of the uses can be kept until one comes or goes. */
export function usesSignatures(model: Model): readonly string[] {
  return Array.from(model.documents.values(), (document) =>
    remembered(signatures, document, () =>
      boundsOf(model, document)
        .map((bound) => usesIn(bound).signature)
        .join('\n'),
    ),
  );
}

export function usesOf(model: Model): Uses {
  const names = new Set<string>();
  const patterns: Pattern[] = [];
  for (const document of model.documents.values()) {
    for (const uses of boundsOf(model, document).map(usesIn)) {
      for (const name of uses.names) names.add(name);
      patterns.push(...uses.patterns);
    }
  }
  for (const { value } of model.programs.flatMap(({ tokens }) => tokens))
    for (const token of tokensIn(value)) noteToken(names, token);
  // A token that an external campaign takes may be meant to come from whoever calls it.
  for (const { declaration } of model.externals)
    for (const effect of declaration.effects ?? [])
      if (effect.kind === 'ExternalToken') noteToken(names, `my.${effect.name.value.replace(/^my\./, '')}`);
  return { names, patterns };
}

function usesIn(bound: Bound): OwnUses {
  return remembered(known, bound, () => collected(bound));
}

function collected(bound: Bound): OwnUses {
  const names = new Set<string>();
  for (const { kind, name, of, within } of bound.references) {
    if (kind === 'token') noteToken(names, name);
    else if (kind === 'field') names.add(`field ${fieldKey(name)}`);
    else noteAsset(names, name);
    if (of === 'email') names.add(anyEmail);
    if (within !== undefined) noteAsset(names, within);
  }
  const patterns = patternsIn(bound);
  return { names, patterns, signature: JSON.stringify([[...names], patterns]) };
}

/** Stands in the names where an email is sent or asked for. */
export const anyEmail = 'kind email';

/** `Program.Asset` is how Marketo names an asset inside a program. */
function noteAsset(names: Set<string>, name: string): void {
  names.add(`asset ${name}`);
  const dot = name.indexOf('.');
  if (dot === -1) return;
  names.add(`asset ${name.slice(0, dot)}`);
  names.add(`asset ${name.slice(dot + 1)}`);
}

/** `{{lead.City:default=…}}` mentions a field, too. */
function noteToken(names: Set<string>, token: string): void {
  const name = token.replace(/:default=.*$/, '');
  names.add(`token ${name}`);
  const dot = name.indexOf('.');
  if (/^(?:lead|company)\./.test(name)) names.add(`field ${fieldKey(name.slice(dot + 1))}`);
}

function patternsIn(bound: Bound): readonly Pattern[] {
  return phrasesOf(bound).flatMap((phrase) => {
    if (phrase.kind === 'step' || phrase.kind === 'field') return [];
    const asset = phrase.definition.constraints.find(({ primary }) => primary)?.references;
    const compared = comparisonsOf(phrase).flatMap((comparison): readonly Pattern[] => {
      const { definition } = comparison as Partial<BoundConstraint>;
      const references = definition?.references;
      const operator = comparison.operator?.name ?? 'is';
      if (references === undefined || operator === 'is' || operator === 'in') return [];
      const isPiece = operator === 'starts with' || operator === 'contains';
      return isPiece
        ? comparison.values.map((value) => ({ references, piece: textOf(value) ?? '' }))
        : [{ references, piece: '' }];
    });
    const isOpen = 'primary' in phrase && phrase.primary === undefined && asset !== undefined;
    return isOpen ? [...compared, { references: asset, piece: '' }] : compared;
  });
}
