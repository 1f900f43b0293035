import { tokenNamespaces } from './data/tokens.ts';
import { foldName } from './name-index.ts';

const known: ReadonlySet<string> = new Set(tokenNamespaces.map(({ name }) => name));

/** Is there such a namespace before the dot of a token? Marketo writes `{{company.…}}` and `{{Company.…}}` alike. */
export function tokenIsKnownNamespace(name: string): boolean {
  const folded = foldName(name);
  return folded !== undefined && known.has(folded);
}
