import type { Model } from '../../model/index.ts';
import type { Completion } from './completion.ts';
import { cursorAt } from './cursor.ts';
import { itemsFor, type Place } from './items.ts';
import { ruleItems } from './rule-items.ts';
import { expectationsAt } from './statement.ts';
import { tokenItems } from './token-items.ts';

export type { Completion, CompletionKind, Subject } from './completion.ts';
export { explain } from './explain.ts';

/** What may be written at an offset, by what stands before it. */
export function complete(model: Model, uri: string, offset: number): readonly Completion[] {
  const document = model.documents.get(uri);
  if (document === undefined) return [];
  const rules = ruleItems(document, offset);
  if (rules !== undefined) return rules;
  const cursor = cursorAt(document, offset);
  if (cursor === undefined) return [];
  const program = model.programs.find((symbol) => symbol.uri === uri)?.name;
  const place: Place = { model, document, program, cursor };
  const tokens = tokenItems(place, offset);
  if (tokens !== undefined) return tokens;
  return once(expectationsAt(model, cursor).flatMap((expectation) => itemsFor(place, expectation)));
}

/** A word that two expectations offer is offered once. */
function once(items: readonly Completion[]): readonly Completion[] {
  const byLabel = new Map<string, Completion>();
  for (const item of items) {
    const key = `${item.start} ${item.label}`;
    if (!byLabel.has(key)) byLabel.set(key, item);
  }
  return [...byLabel.values()];
}
