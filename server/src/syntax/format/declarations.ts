import type { Declaration, ExternalEffect, FieldItem, Filter, ProgramItem, Span } from '../ast.ts';
import { effect, fieldItem, programItem } from './assets.ts';
import { campaignItem } from './campaigns.ts';
import { linesAbove } from './comments.ts';
import { filter } from './conditions.ts';
import { concat, hardLine } from './doc.ts';
import type { Doc } from './doc.ts';
import { docLines, lifecycleItem } from './lifecycles.ts';
import { canonicalKind } from './names.ts';
import { atom, block, itemsOf, listPiece, phrase, sentence } from './phrases.ts';
import type { Formatting, Piece } from './phrases.ts';
import { scenarioItem } from './scenarios.ts';
import type { Item } from './comments.ts';

type Leaf = Exclude<Declaration, { kind: 'Folder' }>;

/** A declaration that is no folder and has no problems. */
export function declarationDoc(formatting: Formatting, node: Leaf): Doc {
  const { pieces, headEnd, items, style = 'lines' } = anatomyOf(formatting, node);
  const above = docAbove(formatting, node);
  const head = sentence(formatting, node.keyword.start, pieces);
  if (items === undefined) return concat([above, head]);
  return concat([above, head, block(formatting, headEnd, items, node.end, style)]);
}

/** The doc comment and the comments between it and the keyword. */
export function docAbove({ cursor }: Formatting, { doc, keyword }: Declaration): Doc {
  const lines = doc === undefined ? '' : concat([docLines(doc.text), hardLine]);
  return concat([lines, linesAbove(cursor, keyword.start)]);
}

interface Anatomy {
  readonly pieces: readonly (Piece | undefined)[];
  readonly headEnd: number;
  readonly items?: readonly Item[] | undefined;
  readonly style?: 'lines' | 'one line if it fits';
}

function anatomyOf(formatting: Formatting, node: Leaf): Anatomy {
  switch (node.kind) {
    case 'Program': {
      const within = node.within === undefined ? [] : ['in', atom(node.within)];
      const items =
        node.items &&
        itemsOf<Present<ProgramItem>>(node.items, (item) =>
          sentence(formatting, item.start, programItem(item)),
        );
      return {
        pieces: ['program', atom(node.name), ...within],
        headEnd: (node.within ?? node.name).end,
        items,
      };
    }
    case 'Field': {
      const items =
        node.items &&
        itemsOf<Present<FieldItem>>(node.items, (item) =>
          sentence(formatting, item.start, fieldItem(formatting, item)),
        );
      const pieces = ['field', node.object && atom(node.object), atom(node.name), atom(node.type)];
      return { pieces, headEnd: node.type.end, items, style: 'one line if it fits' };
    }
    case 'List':
      return { pieces: ['list', atom(node.name)], headEnd: node.end };
    case 'SmartList': {
      const items = itemsOf<Filter>(node.filters, (item) => filter(formatting, item));
      return { pieces: ['smart list', atom(node.name)], headEnd: node.name.end, items };
    }
    case 'Lifecycle': {
      const on = node.on.kind === 'Phrase' ? phrase(formatting, 'other', node.on) : atom(node.on);
      const items = itemsOf<Present<(typeof node.items)[number]>>(node.items, (item) =>
        lifecycleItem(formatting, item),
      );
      return { pieces: ['lifecycle', atom(node.name), 'on', on], headEnd: node.on.end, items };
    }
    case 'Campaign': {
      const items = itemsOf<Present<(typeof node.items)[number]>>(node.items, (item) =>
        campaignItem(formatting, item),
      );
      return { pieces: ['campaign', atom(node.name)], headEnd: node.name.end, items };
    }
    case 'External': {
      const kind = { ...spanOf(node.of), doc: canonicalKind(formatting.catalogue, node.of.text) };
      const within = node.within === undefined ? [] : ['in', atom(node.within)];
      const items =
        node.effects &&
        itemsOf<Present<ExternalEffect>>(node.effects, (item) =>
          sentence(formatting, item.start, effect(formatting, item)),
        );
      const headEnd = (node.within ?? node.names.at(-1) ?? node.of).end;
      return { pieces: ['external', kind, listPiece(formatting, node.names), ...within], headEnd, items };
    }
    case 'Scenario': {
      const items = itemsOf<Present<(typeof node.items)[number]>>(node.items, (item) =>
        scenarioItem(formatting, item),
      );
      return { pieces: ['scenario', atom(node.name)], headEnd: node.name.end, items };
    }
  }
}

type Present<T extends { readonly kind: string }> = Exclude<T, { kind: 'Broken' }>;

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
