import type { Model } from '../../model/index.ts';
import type { FilterCost, ListCost } from '../../rules/index.ts';
import { writtenAt } from './costs-text.ts';
import { placeJson } from './place.ts';

export interface CostedProject {
  readonly model: Model;
  readonly lists: readonly ListCost[];
}

/** The stable, versioned form for programs: docs/command-line.md describes it. */
export function costsJson(projects: readonly CostedProject[], cwd: string): string {
  const lists = projects.flatMap(({ model, lists: found }) =>
    found.map((list) => listJson(list, model, cwd)),
  );
  return `${JSON.stringify({ version: 1, lists }, undefined, 2)}\n`;
}

function listJson(
  { symbol, audience, cost, filters, dominating, reorder }: ListCost,
  model: Model,
  cwd: string,
) {
  const place = model.locate(symbol.place);
  const index = (filter: FilterCost) => filters.indexOf(filter);
  return {
    kind: symbol.kind,
    name: symbol.name,
    ...(place && placeJson(model, place, cwd)),
    askedOf: audience,
    class: cost,
    dominating: index(dominating),
    filters: filters.map((filter) => {
      const at = model.locate(filter.place);
      return {
        text: writtenAt(model, filter.place),
        class: filter.cost,
        reason: filter.reason,
        ...(at && placeJson(model, at, cwd)),
      };
    }),
    ...(reorder && {
      reorder: { now: reorder.now, then: reorder.then, relieved: reorder.relieved.map(index) },
    }),
  };
}
