import { Ajv, type ValidateFunction } from 'ajv';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { definitionTolerances, type DefinitionTolerance, type Specification } from './tolerances.ts';

/** Adobe's Swagger files, read from a directory that the environment names. */

export interface Operation {
  readonly specification: Specification;
  readonly method: string;
  /** `/rest/asset/v1/folder/{id}.json` */
  readonly path: string;
  readonly description: string;
  readonly consumes: readonly string[];
  readonly parameters: readonly SwaggerParameter[];
  /** The definition that a successful answer follows. */
  readonly response: string | undefined;
}

export interface SwaggerParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'formData' | 'body';
  readonly required?: boolean;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly schema?: { readonly $ref?: string };
}

type Json = { [name: string]: unknown };

interface SwaggerFile {
  readonly paths: Readonly<Record<string, Readonly<Record<string, SwaggerOperation>>>>;
  readonly definitions: Record<string, Json>;
}

interface SwaggerOperation {
  readonly description?: string;
  readonly consumes?: readonly string[];
  readonly parameters?: readonly SwaggerParameter[];
  readonly responses: Readonly<Record<string, { readonly schema?: { readonly $ref?: string } }>>;
}

/** Later files win where two define one operation. */
const files: readonly (readonly [Specification, string])[] = [
  ['identity', 'swagger-identity.json'],
  ['mapi', 'swagger-mapi.json'],
  ['asset', 'swagger-asset.json'],
  ['rules-and-flow', 'swagger-rules-and-flow.json'],
];

export class OpenApi {
  readonly operations: readonly Operation[];
  readonly #ajv = new Ajv({ strict: false, allErrors: true });
  readonly #definitions = new Map<string, Json>();
  readonly #compiled = new Map<string, ValidateFunction>();

  /** @throws Error when a file cannot be read. */
  constructor(directory: string) {
    const byOperation = new Map<string, Operation>();
    this.#addFormats();
    for (const [specification, file] of files) {
      const swagger = JSON.parse(readFileSync(join(directory, file), 'utf8')) as SwaggerFile;
      for (const operation of operationsOf(specification, swagger)) {
        byOperation.set(`${operation.method} ${operation.path}`, operation);
      }
      this.#addDefinitions(specification, swagger.definitions);
    }
    this.operations = [...byOperation.values()];
  }

  /** The operation of a call; paths that are written out win over those with a parameter. */
  operation(method: string, path: string): Operation | undefined {
    const candidates = this.operations.filter(
      (operation) => operation.method === method && pathPattern(operation.path).test(path),
    );
    const parameters = (operation: Operation): number => operation.path.split('{').length;
    return candidates.toSorted((one, other) => parameters(one) - parameters(other))[0];
  }

  /** What of a value does not follow a definition, in words. */
  problems(specification: Specification, definition: string, value: unknown): string[] {
    const validate = this.#validator(specification, definition);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) =>
        `${instancePath || '/'} ${message ?? ''} ${JSON.stringify(params)}`,
    );
  }

  definition(specification: Specification, name: string): Json | undefined {
    return this.#definitions.get(`${specification} ${name}`);
  }

  #validator(specification: Specification, definition: string): ValidateFunction {
    const reference = `${specification}#/definitions/${definition}`;
    const compiled = this.#compiled.get(reference) ?? this.#ajv.compile({ $ref: reference });
    this.#compiled.set(reference, compiled);
    return compiled;
  }

  #addDefinitions(specification: Specification, definitions: Record<string, Json>): void {
    const converted = Object.entries(definitions).map(([name, schema]) => {
      const closed = close(structuredClone(schema)) as Json;
      for (const tolerance of definitionTolerances) {
        if (tolerance.definition === name && tolerance.of.includes(specification)) loosen(closed, tolerance);
      }
      this.#definitions.set(`${specification} ${name}`, closed);
      return [name, closed];
    });
    this.#ajv.addSchema({ $id: specification, definitions: Object.fromEntries(converted) });
  }

  #addFormats(): void {
    const whole = (value: number): boolean => Number.isSafeInteger(value);
    this.#ajv.addFormat('int32', {
      type: 'number',
      validate: (value) => whole(value) && Math.abs(value) <= 2 ** 31,
    });
    this.#ajv.addFormat('int64', { type: 'number', validate: whole });
    this.#ajv.addFormat('string', true);
    // Assets write both a Z and an offset: `2016-09-10T23:16:19Z+0000`.
    this.#ajv.addFormat('date-time', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z(\+0000)?|[+-]\d{2}:?\d{2})$/);
  }
}

const patterns = new Map<string, RegExp>();

export function pathPattern(template: string): RegExp {
  const known = patterns.get(template);
  if (known !== undefined) return known;
  const pattern = newPattern(template);
  patterns.set(template, pattern);
  return pattern;
}

function newPattern(template: string): RegExp {
  const source = template.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${source.join('([^/]+?)')}$`);
}

function operationsOf(specification: Specification, swagger: SwaggerFile): Operation[] {
  return Object.entries(swagger.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      specification,
      method: method.toUpperCase(),
      path,
      description: operation.description ?? '',
      consumes: operation.consumes ?? [],
      parameters: operation.parameters ?? [],
      response: definitionName(operation.responses['200']?.schema),
    })),
  );
}

export function definitionName(schema: { readonly $ref?: string } | undefined): string | undefined {
  return schema?.$ref?.split('/').at(-1);
}

/** A member that a definition does not know is a problem, too. */
function close(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(close);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([name, value]) => [name, close(value)] as const);
  const closed: Json = Object.fromEntries(entries);
  if (closed['type'] === 'object' && typeof closed['properties'] === 'object')
    closed['additionalProperties'] = false;
  delete closed['example'];
  return closed;
}

function loosen(schema: Json, tolerance: DefinitionTolerance): void {
  const properties = schema['properties'] as Record<string, Json>;
  const required = (schema['required'] ?? []) as string[];
  const { optional = [] } = tolerance;
  const kept = optional === '*' ? [] : required.filter((name) => !optional.includes(name));
  if (kept.length > 0) schema['required'] = kept;
  else delete schema['required'];
  Object.assign(properties, tolerance.members ?? {});
  if (tolerance.open === true) delete schema['additionalProperties'];
  for (const name of tolerance.nullable ?? []) {
    const member = properties[name];
    if (member !== undefined) properties[name] = { anyOf: [{ type: 'null' }, member] };
  }
}
