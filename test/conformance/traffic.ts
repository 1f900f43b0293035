import type { RecordedCall } from '../../server/src/sandbox/index.ts';
import { definitionName, OpenApi, pathPattern, type Operation, type SwaggerParameter } from './openapi.ts';
import { formType, jsonType, requestTolerances, type RequestTolerance } from './tolerances.ts';

/** Something in recorded traffic that Adobe's specification does not allow. */
export interface Problem {
  readonly call: number;
  /** `POST /rest/asset/v1/folders.json` */
  readonly operation: string;
  readonly where: 'request' | 'answer';
  readonly message: string;
}

/** The directory with Adobe's Swagger files. */
const directory = process.env['MARKETO_OPENAPI_DIR'];

/** Why traffic cannot be validated here, or undefined: a reason for a test to be skipped. */
export const trafficSkipped: string | undefined =
  directory === undefined || directory === ''
    ? 'Set MARKETO_OPENAPI_DIR to a directory with Adobe’s swagger-*.json files to check conformance.'
    : undefined;

let loaded: OpenApi | undefined;

/** @throws Error when {@link trafficSkipped} says why it cannot be had. */
export function openApi(): OpenApi {
  if (directory === undefined || directory === '') throw new Error(trafficSkipped);
  loaded ??= new OpenApi(directory);
  return loaded;
}

/**
 * Checks every request and every answer of recorded calls against the specification: the path, the method, names and
 * types of parameters, bodies, and the shape of answers.
 * @throws Error when {@link trafficSkipped} says why it cannot.
 */
export function validateTraffic(calls: readonly RecordedCall[]): Problem[] {
  const api = openApi();
  return calls.flatMap((call) => {
    const operation = api.operation(call.method, call.path);
    const name = `${call.method} ${operation?.path ?? call.path}`;
    const problem =
      (where: Problem['where']) =>
      (message: string): Problem => ({
        call: call.number,
        operation: name,
        where,
        message,
      });
    if (operation === undefined) return [problem('request')('The specification has no such operation.')];
    return [
      ...requestProblems(api, operation, call).map(problem('request')),
      ...answerProblems(api, operation, call).map(problem('answer')),
    ];
  });
}

// ── Requests ────────────────────────────────────────────────────────────────────────────────────────────

function requestProblems(api: OpenApi, operation: Operation, call: RecordedCall): string[] {
  const tolerance = requestTolerances.find(
    (candidate) => candidate.operation === `${operation.method} ${operation.path}`,
  );
  return [
    ...pathProblems(operation, call),
    ...queryProblems(operation, call, tolerance),
    ...bodyProblems(api, operation, call, tolerance),
  ];
}

function pathProblems(operation: Operation, call: RecordedCall): string[] {
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  const values = pathPattern(operation.path).exec(call.path)?.slice(1) ?? [];
  return names.flatMap((name, at) => {
    const parameter = operation.parameters.find(
      (candidate) => candidate.in === 'path' && candidate.name === name,
    );
    return parameter === undefined ? [] : valueProblems(parameter, decodeURIComponent(values[at] ?? ''));
  });
}

function queryProblems(
  operation: Operation,
  call: RecordedCall,
  tolerance: RequestTolerance | undefined,
): string[] {
  const declared = operation.parameters.filter((parameter) => parameter.in === 'query');
  const given = call.query.flatMap(([name, value]) => {
    const parameter = declared.find((candidate) => candidate.name === name);
    if (parameter !== undefined) return valueProblems(parameter, value);
    return tolerance?.query?.includes(name) === true ? [] : [`There is no query parameter ${name}.`];
  });
  return [...given, ...missing(declared, call.query, tolerance?.optional ?? [])];
}

