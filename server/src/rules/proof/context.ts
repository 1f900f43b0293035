import type { EngineProgram } from '../../engine/index.ts';
import type { Model } from '../../model/index.ts';
import type { ProofBudget } from './budget.ts';

/** Tells whether everything that the campaigns of two models rely on, beside each other, is the same. */
export interface Contexts {
  readonly keyOf: (model: Model, program: EngineProgram, budget: ProofBudget) => string;
}

/** Campaigns are told apart one by one, folders hold them, and scenarios change nothing. */
const aside: ReadonlySet<string> = new Set(['Campaign', 'Folder', 'Scenario']);

export function createContexts(): Contexts {
  const numbers = new WeakMap<object, number>();
  let next = 1;
  const numberOf = (declaration: object): number => {
    const known = numbers.get(declaration);
    if (known !== undefined) return known;
    numbers.set(declaration, next);
    next += 1;
    return next - 1;
  };
  return {
    keyOf: ({ documents }, { written, broughtAlong, read, rememberedFilters, synced }, budget) => {
      const declarations = [...documents.values()].flatMap((document) =>
        document.declarations.flatMap(({ declaration }) =>
          aside.has(declaration.kind) ? [] : numberOf(declaration),
        ),
      );
      const sets = [written, broughtAlong, read, rememberedFilters, new Set(synced)].map((set) =>
        [...set].toSorted().join(),
      );
      return [declarations.join(), ...sets, JSON.stringify(budget)].join('\n');
    },
  };
}
