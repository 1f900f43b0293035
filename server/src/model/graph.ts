import type { BoundCampaign, BoundStep, BoundTrigger } from './bound.ts';
import type { Model } from './model.ts';
import type { CampaignSymbol } from './symbols.ts';
import { fieldKey } from './symbols.ts';
import {
  type Access,
  argumentOf,
  literalOf,
  primaryOf,
  readsOf,
  stepsOf,
  testsOf,
  type Thing,
  writesOf,
} from './things.ts';

/** Who starts whom, and who reads and writes what. */
export interface CampaignGraph {
  readonly nodes: readonly CampaignNode[];
  node(campaign: CampaignSymbol): CampaignNode;
  readonly writersOf: ReadonlyMap<Thing, readonly CampaignNode[]>;
}

export interface CampaignNode {
  readonly campaign: CampaignSymbol;
  /** Request Campaign and Execute Campaign steps whose target is one of the files' campaigns. */
  readonly calls: readonly Call[];
  readonly calledBy: readonly Call[];
  /** Steps that may fire a trigger of another (or the same) campaign. */
  readonly wakes: readonly Wake[];
  readonly wokenBy: readonly Wake[];
  readonly writes: readonly Access[];
  readonly reads: readonly Thing[];
}

export interface Call {
  readonly from: CampaignSymbol;
  readonly to: CampaignSymbol;
  readonly how: 'request' | 'execute';
  readonly step: BoundStep;
}

export interface Wake {
  readonly from: CampaignSymbol;
  readonly to: CampaignSymbol;
  readonly step: BoundStep;
  readonly trigger: BoundTrigger;
}

class Node implements CampaignNode {
  readonly campaign: CampaignSymbol;
  readonly calls: Call[] = [];
  readonly calledBy: Call[] = [];
  readonly #access: CampaignAccess;
  readonly #wakesOf: () => WakeIndex;

  constructor(campaign: CampaignSymbol, wakesOf: () => WakeIndex) {
    this.campaign = campaign;
    this.#access = accessOf(campaign.bound);
    this.#wakesOf = wakesOf;
  }

  get wakes(): readonly Wake[] {
    return this.#wakesOf().from.get(this.campaign) ?? [];
  }

  get wokenBy(): readonly Wake[] {
    return this.#wakesOf().to.get(this.campaign) ?? [];
  }

  get writes(): readonly Access[] {
    return this.#access.writes;
  }

  get reads(): readonly Thing[] {
    return this.#access.reads;
  }

  /** Steps that start another campaign. */
  get starting(): readonly BoundStep[] {
    return this.#access.starting;
  }

  get written(): readonly Thing[] {
    return this.#access.written;
  }
}

export function createGraph(model: Omit<Model, 'graph' | 'stageMachines'>): CampaignGraph {
  let wakes: WakeIndex | undefined;
  // Calls are few and asked for all the time; wakes are many and asked for rarely.
  const wakesOf = (): WakeIndex => (wakes ??= indexWakes(model.campaigns));
  const all = model.campaigns.map((campaign) => new Node(campaign, wakesOf));
  const nodes = new Map(all.map((node) => [node.campaign, node]));
  const nodeOf = (campaign: CampaignSymbol): Node => nodes.get(campaign) ?? new Node(campaign, wakesOf);

  for (const { campaign, starting } of all) {
    for (const step of starting) {
      for (const call of callsOf(model, campaign, step)) {
        nodeOf(call.from).calls.push(call);
        nodeOf(call.to).calledBy.push(call);
      }
    }
  }
  return { nodes: all, node: nodeOf, writersOf: indexWriters(all) };
}

interface CampaignAccess {
  /** Steps that start another campaign. */
  readonly starting: readonly BoundStep[];
  readonly writes: readonly Access[];
  /** What it writes, each once. */
  readonly written: readonly Thing[];
  readonly reads: readonly Thing[];
}

/** What a campaign says by itself is kept as long as it stays as it is: an edit touches one, and the graph is made anew. */
const accesses = new WeakMap<BoundCampaign, CampaignAccess>();

function accessOf(bound: BoundCampaign): CampaignAccess {
  const known = accesses.get(bound);
  if (known !== undefined) return known;
  const steps = stepsOf(bound.flow);
  const choiceTests = bound.flow.flatMap((item) =>
    item.kind === 'choice' ? item.branches.flatMap(({ test }) => test ?? []) : [],
  );
  const writes = steps.flatMap(writesOf);
  const access = {
    starting: steps.filter(({ definition }) => definition.effects.starts !== undefined),
    writes,
    written: [...new Set(writes.map(({ thing }) => thing))],
    reads: [...testsOf(bound.filters), ...choiceTests].flatMap(readsOf),
  };
  accesses.set(bound, access);
  return access;
}

