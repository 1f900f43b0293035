import type { Refused } from '../protocol/answer.ts';
import type { Endpoint } from '../protocol/endpoint.ts';
import type { Parameter } from '../protocol/parameter.ts';
import { invalidContentType, invalidJson } from '../protocol/refusals.ts';
import type { Body, NameValues } from './call.ts';

export type ReadParameters =
  { readonly kind: 'values'; readonly values: Readonly<Record<string, unknown>> } | Refused;

/** Reads a call's parameters as its endpoint declares them; the first one that does not fit is the refusal. */
export function readParameters(
  endpoint: Endpoint,
  path: ReadonlyMap<string, string>,
  query: NameValues,
  body: Body,
  formAsJson: boolean,
): ReadParameters {
  const refusal = bodyProblem(endpoint, body, formAsJson);
  if (refusal !== undefined) return refusal;
  const values = new Map<string, unknown>();
  for (const [name, parameter] of Object.entries(endpoint.parameters)) {
    const reading = parameter.read(name, given(name, parameter, path, query, body));
    if (!reading.ok) return reading.refusal;
    values.set(name, reading.value);
  }
  return { kind: 'values', values: Object.fromEntries(values) };
}

function bodyProblem(endpoint: Endpoint, body: Body, formAsJson: boolean): Refused | undefined {
  if (endpoint.body === 'none' || body.kind === 'empty') return undefined;
  if (body.kind === 'broken') return endpoint.body === 'form' ? invalidContentType : invalidJson;
  if (formAsJson && endpoint.body === 'form' && body.kind === 'json') return undefined;
  return endpoint.body.split(' or ').includes(body.kind) ? undefined : invalidContentType;
}

function given(
  name: string,
  parameter: Parameter<unknown>,
  path: ReadonlyMap<string, string>,
  query: NameValues,
  body: Body,
): unknown {
  if (parameter.place === 'path') return path.get(name);
  if (parameter.place === 'query' && parameter.repeats) {
    const all = query.all(name);
    return all.length === 0 ? undefined : all.join(',');
  }
  if (parameter.place === 'query') {
    return [name, ...parameter.also]
      .map((spelling) => query.get(spelling))
      .find((text) => text !== undefined);
  }
  if (body.kind === 'form') return parameter.place === 'form' ? body.fields.get(name) : undefined;
  if (body.kind !== 'json') return undefined;
  return parameter.place === 'body' ? body.value : member(body.value, name);
}

/** A member of a JSON body that stands for a form, as the text that the form would hold. */
function member(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  const found = (value as Readonly<Record<string, unknown>>)[name];
  if (found === undefined || found === null) return undefined;
  return typeof found === 'string' ? found : JSON.stringify(found);
}
