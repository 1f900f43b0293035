import { NAMES } from './provenance.ts';

/** An entry's name on the screen, in the API, and other spellings; `source` says who vouches for the first. */
export interface Names {
  readonly name: string;
  readonly apiName: string;
  readonly aliases: readonly string[];
  readonly source: string;
}

/** Screen and API use one name. */
export function same(name: string, ...aliases: readonly string[]): Names {
  return { name, apiName: name, aliases, source: NAMES };
}

/** The API keeps an older name than the screen, and a public page shows the screen's. */
export function renamed(name: string, apiName: string, ...aliases: readonly string[]): Names {
  return { name, apiName, aliases: [apiName, ...aliases], source: NAMES };
}

/** As {@link renamed}, but the screen's name follows from Marketo's general renaming (Lead → Person, Nurture → …). */
export function supposed(name: string, apiName: string, ...aliases: readonly string[]): Names {
  return { name, apiName, aliases: [apiName, ...aliases], source: `${NAMES}; screen name inferred` };
}
