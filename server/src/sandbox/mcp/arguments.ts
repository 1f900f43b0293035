import type { Refused } from '../protocol/answer.ts';
import type { Parameter } from '../protocol/parameter.ts';
import { invalidData, missing } from '../protocol/refusals.ts';
import type { Tool } from './tools.ts';
import type { McpVariants } from './variants.ts';

/** The arguments of a tool, by variant: how its schema shows them, and how they become the parameters of its call. */

interface Argument {
  readonly name: string;
  /** The parameter behind it. */
  readonly parameter: string;
  readonly form: 'text' | 'integer' | 'boolean' | 'reference' | 'order' | 'attributes' | 'list';
  readonly required: boolean;
}

const references: ReadonlySet<string> = new Set([
  'folder',
  'parent',
  'root',
  'ruleId',
  'attributeId',
  'activityType',
  'conditionTypeId',
  'ruleTypeId',
  'optionTypeId',
]);
const lists: ReadonlySet<string> = new Set(['values', 'conditionValues']);

const longer: ReadonlyMap<string, string> = new Map([
  ['ruleId', 'ruleTypeId'],
  ['attributeId', 'constraintId'],
  ['values', 'value'],
  ['activityType', 'stepType'],
  ['folder', 'parent'],
]);

function argumentsOf(tool: Tool, variants: McpVariants): readonly Argument[] {
  return Object.entries(tool.endpoint.parameters).flatMap(([parameter, definition]): Argument[] => {
    const form = formOf(parameter, definition);
    const name = nameOf(tool, parameter, form, variants);
    if (variants.without.includes(`${tool.name}.${parameter}`)) return [];
    return [{ name, parameter, form, required: definition.required }];
  });
}

/** Rules and steps that are there already have plain numbers; kinds of them are references. */
function formOf(name: string, { type }: Parameter<unknown>): Argument['form'] {
  if (type === 'integer' || type === 'boolean') return type;
  if (name === 'order' || name === 'attributes') return name;
  if (lists.has(name)) return 'list';
  return references.has(name) ? 'reference' : 'text';
}

function nameOf(tool: Tool, parameter: string, form: Argument['form'], { names }: McpVariants): string {
  if (names === 'rest') return parameter;
  if (parameter === 'id') return `${tool.subject}Id`;
  if (parameter === 'ruleId' && form === 'integer') return 'ruleId';
  return longer.get(parameter) ?? parameter;
}

/** The JSON Schema of a tool's arguments. */
export function inputSchema(tool: Tool, variants: McpVariants): Record<string, unknown> {
  const given = argumentsOf(tool, variants);
  const demanded = variants.demands[tool.name] ?? [];
  return {
    type: 'object',
    properties: Object.fromEntries([
      ...given.map(({ name, form }) => [name, schemaOf(form, variants)] as const),
      ...demanded.map((name) => [name, { type: 'string' }] as const),
    ]),
    required: [...given.filter(({ required }) => required).map(({ name }) => name), ...demanded],
  };
}

function schemaOf(form: Argument['form'], variants: McpVariants): Record<string, unknown> {
  const text = { type: 'string' };
  switch (form) {
    case 'integer':
    case 'boolean':
      return { type: form };
    case 'list':
      return variants.lists === 'array' ? { type: 'array', items: text } : text;
    case 'text':
      return text;
    default:
      if (variants.references === 'json') return text;
      return variants.references === 'either' ? { anyOf: [text, objectOf(form)] } : objectOf(form);
  }
}

function objectOf(form: 'reference' | 'order' | 'attributes'): Record<string, unknown> {
  const whole = { type: 'integer' };
  if (form === 'attributes') return { type: 'object', additionalProperties: { type: 'string' } };
  if (form === 'reference') {
    return { type: 'object', properties: { id: whole, type: { type: 'string' } }, required: ['id', 'type'] };
  }
  const item = { type: 'object', properties: { id: whole, index: whole }, required: ['id', 'index'] };
  return { type: 'array', items: item };
}

export type ReadArguments =
  { readonly kind: 'values'; readonly values: Readonly<Record<string, unknown>> } | Refused;

/** Reads arguments as the schema shows them, and then as the call behind the tool takes its parameters. */
export function readArguments(
  tool: Tool,
  given: Readonly<Record<string, unknown>>,
  variants: McpVariants,
): ReadArguments {
  const known = argumentsOf(tool, variants);
  const demanded = variants.demands[tool.name] ?? [];
  const absent = demanded.find((name) => typeof given[name] !== 'string');
  if (absent !== undefined) return missing(absent);
  const names = new Set([...known.map(({ name }) => name), ...demanded]);
  const stranger = Object.keys(given).find((name) => !names.has(name));
  if (stranger !== undefined) return invalidData(`${tool.name} has no argument ${stranger.slice(0, 80)}`);
  const values = new Map<string, unknown>();
  for (const [parameter, definition] of Object.entries(tool.endpoint.parameters)) {
    const argument = known.find((candidate) => candidate.parameter === parameter);
    const value = argument === undefined ? undefined : given[argument.name];
    if (argument !== undefined && value !== undefined && !fits(value, argument.form, variants)) {
      return invalidData(`Invalid argument ${argument.name} of ${tool.name}`);
    }
    const reading = definition.read(
      parameter,
      value === undefined ? undefined : textOf(value, argument, tool, variants),
    );
    if (!reading.ok) return reading.refusal;
    values.set(parameter, reading.value);
  }
  return { kind: 'values', values: Object.fromEntries(values) };
}

function fits(value: unknown, form: Argument['form'], variants: McpVariants): boolean {
  switch (form) {
    case 'integer':
      return Number.isSafeInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string';
    case 'list':
      return variants.lists === 'comma'
        ? typeof value === 'string'
        : Array.isArray(value) && value.every((item) => typeof item === 'string');
    default:
      // Where both are said to do, only the object works: the first of several forms is not always the right one.
      return variants.references === 'json' ? typeof value === 'string' : typeof value === 'object';
  }
}

/** The text that the same parameter is in REST. */
function textOf(value: unknown, argument: Argument | undefined, tool: Tool, variants: McpVariants): string {
  if (argument?.form === 'list' && Array.isArray(value)) {
    return value.map((item) => `"${String(item).replaceAll('"', '""')}"`).join(',');
  }
  if (argument?.parameter === 'index') {
    const isStep = tool.name === 'add_flow_step';
    return String(Number(value) - (isStep ? variants.firstStep : variants.firstRule - 1));
  }
  if (argument?.form === 'order') return JSON.stringify(fromOne(value, variants));
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function fromOne(order: unknown, { firstRule }: McpVariants): unknown {
  const items: unknown = typeof order === 'string' ? JSON.parse(order) : order;
  if (!Array.isArray(items)) return items;
  return items.map((item: { readonly id: unknown; readonly index: unknown }) => ({
    id: item.id,
    index: Number(item.index) - (firstRule - 1),
  }));
}
