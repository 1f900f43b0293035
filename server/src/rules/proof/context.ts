import type { EngineProgram } from '../../engine/index.ts';
import type { ProofBudget } from './budget.ts';

/** Tells whether everything that the campaigns of two programs rely on, beside each other, is the same. */
export interface Contexts {
  readonly keyOf: (program: EngineProgram, budget: ProofBudget) => string;
}

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
    keyOf: ({ surroundings, written, broughtAlong, read, rememberedFilters, synced }, budget) => {
      const sets = [written, broughtAlong, read, rememberedFilters, new Set(synced)].map((set) =>
        [...set].toSorted().join(),
      );
      return [surroundings.map(numberOf).join(), ...sets, JSON.stringify(budget)].join('\n');
    },
  };
}
