import type { TokenNamespace } from '../catalogue/index.ts';
import type { Bound, Model } from '../model/index.ts';
import { createKnownNames, type KnownNames } from './known-names.ts';

/** What may stand behind the dot of a token. */
export interface TokenNames extends KnownNames {
  readonly all: readonly string[];
  /** Letter case does not matter. */
  has(name: string): boolean;
}

/** Looks up the names of a namespace as one declaration sees them; each list is made once. */
export function createTokenNames(model: Model): (namespace: TokenNamespace, bound: Bound) => TokenNames {
  const known = new Map<string, TokenNames>();
  return (namespace, { declaration }) => {
    const home = namespace.open === 'declared' ? model.programOf(declaration) : undefined;
    const key = `${namespace.name}\n${home ?? ''}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const all = namesOf(model, namespace, home);
    const folded = new Set(all.map((name) => name.toLowerCase()));
    const names = { ...createKnownNames(all), all, has: (name: string) => folded.has(name.toLowerCase()) };
    known.set(key, names);
    return names;
  };
}

function namesOf(
  model: Model,
  { open, tokens }: TokenNamespace,
  home: string | undefined,
): readonly string[] {
  const listed = tokens.map(({ name }) => name);
  if (open === 'fixed') return listed;
  if (open !== 'declared')
    return [...listed, ...model.fields.map(({ name }) => name), ...model.catalogue.fieldNames];
  const programs = model.programs.filter(({ name }) => home === undefined || name === home);
  return programs.flatMap((program) => program.tokens.map(({ name }) => name));
}
