import type { Document, Model } from '../model/index.ts';
import type { Declaration, LifecycleDeclaration, Placed, ProgramDeclaration, Span } from '../syntax/index.ts';

export type OutlineKind = Lowercase<Declaration['kind']> | 'stage' | 'token';

/** A thing in a file's outline; offsets count from the file's beginning. */
export interface OutlineItem extends Span {
  readonly kind: OutlineKind;
  readonly name: string;
  /** What kind of campaign, field or asset it is. */
  readonly detail: string;
  /** The name alone. */
  readonly nameSpan: Span;
  readonly children: readonly OutlineItem[];
}

/** Programs with their tokens, lifecycles with their stages, folders with what they hold. */
export function outlineOf(model: Model, uri: string): readonly OutlineItem[] {
  const document = model.documents.get(uri);
  return document === undefined ? [] : itemsOf(model, document, document.parsed.file.items, 0);
}

function itemsOf(model: Model, document: Document, placed: readonly Placed[], base: number): OutlineItem[] {
  return placed.flatMap(({ declaration, offset }) =>
    itemsOfDeclaration(model, document, declaration, base + offset),
  );
}

function itemsOfDeclaration(
  model: Model,
  document: Document,
  declaration: Declaration,
  at: number,
): OutlineItem[] {
  const whole = { start: at + declaration.keyword.start, end: at + declaration.end };
  if (declaration.kind === 'External') {
    return declaration.names.map(({ value, ...span }) => ({
      kind: 'external',
      name: value,
      detail: declaration.of.text,
      ...(declaration.names.length === 1 ? whole : moved(span, at)),
      nameSpan: moved(span, at),
      children: [],
    }));
  }
  const name = declaration.name;
  return [
    {
      kind: declaration.kind.toLowerCase() as OutlineKind,
      name: name.kind === 'FieldName' ? `[${name.name}]` : name.value,
      detail: detailOf(model, declaration),
      ...whole,
      nameSpan: moved(name, at),
      children: childrenOf(model, document, declaration, at),
    },
  ];
}

function detailOf(model: Model, declaration: Declaration): string {
  switch (declaration.kind) {
    case 'Campaign': {
      const bound = model.bound(declaration);
      return 'kind' in bound ? bound.kind : '';
    }
    case 'Field':
      return declaration.type.text;
    case 'Lifecycle':
      return declaration.on.kind === 'FieldName' ? `[${declaration.on.name}]` : '';
    default:
      return '';
  }
}

function childrenOf(model: Model, document: Document, declaration: Declaration, at: number): OutlineItem[] {
  switch (declaration.kind) {
    case 'Folder':
      return itemsOf(model, document, declaration.items, at);
    case 'Lifecycle':
      return stagesOf(declaration, at);
    case 'Program':
      return tokensOf(declaration, at);
    default:
      return [];
  }
}

function stagesOf(declaration: LifecycleDeclaration, at: number): OutlineItem[] {
  return declaration.items.flatMap((item): OutlineItem[] => {
    if (item.kind !== 'Stage') return [];
    const owner = item.items?.find((entry) => entry.kind === 'Owner')?.owner;
    const detail = owner?.kind === 'String' ? owner.value : (owner?.text ?? '');
    return [leaf('stage', item.name.value, detail, moved(item, at), moved(item.name, at))];
  });
}

function tokensOf(declaration: ProgramDeclaration, at: number): OutlineItem[] {
  return (declaration.items ?? []).flatMap((item): OutlineItem[] =>
    item.kind === 'TokenItem'
      ? [leaf('token', `{{my.${item.name.value}}}`, item.type.text, moved(item, at), moved(item.name, at))]
      : [],
  );
}

function leaf(kind: OutlineKind, name: string, detail: string, whole: Span, nameSpan: Span): OutlineItem {
  return { kind, name, detail, ...whole, nameSpan, children: [] };
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
