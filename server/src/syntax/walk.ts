import type {
  AssetName,
  Broken,
  ChoiceBranch,
  Condition,
  Constraint,
  ConstraintBlock,
  Declaration,
  Expectation,
  ExternalEffect,
  FieldItem,
  FlowItem,
  CampaignItem,
  LifecycleFile,
  LifecycleItem,
  Nothing,
  Occurrence,
  Part,
  Phrase,
  ProgramItem,
  SalesforceField,
  ScenarioItem,
  Schedule,
  StageItem,
  StampField,
  Step,
  Value,
} from './ast.ts';
import type { ParseResult } from './parse.ts';

/** Everything in the tree that has a kind. */
export type SyntaxNode =
  | LifecycleFile
  | Declaration
  | ProgramItem
  | FieldItem
  | SalesforceField
  | LifecycleItem
  | StageItem
  | StampField
  | CampaignItem
  | AssetName
  | Condition
  | Phrase
  | Part
  | Value
  | ConstraintBlock
  | Constraint
  | FlowItem
  | Step
  | ChoiceBranch
  | Nothing
  | ExternalEffect
  | ScenarioItem
  | Occurrence
  | Expectation
  | Broken;

/**
 * What a node consists of, in the order of the text. The declarations in a file or a folder count their offsets from
 * themselves.
 */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  switch (node.kind) {
    case 'File':
    case 'Folder':
      return standingIn({ node, origin: 0 }).map((standing) => standing.node);
    case 'Program':
      return present([node.name, node.within, ...(node.items ?? [])]);
    case 'Lifecycle':
      return [node.name, node.on, ...node.items];
    case 'Field':
      return present([node.object, node.name, node.type, ...(node.items ?? [])]);
    case 'List':
      return [node.name];
    case 'SmartList':
      return [node.name, ...node.filters];
    case 'Campaign':
    case 'Scenario':
      return [node.name, ...node.items];
    case 'External':
      return present([node.of, ...node.names, node.within, ...(node.effects ?? [])]);

    case 'Channel':
    case 'ProgramType':
    case 'Workspace':
    case 'ProgramLike':
    case 'Api':
      return [node.value];
    case 'Tag':
    case 'ExternalToken':
      return [node.name, node.value];
    case 'Cost':
      return present([node.date, node.amount, node.note]);
    case 'TokenItem':
      return [node.name, node.type, node.value];
    case 'AllowedValues':
      return node.values;
    case 'SalesforceFields':
    case 'Writes':
    case 'Reads':
      return node.fields;
    case 'SalesforceField':
      return [node.object, node.api];
    case 'Requests':
    case 'BatchRun':
      return [node.campaign];

    case 'Stage':
      return [node.name, ...(node.items ?? [])];
    case 'Owner':
      return [node.owner];
    case 'Master':
      return [node.system];
    case 'Stamp':
      return node.stamps;
    case 'StampField':
      return [node.field];
    case 'Sla':
      return [node.within];
    case 'Entry':
    case 'Exit':
      return [node.text];
    case 'Path':
      return node.stages;
    case 'Allow':
      return [...(typeof node.from === 'string' ? [] : node.from), ...node.to.flat()];

    case 'Qualify':
      return typeof node.rule === 'string' ? [] : [node.rule];
    case 'Schedule':
      return partsOfSchedule(node.schedule);
    case 'Like':
      return [node.template];
    case 'Priority':
      return [node.level];
    case 'AssetName':
      return present([node.name, node.within]);
    case 'Trigger':
    case 'Step':
    case 'Test':
    case 'Event':
      return [node.phrase];
    case 'Filter':
      return [node.condition];
    case 'Group':
    case 'Flow':
    case 'Constraints':
    case 'Values':
      return node.items;
    case 'Choice':
      return present([...node.branches, node.otherwise]);
    case 'Branch':
      return [node.test, node.then];

    case 'Given':
    case 'Holds':
      return [node.test];
    case 'When':
      return present([node.after, node.what]);
    case 'Together':
      return node.events;
    case 'Becomes':
      return [node.field, node.value];
    case 'Then':
      return [node.expect];
    case 'Happens':
      return typeof node.times === 'string' ? [node.step] : [node.step, node.times];
    case 'HappensBefore':
      return [node.step, node.later];

    case 'Phrase':
      return present([...node.parts, node.constraints]);
    case 'Constraint':
      return present([node.field, node.operator, node.values]);
    default:
      return [];
  }
}

function partsOfSchedule(schedule: Schedule): SyntaxNode[] {
  if (schedule.repeat === undefined) return [schedule.once];
  const { repeat, at, from, until } = schedule;
  const when =
    'interval' in repeat
      ? [repeat.interval]
      : 'days' in repeat
        ? repeat.days
        : 'day' in repeat
          ? [repeat.day]
          : [];
  return present([...when, at, from, until]);
}

function present(nodes: readonly (SyntaxNode | undefined)[]): SyntaxNode[] {
  return nodes.filter((node) => node !== undefined);
}

/**
 * Calls `enter` for a node and everything in it, outer before inner, in the order of the text; `false` leaves out what
 * is in a node. `origin` is what to add to a node's offsets: it changes with every declaration.
 */
export function visit(
  node: SyntaxNode,
  enter: (node: SyntaxNode, origin: number) => boolean | void,
  origin = 0,
): void {
  if (enter(node, origin) === false) return;
  for (const child of standingIn({ node, origin })) visit(child.node, enter, child.origin);
}

/** A node with its place in the file. */
export interface PathStep {
  readonly node: SyntaxNode;
  readonly start: number;
  readonly end: number;
}

/**
 * The nodes around an offset, from the file to the innermost. An offset right behind a node belongs to it, unless the
 * next node begins there.
 */
export function nodePathAt({ file }: ParseResult, offset: number): readonly PathStep[] {
  const path: PathStep[] = [{ node: file, start: 0, end: file.length }];
  let inner: Standing | undefined = { node: file, origin: 0 };
  while (inner !== undefined) {
    inner = standingIn(inner).findLast((child) => startOf(child) <= offset && offset <= endOf(child));
    if (inner !== undefined) path.push({ node: inner.node, start: startOf(inner), end: endOf(inner) });
  }
  return path;
}

/** A node and what to add to its offsets. */
interface Standing {
  readonly node: SyntaxNode;
  readonly origin: number;
}

function standingIn({ node, origin }: Standing): Standing[] {
  if (node.kind !== 'File' && node.kind !== 'Folder')
    return childrenOf(node).map((child) => ({ node: child, origin }));
  const names = node.kind === 'Folder' ? [node.name] : [];
  return [
    ...[...names, ...node.broken].map((child) => ({ node: child, origin })),
    ...node.items.map(({ declaration, offset }) => ({ node: declaration, origin: origin + offset })),
  ].sort((one, other) => startOf(one) - startOf(other));
}

function startOf({ node, origin }: Standing): number {
  return node.kind === 'File' ? 0 : origin + node.start;
}

function endOf({ node, origin }: Standing): number {
  return node.kind === 'File' ? node.length : origin + node.end;
}