interface WakeIndex {
  readonly from: ReadonlyMap<CampaignSymbol, readonly Wake[]>;
  readonly to: ReadonlyMap<CampaignSymbol, readonly Wake[]>;
}

function indexWakes(campaigns: readonly CampaignSymbol[]): WakeIndex {
  const listeners = indexListeners(campaigns);
  const all: Wake[] = [];
  for (const from of campaigns) {
    for (const step of stepsOf(from.bound.flow)) {
      for (const { to, trigger } of woken(listeners, step)) all.push({ from, to, step, trigger });
    }
  }
  return { from: Map.groupBy(all, ({ from }) => from), to: Map.groupBy(all, ({ to }) => to) };
}

function callsOf(model: Pick<Model, 'resolve'>, from: CampaignSymbol, step: BoundStep): Call[] {
  const how = step.definition.effects.starts;
  if (how === undefined) return [];
  const target = step.arguments.find(({ parameter }) => parameter.position === 'primary');
  const name = literalOf(target);
  if (target === undefined || name === undefined) return [];
  const reference = {
    kind: 'campaign',
    name,
    of: target.parameter.references,
    within: step.within,
    use: how === 'execute' ? 'executes' : 'requests',
    start: target.start,
    end: target.end,
  } as const;
  const { found } = model.resolve(reference, from.bound.declaration);
  return (found ?? []).flatMap((symbol) =>
    symbol.kind === 'campaign' ? [{ from, to: symbol, how, step }] : [],
  );
}

interface Listener {
  readonly to: CampaignSymbol;
  readonly trigger: BoundTrigger;
}

/** Triggers by name and, where they listen to one field, by the field too. */
function indexListeners(campaigns: readonly CampaignSymbol[]): Map<string, Listener[]> {
  const index = new Map<string, Listener[]>();
  for (const to of campaigns) {
    for (const trigger of to.bound.triggers) {
      const field = trigger.primary?.values[0];
      const key = listenerKey(trigger.definition.name, field?.kind === 'FieldName' ? field.name : undefined);
      const known = index.get(key);
      if (known === undefined) index.set(key, [{ to, trigger }]);
      else known.push({ to, trigger });
    }
  }
  return index;
}

function listenerKey(trigger: string, field: string | undefined): string {
  return field === undefined ? trigger : `${trigger} [${fieldKey(field)}]`;
}

/** Listeners whose trigger this step may fire. A request is not listed: it is a call. */
function woken(index: ReadonlyMap<string, Listener[]>, step: BoundStep): Listener[] {
  const { fires, starts, writes } = step.definition.effects;
  if (starts !== undefined) return [];
  const written = writes
    .filter((name) => name.startsWith('$'))
    .map((name) => argumentOf(step, name.slice(1))?.values[0])
    .find((value) => value?.kind === 'FieldName');
  const field = written?.kind === 'FieldName' ? written.name : undefined;
  return fires.flatMap((trigger) => {
    const anyField = index.get(listenerKey(trigger, undefined)) ?? [];
    const thisField = field === undefined ? [] : (index.get(listenerKey(trigger, field)) ?? []);
    return [...anyField, ...thisField].filter((listener) => mayMatch(listener.trigger, step));
  });
}

/** Rules out only what the text makes certain: another value, another list. */
function mayMatch(trigger: BoundTrigger, step: BoundStep): boolean {
  const value = literalOf(step.arguments.find(({ parameter }) => parameter.position !== 'primary'));
  const primary = primaryOf(step);
  const named = primary?.values[0]?.kind === 'String' ? literalOf(primary) : undefined;
  const newValue = trigger.constraints.find(({ name }) =>
    /^New (Value|Status|Owner|Stage|Segment)$/.test(name),
  );
  return accepts(trigger.primary, named) && accepts(newValue, value);
}

function accepts(constraint: BoundTrigger['primary'], value: string | undefined): boolean {
  if (constraint === undefined || value === undefined) return true;
  const wanted = constraint.values.flatMap((item) =>
    item.kind === 'String' ? [item.value.toLowerCase()] : [],
  );
  if (wanted.length === 0) return true;
  const actual = value.toLowerCase();
  switch (constraint.operator?.name) {
    case undefined:
    case 'is':
      return wanted.includes(actual);
    case 'is not':
      return !wanted.includes(actual);
    case 'starts with':
      return wanted.some((start) => actual.startsWith(start));
    case 'contains':
      return wanted.some((part) => actual.includes(part));
    default:
      return true;
  }
}

function indexWriters(nodes: readonly Node[]): Map<Thing, CampaignNode[]> {
  const index = new Map<Thing, CampaignNode[]>();
  for (const node of nodes) {
    for (const thing of node.written) {
      const writers = index.get(thing);
      if (writers === undefined) index.set(thing, [node]);
      else writers.push(node);
    }
  }
  return index;
}
