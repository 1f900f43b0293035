import type { RecordedCall } from '../../server/src/sandbox/index.ts';
import { deployOperations } from './deploy-operations.ts';
import { definitionName, type OpenApi, type Operation } from './openapi.ts';

/** One operation of a deploy: who used it, and what of it nobody used. */
export interface Covered {
  readonly operation: string;
  readonly byClient: boolean;
  readonly byWalk: boolean;
  /** Parameters and members of the request that no call gave. */
  readonly notSent: readonly string[];
  /** Members of the answer's records that no answer had. */
  readonly notSeen: readonly string[];
}

/** @throws Error when the specification lacks an operation. */
export function coverage(
  api: OpenApi,
  client: readonly RecordedCall[],
  walk: readonly RecordedCall[],
): ReadonlyMap<string, readonly Covered[]> {
  const byOperation = (calls: readonly RecordedCall[]) =>
    Map.groupBy(calls, ({ method, path }) => api.operation(method, path));
  const [byClient, byWalk] = [byOperation(client), byOperation(walk)];
  const covered = (name: string): Covered => {
    const operation = api.operations.find(({ method, path }) => `${method} ${path}` === name);
    if (operation === undefined) throw new Error(`The specification has no ${name}`);
    const [clients, walks] = [byClient.get(operation) ?? [], byWalk.get(operation) ?? []];
    const calls = [...clients, ...walks];
    const sent = new Set(calls.flatMap(namesSent));
    const seen = new Set(calls.flatMap(({ answer }) => namesIn(answer)));
    return {
      operation: name,
      byClient: clients.length > 0,
      byWalk: walks.length > 0,
      notSent: requestNames(api, operation).filter((field) => !sent.has(field)),
      notSeen: answerNames(api, operation).filter((field) => !seen.has(field)),
    };
  };
  return new Map(Object.entries(deployOperations).map(([what, names]) => [what, names.map(covered)]));
}

type Members = Readonly<
  Record<string, { readonly $ref?: string; readonly items?: { readonly $ref?: string } }>
>;

function membersOf(api: OpenApi, { specification }: Operation, definition: string | undefined): Members {
  if (definition === undefined) return {};
  return (api.definition(specification, definition)?.['properties'] ?? {}) as Members;
}

function requestNames(api: OpenApi, operation: Operation): string[] {
  return operation.parameters.flatMap((parameter) =>
    parameter.in === 'body'
      ? Object.keys(membersOf(api, operation, definitionName(parameter.schema)))
      : parameter.in === 'path'
        ? []
        : [parameter.name],
  );
}

/** Members of the records in `result`; of an answer without envelope, its own. */
function answerNames(api: OpenApi, operation: Operation): string[] {
  const answer = membersOf(api, operation, operation.response);
  const result = answer['result'];
  return Object.keys(result === undefined ? answer : membersOf(api, operation, definitionName(result.items)));
}

function namesSent({ query, form, json }: RecordedCall): string[] {
  const members = typeof json === 'object' && json !== null ? Object.keys(json) : [];
  return [...query, ...form].map(([name]) => name).concat(members);
}

function namesIn(answer: unknown): string[] {
  if (typeof answer !== 'object' || answer === null) return [];
  const records =
    'result' in answer && Array.isArray(answer.result) ? (answer.result as unknown[]) : [answer];
  return records.flatMap((record) =>
    typeof record === 'object' && record !== null ? Object.keys(record) : [],
  );
}

/** The page that shows it. */
export function coveragePage(groups: ReadonlyMap<string, readonly Covered[]>): string {
  const all = [...groups.values()].flat();
  const sections = [...groups].map(
    ([what, rows]) => `## ${what}

| operation | deploy | not sent | not seen in answers |
| --- | --- | --- | --- |
${rows.map(rowOf).join('\n')}
`,
  );
  const clients = all.filter(({ byClient }) => byClient).length;
  return `# What the conformance tests exercise

Written by \`test/conformance/coverage.test.ts\`; \`npx vitest run --config test/vitest.config.ts test/conformance -u\` writes it anew.

A deploy needs ${all.length} operations of Marketo. The walk through the API uses ${all.filter(({ byWalk }) => byWalk).length} of them; the deploys of the test,
through the product's own client, use ${clients} (marked *yes*). Each request and each answer is compared with Adobe's specification. The
last two columns name what the specification has and neither of them touched.

${sections.join('\n')}`;
}

function rowOf({ operation, byClient, notSent, notSeen }: Covered): string {
  const names = (fields: readonly string[]): string => fields.map((field) => `\`${field}\``).join(', ');
  return `| \`${operation}\` | ${byClient ? 'yes' : ''} | ${names(notSent)} | ${names(notSeen)} |`;
}
