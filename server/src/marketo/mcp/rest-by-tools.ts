import { z } from 'zod';
import { cancelled, noAnswer, wrongShape } from '../messages.ts';
import { failure, success, type Answer } from '../answer.ts';
import type { Call, MarketoHttp, Page, WriteObserver } from '../http.ts';
import type { Bindings } from './capabilities.ts';
import type { McpClient, ToolOutcome } from './client.ts';
import { encode } from './encode.ts';
import { toolOperations, type ToolOperation } from './operations.ts';

/** Where rules and steps begin to count. REST: rules from 1, steps from 0. */
export interface FirstNumbers {
  readonly rule: 0 | 1;
  readonly step: 0 | 1;
}

export interface ToolRest {
  readonly rest: MarketoHttp;
  readonly client: McpClient;
  readonly bindings: Bindings;
  readonly numbers: () => FirstNumbers;
  readonly observer?: WriteObserver;
  readonly signal?: AbortSignal;
}

/**
 * REST with the calls that an instance lacks made by tools: whoever writes rules and flows need not know. What rules
 * and flows consist of is read over REST where that shows it. After a write nothing is believed: the state that it answers with
 * was read back.
 */
export function restByTools(parts: ToolRest): MarketoHttp {
  const { rest, client, bindings, numbers, observer, signal } = parts;

  async function call<T>(request: Call, item: z.ZodType<T>): Promise<Answer<Page<T>>> {
    const match = operationOf(request);
    if (match === undefined) return rest.call(request, item);
    const { operation, path } = match;
    if (showsContent(request)) {
      const shown = await rest.call(request, item);
      const isHidden = shown.kind === 'success' ? hides(shown.result) : shown.cause === 'absent';
      const bound = bindings.get(operation.name);
      if (!isHidden || bound === undefined || 'missing' in bound) return shown;
      const told = readItems(await ask(operation, { ...path, ...request.query }, request), request, item);
      // A tool that may not read an asset finds nothing: then REST has said more.
      const isNothing =
        told.kind === 'refused' || (told.kind === 'success' && told.result.items.length === 0);
      return isNothing && shown.kind === 'success' ? shown : told;
    }
    const given = { ...path, ...request.query, ...request.form };
    if (request.method === 'GET') return readItems(await ask(operation, given, request), request, item);
    if (signal?.aborted === true) return cancelled();
    await observer?.before(request);
    const outcome = await ask(operation, given, request);
    const answer = await afterWrite(operation, given, outcome, request, item);
    await observer?.after(request, answer);
    return answer;
  }

  async function ask(
    operation: ToolOperation,
    given: Readonly<Record<string, string>>,
    { method, permission }: Call,
  ): Promise<Answer<ToolOutcome>> {
    const bound = bindings.get(operation.name);
    if (bound === undefined || 'missing' in bound)
      return absent(rest, operation, bound?.missing ?? 'it was not asked for it');
    const encoded = encode(operation, bound.binding, counted(operation, given, numbers()));
    if ('unbound' in encoded)
      return absent(rest, operation, `${bound.binding.tool} has no property for "${encoded.unbound}"`);
    const asked = {
      tool: bound.binding.tool,
      arguments: encoded.arguments,
      writes: method === 'POST',
      permission,
    };
    return client.call(asked, signal);
  }

  function readItems<T>(outcome: Answer<ToolOutcome>, request: Call, item: z.ZodType<T>): Answer<Page<T>> {
    if (outcome.kind !== 'success') return outcome;
    const items = itemsOf(outcome.result, item);
    if (items !== undefined) return success({ items, nextPageToken: undefined });
    return wrongShape({ ...request, method: 'MCP' }, rest.instance, 'MCP');
  }

  async function afterWrite<T>(
    { changes }: ToolOperation,
    given: Readonly<Record<string, string>>,
    outcome: Answer<ToolOutcome>,
    request: Call,
    item: z.ZodType<T>,
  ): Promise<Answer<Page<T>>> {
    if (outcome.kind !== 'success') return outcome;
    if (changes === undefined) {
      const items = itemsOf(outcome.result, item);
      return items === undefined || items.length === 0
        ? noAnswer('MCP', request, rest.instance)
        : success({ items, nextPageToken: undefined });
    }
    return call(changes === 'list' ? listCall(given['id'] ?? '') : campaignCall(given['id'] ?? ''), item);
  }

  return {
    instance: rest.instance,
    clock: rest.clock,
    get calls() {
      return rest.calls;
    },
    call,
    under: (narrower) => restByTools({ ...parts, ...narrower, rest: rest.under(narrower) }),
  };
}

function itemsOf<T>(outcome: ToolOutcome, item: z.ZodType<T>): readonly T[] | undefined {
  if (outcome.kind === 'done') return undefined;
  for (const reading of outcome.readings) {
    const parsed = z.array(item).safeParse(reading);
    if (parsed.success) return parsed.data;
  }
  return undefined;
}

const asset = '/rest/asset/v1';
const permission = 'Read-Only Assets';

const listCall = (id: string): Call => ({
  method: 'GET',
  path: `${asset}/smartList/${id}.json`,
  query: { includeRules: 'true' },
  permission,
});
const campaignCall = (id: string): Call => ({
  method: 'GET',
  path: `${asset}/smartCampaign/${id}.json`,
  query: { includeFlowSteps: 'true' },
  permission,
});

const routes = toolOperations.map((operation) => ({
  operation,
  pattern: new RegExp(
    `^${operation.path.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/g, String.raw`(?<$1>\d+)`)}$`,
  ),
}));

function operationOf({
  method,
  path,
}: Call): { readonly operation: ToolOperation; readonly path: Readonly<Record<string, string>> } | undefined {
  for (const { operation, pattern } of routes) {
    const found = operation.method === method ? pattern.exec(path) : null;
    if (found !== null) return { operation, path: { ...found.groups } };
  }
  return undefined;
}

const showsContent = ({ method, query }: Call): boolean =>
  method === 'GET' && (query?.['includeRules'] === 'true' || query?.['includeFlowSteps'] === 'true');

/** An asset whose rules or flow were asked for and are not shown. */
function hides({ items }: Page<unknown>): boolean {
  return items.some(
    (item) =>
      typeof item === 'object' &&
      item !== null &&
      !('rules' in item && item.rules !== null && item.rules !== undefined) &&
      !('flow' in item && item.flow !== null && item.flow !== undefined),
  );
}

/** Positions as the server counts them. */
function counted(
  { name }: ToolOperation,
  given: Readonly<Record<string, string>>,
  { rule, step }: FirstNumbers,
): Readonly<Record<string, string>> {
  if (name === 'add rule') return { ...given, index: String(Number(given['index']) - 1 + rule) };
  if (name === 'add step') return { ...given, index: String(Number(given['index']) + step) };
  if (name !== 'order rules') return given;
  const order = JSON.parse(given['order'] ?? '[]') as readonly {
    readonly id: number;
    readonly index: number;
  }[];
  return { ...given, order: JSON.stringify(order.map(({ id, index }) => ({ id, index: index - 1 + rule }))) };
}

function absent({ instance }: MarketoHttp, { name }: ToolOperation, reason: string): Answer<never> {
  return failure(
    'refused',
    'absent',
    'MCP',
    `The MCP server of ${instance.name} cannot do this (${name}): ${reason}.`,
  );
}
