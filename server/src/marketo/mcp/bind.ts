import type { ToolArgument, ToolOperation } from './operations.ts';
import { encodingFor, isNatural, isObject, type Encoding } from './property-form.ts';

/** A tool as the server lists it. */
export interface ListedTool {
  readonly name: string;
  readonly inputSchema: unknown;
}

/** How an operation is asked of a tool. */
export interface Binding {
  readonly tool: string;
  /** By the argument's name in REST; one that is absent the tool does not take. */
  readonly properties: ReadonlyMap<string, BoundProperty>;
}

export interface BoundProperty {
  readonly property: string;
  readonly encoding: Encoding;
}

export type Bound = { readonly binding: Binding } | { readonly missing: string };

/**
 * Finds the tool of an operation and a property for each of its arguments: by the argument's own name, by a synonym, or
 * as the one demanded property that is left for it. What is unknown, of another form or could be one thing or another
 * is missing, with the reason: nothing is guessed.
 */
export function bind(operation: ToolOperation, tools: readonly ListedTool[]): Bound {
  const tool = operation.tools.flatMap((name) => tools.filter((listed) => listed.name === name))[0];
  if (tool === undefined) return missing(`the server has no tool ${operation.tools.join(' or ')}`);
  const { inputSchema } = tool;
  if (!isObject(inputSchema)) return missing(`${tool.name} has no input schema`);
  const properties = isObject(inputSchema['properties']) ? inputSchema['properties'] : {};
  const required = new Set(Array.isArray(inputSchema['required']) ? inputSchema['required'] : []);
  const bound = new Map<string, BoundProperty>();
  const encode = ({ kind }: ToolArgument, property: string): Encoding | undefined =>
    encodingFor(kind, properties[property], inputSchema);

  for (const argument of operation.arguments) {
    const named = propertyNamed(argument, Object.keys(properties));
    if ('ambiguous' in named) {
      return missing(
        `${tool.name} may take "${argument.name}" as ${named.ambiguous.map(quoted).join(' or ')}`,
      );
    }
    if (named.property === undefined) continue;
    const encoding = encode(argument, named.property);
    if (encoding !== undefined) bound.set(argument.name, { property: named.property, encoding });
    else if (argument.demand === 'needed')
      return missing(`"${named.property}" of ${tool.name} takes no ${words[argument.kind]}`);
  }

  const taken = new Set([...bound.values()].map(({ property }) => property));
  const left = [...required].filter((name): name is string => typeof name === 'string' && !taken.has(name));
  const open = operation.arguments.filter(({ name, demand }) => demand === 'needed' && !bound.has(name));
  const fits = (argument: ToolArgument, property: string): boolean => {
    const encoding = encode(argument, property);
    return encoding !== undefined && isNatural(argument.kind, encoding);
  };
  for (const argument of open) {
    const [property, ...others] = left.filter((name) => fits(argument, name));
    const encoding = property === undefined ? undefined : encode(argument, property);
    if (property === undefined || encoding === undefined)
      return missing(`${tool.name} has no property for "${argument.name}"`);
    const rivals = open.filter((other) => fits(other, property));
    if (others.length > 0 || rivals.length > 1)
      return missing(`${tool.name} could take "${argument.name}" in more than one property`);
    bound.set(argument.name, { property, encoding });
    taken.add(property);
  }

  const unknown = left.filter((name) => !taken.has(name));
  if (unknown.length > 0)
    return missing(`${tool.name} demands ${unknown.map(quoted).join(', ')}, and nobody knows what that is`);
  const twice = [...taken].find(
    (property) => [...bound.values()].filter((one) => one.property === property).length > 1,
  );
  if (twice !== undefined) return missing(`${tool.name} has one property "${twice}" for two things`);
  return { binding: { tool: tool.name, properties: bound } };
}

type Named = { readonly property: string | undefined } | { readonly ambiguous: readonly string[] };

function propertyNamed({ name, synonyms }: ToolArgument, properties: readonly string[]): Named {
  const called = (names: readonly string[]): readonly string[] => {
    const keys = new Set(names.map(nameKey));
    return properties.filter((property) => keys.has(nameKey(property)));
  };
  if (properties.includes(name)) return { property: name };
  const exact = called([name]);
  const found = exact.length > 0 ? exact : called(synonyms);
  return found.length > 1 ? { ambiguous: found } : { property: found[0] };
}

/** `smart_list_id` is `smartListId`. */
const nameKey = (name: string): string => name.replaceAll(/[_-]/g, '').toLowerCase();

const words: Readonly<Record<ToolArgument['kind'], string>> = {
  integer: 'number',
  text: 'text',
  boolean: 'yes or no',
  reference: 'id with a type',
  list: 'list of values',
  order: 'order of rules',
  attributes: 'settings of a flow step',
};

const missing = (reason: string): Bound => ({ missing: shortened(reason) });
const quoted = (name: string): string => `"${name}"`;

/** Names come from a server: a reason is for a person and on one line. */
function shortened(reason: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the ones that must not get through
  const line = reason.replaceAll(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ');
  return line.length > 240 ? `${line.slice(0, 240)}…` : line;
}