function bodyProblems(
  api: OpenApi,
  operation: Operation,
  call: RecordedCall,
  tolerance: RequestTolerance | undefined,
): string[] {
  const fields = operation.parameters.filter((parameter) => parameter.in === 'formData');
  const body = operation.parameters.find((parameter) => parameter.in === 'body');
  const definition = definitionName(body?.schema);
  const hasBody = call.form.length > 0 || call.json !== undefined;
  if (!hasBody) {
    return body?.required === true ? ['The body is missing.'] : missing(fields, [], []);
  }
  if (fields.length === 0 && body === undefined) return ['The operation takes no body.'];
  const isDeclared =
    operation.consumes.includes(call.contentType) || tolerance?.contentType === call.contentType;
  if (!isDeclared)
    return [`The content type ${call.contentType} is not one of ${operation.consumes.join(', ')}.`];
  if (definition === undefined) return formProblems(fields, call);
  // A declared body that travels as a form: its members are the form's fields, objects among them as JSON.
  const value = call.contentType === jsonType ? call.json : fromForm(api, operation, definition, call);
  return api.problems(operation.specification, definition, value);
}

function formProblems(fields: readonly SwaggerParameter[], call: RecordedCall): string[] {
  if (call.contentType !== formType) return ['The operation takes a form.'];
  const given = call.form.flatMap(([name, value]) => {
    const parameter = fields.find((candidate) => candidate.name === name);
    return parameter === undefined ? [`There is no form field ${name}.`] : valueProblems(parameter, value);
  });
  return [...given, ...missing(fields, call.form, [])];
}

function fromForm(
  api: OpenApi,
  operation: Operation,
  definition: string,
  call: RecordedCall,
): Record<string, unknown> {
  const members = (api.definition(operation.specification, definition)?.['properties'] ?? {}) as Readonly<
    Record<string, { readonly type?: string; readonly $ref?: string }>
  >;
  const entries = call.form.map(([name, value]) => {
    const member = Object.hasOwn(members, name) ? members[name] : undefined;
    const isText = member === undefined || member.type === 'string';
    return [name, isText ? value : parsed(value)];
  });
  return Object.fromEntries(entries);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function missing(
  declared: readonly SwaggerParameter[],
  given: readonly (readonly [string, string])[],
  optional: readonly string[],
): string[] {
  return declared
    .filter((parameter) => parameter.required === true && !optional.includes(parameter.name))
    .filter((parameter) => !given.some(([name]) => name === parameter.name))
    .map((parameter) => `The parameter ${parameter.name} is missing.`);
}

function valueProblems(parameter: SwaggerParameter, value: string): string[] {
  const { name, type } = parameter;
  if (type === 'integer' && !/^-?\d+$/.test(value)) return [`${name} is no integer: ${value}`];
  if (type === 'boolean' && !/^(true|false)$/.test(value)) return [`${name} is no boolean: ${value}`];
  if (parameter.enum !== undefined && !parameter.enum.includes(value)) {
    return [`${name} is none of ${parameter.enum.join(', ')}: ${value}`];
  }
  return [];
}

// ── Answers ─────────────────────────────────────────────────────────────────────────────────────────────

function answerProblems(api: OpenApi, operation: Operation, call: RecordedCall): string[] {
  if (call.status !== 200) return [];
  const { answer } = call;
  if (operation.response === 'ObservableOfInputStreamRangeContent')
    return typeof answer === 'string' ? [] : ['The answer is no file.'];
  if (typeof answer !== 'object' || answer === null) return ['The answer is not a JSON object.'];
  if (operation.response === undefined) return [];
  if (operation.specification === 'identity') return api.problems('identity', operation.response, answer);
  if ('success' in answer && answer.success === false) return failureProblems(answer);
  return api.problems(operation.specification, operation.response, answer);
}

function failureProblems(answer: object): string[] {
  const problems: string[] = [];
  if ('result' in answer) problems.push('A refused call has no result.');
  const errors: unknown = 'errors' in answer ? answer.errors : undefined;
  if (!Array.isArray(errors) || errors.length === 0) return [...problems, 'A refused call has errors.'];
  for (const error of errors as unknown[]) {
    const isError =
      typeof error === 'object' &&
      error !== null &&
      'code' in error &&
      typeof error.code === 'string' &&
      'message' in error &&
      typeof error.message === 'string';
    if (!isError) problems.push('An error has a code and a message, both texts.');
  }
  return problems;
}
