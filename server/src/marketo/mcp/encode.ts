import { readCommaList } from '../comma-list.ts';
import type { Binding } from './bind.ts';
import type { ToolOperation } from './operations.ts';
import type { Encoding, ValueKind } from './property-form.ts';

/** The arguments of a tool, or the name of a value that it has no property for. */
export type Encoded =
  { readonly arguments: Readonly<Record<string, unknown>> } | { readonly unbound: string };

/** @param given the parameters of the REST call, by name, as the texts that REST takes. */
export function encode(
  { arguments: known }: ToolOperation,
  { properties }: Binding,
  given: Readonly<Record<string, string>>,
): Encoded {
  const encoded: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(given)) {
    const argument = known.find((candidate) => candidate.name === name);
    const bound = properties.get(name);
    if (argument !== undefined && bound !== undefined) {
      encoded[bound.property] = valueOf(text, argument.kind, bound.encoding);
    } else if (argument?.demand !== 'welcome' && !(argument?.demand === 'when true' && text === 'false')) {
      return { unbound: name };
    }
  }
  return { arguments: encoded };
}

function valueOf(text: string, kind: ValueKind, encoding: Encoding): unknown {
  switch (encoding) {
    case 'number':
      return Number(text);
    case 'boolean':
      return text === 'true';
    case 'object':
      return JSON.parse(text) as unknown;
    case 'array':
      return kind === 'list' ? readCommaList(text) : text;
    default:
      return text;
  }
}
