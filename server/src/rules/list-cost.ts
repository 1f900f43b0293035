import {
  type BoundCampaign,
  type BoundCondition,
  type BoundSmartList,
  type CampaignSymbol,
  type Model,
  type Place,
  placeOf,
  type SmartListSymbol,
} from '../model/index.ts';
import { costReason } from './cost-reason.ts';
import { costOf } from './cost.ts';
import { type Audience, filterListOf } from './filter-list.ts';

/** What a filter costs, and why. */
export interface FilterCost {
  readonly condition: BoundCondition;
  readonly place: Place;
  /** From 1 (cheapest) to 8. */
  readonly cost: number;
  readonly reason: string;
}

/** What the filters of a smart list or campaign cost, in the order of the text. */
export interface ListCost {
  readonly symbol: SmartListSymbol | CampaignSymbol;
  readonly audience: Audience;
  readonly filters: readonly FilterCost[];
  /** The class of the dearest filter: classes are an order and cannot be added up. */
  readonly cost: number;
  /** The filter that costs so much. */
  readonly dominating: FilterCost;
  readonly reorder: Reordering | undefined;
}

/** What the cheap filters first would save: Marketo puts the first one to everybody, the others to who is left. */
export interface Reordering {
  /** The class that everybody meets first now, and the one that they would meet. */
  readonly now: number;
  readonly then: number;
  /** The filters that would look at fewer people. */
  readonly relieved: readonly FilterCost[];
}

/** Undefined for a list without filters. */
export function listCostOf(symbol: SmartListSymbol | CampaignSymbol): ListCost | undefined {
  const list = filterListOf(symbol.bound);
  const filters = filterCosts(symbol.bound);
  const [dominating] = filters.toSorted((a, b) => b.cost - a.cost);
  if (list === undefined || dominating === undefined) return undefined;
  const reorder = list.audience === 'database' ? reorderingOf(filters) : undefined;
  return { symbol, audience: list.audience, filters, cost: dominating.cost, dominating, reorder };
}

/** Every list with filters, the dearest first; among equals the one with more dear filters. */
export function listCosts(model: Model): readonly ListCost[] {
  const all = [...model.smartLists, ...model.campaigns].flatMap((symbol) => listCostOf(symbol) ?? []);
  const ranked = all.map((list) => ({
    list,
    classes: list.filters.map(({ cost }) => cost).sort((a, b) => b - a),
  }));
  return ranked.sort((a, b) => compared(b.classes, a.classes)).map(({ list }) => list);
}

function compared(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((cost, at) => cost !== b[at]);
  return index === -1 ? a.length - b.length : (a[index] ?? 0) - (b[index] ?? 0);
}

function filterCosts({ declaration, filters }: BoundCampaign | BoundSmartList): readonly FilterCost[] {
  return filters.map((condition) => ({
    condition,
    place: placeOf(declaration, condition),
    cost: costOf(condition),
    reason: costReason(condition),
  }));
}

function reorderingOf(filters: readonly FilterCost[]): Reordering | undefined {
  const [first] = filters;
  const [cheapest] = filters.toSorted((a, b) => a.cost - b.cost);
  if (first === undefined || cheapest === undefined || cheapest.cost === first.cost) return undefined;
  const at = filters.indexOf(cheapest);
  const relieved = filters.slice(0, at).filter(({ cost }) => cost > cheapest.cost);
  return { now: first.cost, then: cheapest.cost, relieved };
}
