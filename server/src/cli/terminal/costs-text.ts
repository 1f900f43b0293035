import { costClass } from '../../ide/index.ts';
import type { Model, Place } from '../../model/index.ts';
import type { ListCost } from '../../rules/index.ts';
import type { Io } from '../io.ts';
import { painter } from './colours.ts';
import { placeText } from './place.ts';

/** Lists with their filters: class, text, reason; `>` stands before the line that dominates. */
export function costsText(lists: readonly ListCost[], model: Model, io: Io): string {
  const paint = painter(io.colour);
  return lists
    .map((list) => {
      const { symbol, cost, filters, dominating, audience } = list;
      const document = model.documentOf(symbol.bound.declaration);
      const at = model.locate(symbol.place);
      const place = document && at ? placeText(document, at.start, io.cwd) : symbol.uri;
      const asked = audience === 'database' ? '' : ', asked of one person at a time';
      const texts = filters.map((filter) => writtenAt(model, filter.place));
      const width = Math.min(60, Math.max(...texts.map(({ length }) => length)));
      const lines = filters.map((filter, index) => {
        const mark = filter === dominating ? '>' : ' ';
        return `  ${mark} ${filter.cost}  ${cut(texts[index] ?? '').padEnd(width)}  ${filter.reason}\n`;
      });
      const head = `${place}  ${symbol.kind} ${paint('bold', symbol.name)}  ${costClass(cost)}${asked}\n`;
      return `${head}${lines.join('')}${reorderLine(list)}\n`;
    })
    .join('');
}

function reorderLine({ reorder }: ListCost): string {
  if (reorder === undefined) return '';
  const count = reorder.relieved.length;
  return `    Cheap filters first: everybody meets class ${reorder.then} instead of ${reorder.now}, and ${count} ${count === 1 ? 'filter looks' : 'filters look'} only at who is left.\n`;
}

/** The text of a place on one line. */
export function writtenAt(model: Model, place: Place): string {
  const at = model.locate(place);
  const text = at && model.documents.get(at.uri)?.text.slice(at.start, at.end);
  return (text ?? '').replace(/\s+/g, ' ');
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
