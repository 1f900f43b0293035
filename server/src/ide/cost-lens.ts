import { type Model, positionAt } from '../model/index.ts';
import { type ListCost, listCostOf } from '../rules/index.ts';
import type { Span } from '../syntax/index.ts';
import { costClass } from './cost.ts';

/** A line that an editor shows above the name of a list. */
export interface Lens extends Span {
  readonly title: string;
}

/** From this class on it is worth saying what a campaign asks of one person at each event. */
const dear = 4;

/** What the filters of the smart lists and campaigns of a file cost, which of them dominates, and what another order saves. */
export function costLenses(model: Model, uri: string): readonly Lens[] {
  return [...model.smartLists, ...model.campaigns].flatMap((symbol) => {
    const list = symbol.uri === uri ? listCostOf(symbol) : undefined;
    const at = list && model.locate(symbol.place);
    if (list === undefined || at === undefined) return [];
    if (list.audience === 'person' && list.cost < dear) return [];
    return [{ start: at.start, end: at.end, title: titleOf(model, list) }];
  });
}

function titleOf(model: Model, { cost, dominating, filters, reorder, audience }: ListCost): string {
  const at = model.locate(dominating.place);
  const document = at && model.documents.get(at.uri);
  const isOnly = filters.length === 1 || at === undefined || document === undefined;
  const because = isOnly ? '' : `line ${positionAt(document, at.start).line + 1}: `;
  const asked = audience === 'database' ? '' : ', asked at every event';
  const saving =
    reorder === undefined
      ? ''
      : ` · with cheap filters first everybody meets class ${reorder.then} instead of ${reorder.now}`;
  return `Cost: ${costClass(cost)}${asked} · ${because}${dominating.reason}${saving}`;
}
