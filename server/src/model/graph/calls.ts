import type { BoundStep } from '../bound.ts';
import type { Document } from '../document.ts';
import type { Model } from '../model.ts';
import type { NamesOfKind } from '../names.ts';
import type { CampaignSymbol } from '../symbols.ts';
import { literalOf } from '../things.ts';
import { accessOf } from './access.ts';
import type { Call } from './campaign-graph.ts';

type CallsOf = ReadonlyMap<CampaignSymbol, readonly Call[]>;

/** The calls of a file's campaigns. */
export interface FileCalls {
  readonly from: CallsOf;
  /** By the file that they lead to, and there by whom they call. */
  readonly into: ReadonlyMap<string, CallsOf>;
}

interface Kept {
  /** A campaign is one of the files', or declared to be elsewhere. */
  readonly named: readonly NamesOfKind[];
  /** The files of the campaigns that are called. */
  readonly targets: ReadonlySet<Document>;
  readonly calls: FileCalls;
}

const known = new WeakMap<Document, Kept>();

type Resolving = Pick<Model, 'declaredIn' | 'documents' | 'names' | 'resolve'>;

/**
 * Kept for as long as the file and those that it calls into stay as they
 * are and no name comes or goes.
 */
export function callsIn(model: Resolving, document: Document): FileCalls {
  const before = known.get(document);
  const isCurrent = (target: Document) => model.documents.get(target.uri) === target;
  const named = [model.names.of('campaign'), model.names.of('external')];
  const isNamedAlike = before !== undefined && named.every((names, at) => names === before.named[at]);
  if (isNamedAlike && [...before.targets].every(isCurrent)) return before.calls;
  const targets = new Set<Document>();
  const from = new Map<CampaignSymbol, readonly Call[]>();
  for (const campaign of model.declaredIn(document).of('campaign')) {
    const own = accessOf(campaign.bound).starting.flatMap((step) => callsOf(model, campaign, step));
    if (own.length > 0) from.set(campaign, own);
    for (const { to } of own) {
      const target = model.documents.get(to.uri);
      if (target !== undefined) targets.add(target);
    }
  }
  const calls = { from, into: byTarget([...from.values()].flat()) };
  known.set(document, { named, targets, calls });
  return calls;
}

function byTarget(calls: readonly Call[]): FileCalls['into'] {
  const byFile = Map.groupBy(calls, ({ to }) => to.uri);
  return new Map(Array.from(byFile, ([uri, some]) => [uri, Map.groupBy(some, ({ to }) => to)]));
}

/** The calls that lead into a file, from wherever, by whom they call. */
export function callsInto(uri: string, files: Iterable<FileCalls>): CallsOf {
  const parts: CallsOf[] = [];
  for (const { into } of files) {
    const part = into.get(uri);
    if (part !== undefined) parts.push(part);
  }
  const [first, ...others] = parts;
  if (first === undefined || others.length === 0) return first ?? none;
  const all = new Map(first);
  for (const calls of others)
    for (const [campaign, some] of calls) all.set(campaign, [...(all.get(campaign) ?? []), ...some]);
  return all;
}

const none: CallsOf = new Map();

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
