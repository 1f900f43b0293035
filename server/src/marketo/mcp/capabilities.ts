import type { McpCapabilities, McpSkill } from '../../compiler/index.ts';
import { bind, type Bound, type ListedTool } from './bind.ts';
import { toolOperations, type OperationName } from './operations.ts';

export type Bindings = ReadonlyMap<OperationName, Bound>;

export function bindAll(tools: readonly ListedTool[]): Bindings {
  return new Map(toolOperations.map((operation) => [operation.name, bind(operation, tools)]));
}

const needs: Readonly<Record<McpSkill, readonly OperationName[]>> = {
  rules: ['rule catalogue', 'add rule', 'set constraint'],
  triggers: ['add rule'],
  negation: ['add rule'],
  'filter logic': ['set filter logic'],
  flow: ['step catalogue', 'add step', 'set choice'],
  'smart lists': ['create smart list'],
  'scheduled runs': ['scheduled runs'],
  'used by': ['smart list used by'],
};

const skills = Object.keys(needs) as readonly McpSkill[];

/** What the tools of a server are good for, and why not for the rest. */
export function capabilitiesOf(bindings: Bindings, tools: string): McpCapabilities {
  const reasons = skills.flatMap((skill) => {
    const reason =
      needs[skill].map((name) => reasonAgainst(bindings.get(name))).find((one) => one !== undefined) ??
      withoutProperty(bindings, skill);
    return reason === undefined ? [] : [[skill, reason] as const];
  });
  return { tools, lacks: Object.fromEntries(reasons) };
}

/** A server that was not reached. */
export function noCapabilities(reason: string): McpCapabilities {
  return { tools: '', lacks: Object.fromEntries(skills.map((skill) => [skill, reason])) };
}

function reasonAgainst(bound: Bound | undefined): string | undefined {
  if (bound === undefined) return 'the server was not asked';
  return 'missing' in bound ? bound.missing : undefined;
}

/** Rules can be added, but not of this kind. */
function withoutProperty(bindings: Bindings, skill: McpSkill): string | undefined {
  const name = skill === 'triggers' ? 'trigger' : skill === 'negation' ? 'negative' : undefined;
  const bound = bindings.get('add rule');
  if (name === undefined || bound === undefined || 'missing' in bound) return undefined;
  return bound.binding.properties.has(name)
    ? undefined
    : `${bound.binding.tool} has no property for "${name}"`;
}
