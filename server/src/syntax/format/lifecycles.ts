import type { Allow, LifecycleItem, Path, Stage, StageItem, StringValue } from '../ast.ts';
import { gap, linesAbove } from './comments.ts';
import { concat, group, hardLine, indent, line } from './doc.ts';
import type { Doc } from './doc.ts';
import { atom, atomText, block, itemsOf, list, listPiece, sentence } from './phrases.ts';
import type { Formatting, Piece } from './phrases.ts';

export function lifecycleItem(formatting: Formatting, item: Exclude<LifecycleItem, { kind: 'Broken' }>): Doc {
  switch (item.kind) {
    case 'Stage':
      return stage(formatting, item);
    case 'Path':
      return path(formatting, item);
    case 'Allow':
      return allow(formatting, item);
  }
}

// ── Stages ──────────────────────────────────────────────────────────────────────────────────────────────

function stage(formatting: Formatting, { start, end, doc, name, items }: Stage): Doc {
  const above =
    doc === undefined
      ? ''
      : concat([docLines(doc.text), hardLine, linesAbove(formatting.cursor, name.start)]);
  const head = concat([above, sentence(formatting, start, ['stage', atom(name)])]);
  if (items === undefined) return head;
  const printed = itemsOf<Exclude<StageItem, { kind: 'Broken' }>>(items, (item) =>
    sentence(formatting, item.start, stageItem(formatting, item)),
  );
  return concat([head, block(formatting, name.end, printed, end, 'one line if it fits')]);
}

/** The lines of a doc comment, without a line's end after the last. */
export function docLines(text: string): Doc {
  const docs = text
    .split('\n')
    .flatMap((words, index) => [index === 0 ? '' : hardLine, words === '' ? '///' : `/// ${words}`]);
  return concat(docs);
}

function stageItem(formatting: Formatting, item: Exclude<StageItem, { kind: 'Broken' }>): Piece[] {
  switch (item.kind) {
    case 'Owner':
      return ['owner', atom(item.owner)];
    case 'Master':
      return ['master', atom(item.system)];
    case 'Stamp': {
      const stamps = item.stamps.map(({ start, end, which, field }) => ({
        start,
        end,
        doc: which === undefined ? atomText(field) : `${which} ${atomText(field)}`,
      }));
      return [
        'stamp',
        { start: stamps[0]?.start ?? item.start, end: item.end, doc: () => list(formatting, stamps) },
      ];
    }
    case 'Sla':
      return ['sla', atom(item.within)];
    case 'Entry':
      return ['entry', atom(item.text)];
    case 'Exit':
      return ['exit', atom(item.text)];
    case 'Terminal':
      return ['terminal'];
  }
}

// ── Moves ───────────────────────────────────────────────────────────────────────────────────────────────

function path(formatting: Formatting, { start, stages }: Path): Doc {
  return sentence(formatting, start, [
    'path',
    moves(
      formatting,
      stages.map((stage) => [stage]),
    ),
  ]);
}

function allow(formatting: Formatting, { start, from, to }: Allow): Doc {
  if (typeof from !== 'string')
    return sentence(formatting, start, ['allow', moves(formatting, [from, ...to])]);
  return sentence(formatting, start, [`allow ${from} ->`, moves(formatting, to)]);
}

/** Groups of stages with arrows between them; a line breaks before an arrow. */
function moves(formatting: Formatting, groups: readonly (readonly StringValue[])[]): Piece {
  const doc = (): Doc => {
    const docs: Doc[] = [];
    let at: number | undefined;
    for (const stages of groups) {
      const piece = listPiece(formatting, stages);
      if (typeof piece === 'string') continue;
      if (at !== undefined) docs.push(gap(formatting.cursor, at, piece.start, group(line)), '-> ');
      docs.push(typeof piece.doc === 'function' ? piece.doc() : piece.doc);
      at = piece.end;
    }
    return indent(indent(concat(docs)));
  };
  return { start: groups[0]?.[0]?.start ?? 0, end: groups.at(-1)?.at(-1)?.end ?? 0, doc };
}
