import type { Bound, Model, ModelSymbol } from '../../model/index.ts';
import { perDeclaration } from './per-declaration.ts';

/** What each declaration says by what its names mean: kept until a name of one of these kinds comes or goes anywhere. */
export function fromNames<T>(
  kinds: readonly ModelSymbol['kind'][],
  find: (model: Model, bound: Bound) => readonly T[],
): (model: Model) => readonly T[] {
  return perDeclaration(({ names }) => {
    const named = kinds.map((kind) => names.of(kind));
    // A program's own names come first for what stands in it.
    return (symbols) => [...named, symbols.of('program').at(-1)?.name];
  }, find);
}
