import { describe, expect, it } from 'vitest';
import { listCostOf, listCosts } from '../../server/src/rules/index.ts';
import { modelOf } from '../model/workspace-of.ts';

const cheap = '[Unsubscribed] is true';
const middle = '[Country] starts with "U"';
const dear = '[Job Title] contains "VP"';
const members = 'Member of List "L"';

const list = (name: string, ...filters: readonly string[]) =>
  `smart list "${name}" {\n${filters.map((filter) => `  filter ${filter}\n`).join('')}}\n`;

function costOf(...filters: readonly string[]) {
  const [symbol] = modelOf(list('A', ...filters)).smartLists;
  return symbol && listCostOf(symbol);
}

function orderOf(...lists: readonly string[]): string[] {
  return listCosts(modelOf(lists.join('\n'))).map(({ symbol }) => symbol.name);
}

describe('what a list costs', () => {
  it('is what its dearest filter costs, with the reason', () => {
    const cost = costOf(cheap, dear, middle);
    expect(cost?.filters.map((filter) => filter.cost)).toEqual([1, 4, 2]);
    expect(cost).toMatchObject({ cost: 4, audience: 'database' });
    expect(cost?.dominating).toBe(cost?.filters[1]);
    expect(cost?.dominating.reason).toBe('a piece of text is searched for in every text, one value');
  });

  it('is what the first of several costs that cost the same', () => {
    const cost = costOf(middle, dear, members);
    expect(cost?.dominating).toBe(cost?.filters[1]);
  });

  it('is nothing without filters', () => {
    expect(costOf()).toBeUndefined();
    const [campaign] = modelOf('campaign "A" {\n  trigger Person is Created\n}\n').campaigns;
    expect(campaign && listCostOf(campaign)).toBeUndefined();
  });
});

describe('another order', () => {
  it('puts the cheapest before whatever is dearer', () => {
    const cost = costOf(dear, middle, cheap, members);
    expect(cost?.reorder).toEqual({ now: 4, then: 1, relieved: cost?.filters.slice(0, 2) });
  });

  it('relieves nothing that costs as little', () => {
    const cost = costOf(middle, '[Country] starts with "C"', cheap, '[Email Invalid] is false');
    expect(cost?.reorder?.relieved).toEqual(cost?.filters.slice(0, 2));
  });

  it('saves nothing where the cheapest comes first', () => {
    expect(costOf(cheap, dear)?.reorder).toBeUndefined();
    expect(costOf(dear)?.reorder).toBeUndefined();
    expect(costOf(cheap, '[Email Invalid] is false')?.reorder).toBeUndefined();
  });

  it('is of no use where only the one who is at hand is looked at', () => {
    const text = `campaign "A" {\n  trigger Person is Created\n  filter ${dear}\n  filter ${cheap}\n}\n`;
    const [campaign] = modelOf(text).campaigns;
    const cost = campaign && listCostOf(campaign);
    expect(cost?.cost).toBe(4);
    expect(cost?.reorder).toBeUndefined();
  });
});

describe('all lists', () => {
  it('stand with the dearest first, campaigns among them', () => {
    const campaign = `campaign "C" {\n  trigger Person is Created\n  filter ${dear}\n}\n`;
    expect(orderOf(list('A', cheap), list('B', middle), campaign)).toEqual(['C', 'B', 'A']);
  });

  it('stand among equals by what else they ask for, in whichever order', () => {
    expect(orderOf(list('A', dear), list('B', cheap, dear), list('C', dear, middle))).toEqual([
      'C',
      'B',
      'A',
    ]);
    expect(orderOf(list('A', dear, cheap), list('B', dear, members), list('C', dear))).toEqual([
      'B',
      'A',
      'C',
    ]);
  });

  it('are those with filters', () => {
    expect(orderOf(list('A'), list('B', cheap))).toEqual(['B']);
  });
});
