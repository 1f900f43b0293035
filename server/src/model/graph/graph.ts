import type { Document } from '../document.ts';
import type { Model } from '../model.ts';
import type { CampaignSymbol } from '../symbols.ts';
import type { Access, Thing } from '../things.ts';
import { accessOf, type CampaignAccess } from './access.ts';
import { callsIn, callsInto } from './calls.ts';
import type { Call, CampaignGraph, CampaignNode, Wake } from './campaign-graph.ts';
import { indexWakes, type WakeIndex } from './wakes.ts';

type Surroundings = Omit<Model, 'graph' | 'stageMachines'>;

/** Each part is made when somebody asks for it: most questions are about few campaigns. */
export function createGraph(model: Surroundings): CampaignGraph {
  const documents = [...model.documents.values()];
  const known = new Map<CampaignSymbol, CampaignNode>();
  const writers = new Map<Thing, readonly CampaignNode[]>();
  const files = lazily(
    () => new Map(Array.from(model.documents, ([uri, document]) => [uri, callsIn(model, document)])),
  );
  const into = new Map<string, ReadonlyMap<CampaignSymbol, readonly Call[]>>();
  const indexes: Indexes = {
    callsFrom: (campaign) => files().get(campaign.uri)?.from.get(campaign) ?? none,
    callsTo: (campaign) => {
      let calls = into.get(campaign.uri);
      if (calls === undefined) into.set(campaign.uri, (calls = callsInto(campaign.uri, files().values())));
      return calls.get(campaign) ?? none;
    },
    wakes: lazily(() => indexWakes(model.campaigns)),
  };
  const node = (campaign: CampaignSymbol): CampaignNode => {
    let found = known.get(campaign);
    if (found === undefined) known.set(campaign, (found = new Node(campaign, indexes)));
    return found;
  };
  const nodes = lazily(() => model.campaigns.map(node));
  const callers = lazily(() =>
    Array.from(files().values(), ({ from }) => Array.from(from.keys(), node)).flat(),
  );
  return {
    get nodes() {
      return nodes();
    },
    get callers() {
      return callers();
    },
    node,
    writersOf: (thing) => {
      let found = writers.get(thing);
      if (found === undefined) {
        found = documents.flatMap((document) => (writersIn(model, document).get(thing) ?? none).map(node));
        writers.set(thing, found);
      }
      return found;
    },
  };
}

const none: readonly never[] = [];

interface Indexes {
  callsFrom(campaign: CampaignSymbol): readonly Call[];
  callsTo(campaign: CampaignSymbol): readonly Call[];
  wakes(): WakeIndex;
}

class Node implements CampaignNode {
  readonly campaign: CampaignSymbol;
  readonly #indexes: Indexes;
  readonly #access: CampaignAccess;
  #calls: readonly Call[] | undefined;
  #calledBy: readonly Call[] | undefined;

  constructor(campaign: CampaignSymbol, indexes: Indexes) {
    this.campaign = campaign;
    this.#indexes = indexes;
    this.#access = accessOf(campaign.bound);
  }

  get calls(): readonly Call[] {
    return (this.#calls ??= this.#indexes.callsFrom(this.campaign));
  }

  get calledBy(): readonly Call[] {
    return (this.#calledBy ??= this.#indexes.callsTo(this.campaign));
  }

  get wakes(): readonly Wake[] {
    return this.#indexes.wakes().from.get(this.campaign) ?? none;
  }

  get wokenBy(): readonly Wake[] {
    return this.#indexes.wakes().to.get(this.campaign) ?? none;
  }

  get writes(): readonly Access[] {
    return this.#access.writes;
  }

  get reads(): readonly Thing[] {
    return this.#access.reads;
  }
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

const writersByFile = new WeakMap<Document, ReadonlyMap<Thing, readonly CampaignSymbol[]>>();

/** The campaigns of a file by what they write. */
function writersIn(model: Surroundings, document: Document): ReadonlyMap<Thing, readonly CampaignSymbol[]> {
  const before = writersByFile.get(document);
  if (before !== undefined) return before;
  const writers = new Map<Thing, CampaignSymbol[]>();
  for (const campaign of model.declaredIn(document).of('campaign')) {
    for (const thing of accessOf(campaign.bound).written) {
      const known = writers.get(thing);
      if (known === undefined) writers.set(thing, [campaign]);
      else known.push(campaign);
    }
  }
  writersByFile.set(document, writers);
  return writers;
}
