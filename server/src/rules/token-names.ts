import type { TokenNamespace } from '../catalogue/index.ts';
import type { Bound, Model } from '../model/index.ts';
import { createKnownNames, type KnownNames } from './known-names.ts';
import { remembered } from './incremental/remembered.ts';

/** What may stand behind the dot of a token. */
export interface TokenNames extends KnownNames {
  readonly all: readonly string[];
  /** Letter case does not matter. */
  has(name: string): boolean;
}

/** Each list is made once. */
const byModel = new WeakMap<Model, Map<string, TokenNames>>();

/** The names of a namespace as one declaration sees them. */
export function tokenNames(model: Model, namespace: TokenNamespace, { declaration }: Bound): TokenNames {
  const home = namespace.open === 'declared' ? model.programOf(declaration) : undefined;
  const known = remembered(byModel, model, () => new Map<string, TokenNames>());
  return remembered(known, `${namespace.name}\n${home ?? ''}`, () => {
    const all = namesOf(model, namespace, home);
    const folded = new Set(all.map((name) => name.toLowerCase()));
    return { ...createKnownNames(all), all, has: (name: string) => folded.has(name.toLowerCase()) };
  });
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
