import type { Endpoint } from '../protocol/endpoint.ts';

/** What a path leads to. */
export type Match =
  | { readonly kind: 'endpoint'; readonly endpoint: Endpoint; readonly path: ReadonlyMap<string, string> }
  /** The path exists, for other methods. */
  | { readonly kind: 'other method' }
  | { readonly kind: 'unknown' };

/** Finds the endpoint of a path. Paths that are written out win over those with a parameter. */
export class Router {
  readonly #routes: readonly Route[];

  constructor(endpoints: readonly Endpoint[]) {
    const parameters = (route: Route): number =>
      route.segments.filter((segment) => segment.name !== undefined).length;
    this.#routes = endpoints.map(routeOf).toSorted((one, other) => parameters(one) - parameters(other));
  }

  find(method: string, path: string): Match {
    const segments = path.split('/').map(decoded);
    let otherMethod = false;
    for (const route of this.#routes) {
      const found = matched(route, segments);
      if (found === undefined) continue;
      if (route.endpoint.method === method)
        return { kind: 'endpoint', endpoint: route.endpoint, path: found };
      otherMethod = true;
    }
    return otherMethod ? { kind: 'other method' } : { kind: 'unknown' };
  }
}

interface Route {
  readonly endpoint: Endpoint;
  readonly segments: readonly Segment[];
}

/** `{id}.json` is a parameter with the ending `.json`. */
interface Segment {
  readonly name: string | undefined;
  /** The text itself, or what follows the parameter. */
  readonly text: string;
}

function routeOf(endpoint: Endpoint): Route {
  const segments = endpoint.path.split('/').map((part): Segment => {
    const parameter = /^\{(\w+)\}(.*)$/.exec(part);
    return parameter === null
      ? { name: undefined, text: part }
      : { name: parameter[1], text: parameter[2] ?? '' };
  });
  return { endpoint, segments };
}

function matched(route: Route, parts: readonly (string | undefined)[]): Map<string, string> | undefined {
  if (parts.length !== route.segments.length) return undefined;
  const values = new Map<string, string>();
  for (const [at, segment] of route.segments.entries()) {
    const part = parts[at];
    if (part === undefined) return undefined;
    if (segment.name === undefined) {
      if (part !== segment.text) return undefined;
      continue;
    }
    if (!part.endsWith(segment.text) || part.length === segment.text.length) return undefined;
    values.set(segment.name, part.slice(0, part.length - segment.text.length));
  }
  return values;
}

/** Undefined: not a percent-encoding. */
function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
