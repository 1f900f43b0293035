import type { BoundStep } from '../bound.ts';
import type { Document } from '../document.ts';
import type { Model } from '../model.ts';
import type { NamesOfKind } from '../names.ts';
import type { CampaignSymbol } from '../symbols.ts';
import { literalOf } from '../things.ts';
import { accessOf } from './access.ts';
import type { Call } from './campaign-graph.ts';

export type Callers = ReadonlyMap<CampaignSymbol, readonly Call[]>;

interface Kept {
  /** A campaign is one of the files', or declared to be elsewhere. */
  readonly named: readonly NamesOfKind[];
  /** The files of the campaigns that are called. */
  readonly targets: ReadonlySet<Document>;
  readonly calls: Callers;
}

const known = new WeakMap<Document, Kept>();

type Resolving = Pick<Model, 'declaredIn' | 'documents' | 'names' | 'resolve'>;

/**
 * The calls of a file's campaigns, by who calls. Kept for as long as the file and those that it calls into stay as they
 * are and no name comes or goes.
 */
export function callsIn(model: Resolving, document: Document): Callers {
  const before = known.get(document);
  const isCurrent = (target: Document) => model.documents.get(target.uri) === target;
  const named = [model.names.of('campaign'), model.names.of('external')];
  const isNamedAlike = before !== undefined && named.every((names, at) => names === before.named[at]);
  if (isNamedAlike && [...before.targets].every(isCurrent)) return before.calls;
  const targets = new Set<Document>();
  const calls = new Map<CampaignSymbol, readonly Call[]>();
  for (const campaign of model.declaredIn(document).of('campaign')) {
    const own = accessOf(campaign.bound).starting.flatMap((step) => callsOf(model, campaign, step));
    if (own.length > 0) calls.set(campaign, own);
    for (const { to } of own) {
      const target = model.documents.get(to.uri);
      if (target !== undefined) targets.add(target);
    }
  }
  known.set(document, { named, targets, calls });
  return calls;
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
