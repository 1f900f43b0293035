import type { Catalogue } from '../catalogue/index.ts';
import type { Declaration } from '../syntax/index.ts';
import type { Binder } from './bind/index.ts';
import type { Bound, Reference } from './bound.ts';
import { type Document, homeOf, standingIn } from './document.ts';
import { createFileSymbols, type FileSymbols, type SymbolOf } from './file-symbols.ts';
import type { CampaignGraph } from './graph/campaign-graph.ts';
import { createGraph } from './graph/graph.ts';
import { type Names, namesOf } from './names.ts';
import type { Location, Place } from './place.ts';
import { createResolver, type Resolution } from './resolve.ts';
import { createStageMachines, type StageMachine } from './stages.ts';
import type {
  CampaignSymbol,
  ExternalSymbol,
  FieldSymbol,
  LifecycleSymbol,
  ListSymbol,
  ModelSymbol,
  ProgramSymbol,
  ScenarioSymbol,
  SmartListSymbol,
} from './symbols.ts';
import { fieldKey } from './symbols.ts';

/**
 * A workspace at one moment: every file bound, every name findable. Immutable; what is dear (graph, stages) is
 * computed when first asked for. Answers never throw, whatever the files say.
 */
export interface Model {
  readonly catalogue: Catalogue;
  readonly documents: ReadonlyMap<string, Document>;
  readonly symbols: readonly ModelSymbol[];
  readonly campaigns: readonly CampaignSymbol[];
  readonly smartLists: readonly SmartListSymbol[];
  readonly lists: readonly ListSymbol[];
  /** Declared fields only; {@link Model.field} finds standard ones too. */
  readonly fields: readonly FieldSymbol[];
  readonly programs: readonly ProgramSymbol[];
  readonly lifecycles: readonly LifecycleSymbol[];
  readonly externals: readonly ExternalSymbol[];
  readonly scenarios: readonly ScenarioSymbol[];
  /** What one of the files declares. */
  declaredIn(document: Document): FileSymbols;
  /** What the files declare under a name, as it is written, in the order of the files. */
  readonly named: <K extends ModelSymbol['kind']>(kind: K, name: string) => readonly SymbolOf<K>[];
  /** Who declares which names: the same objects for as long as no name comes or goes. */
  readonly names: Names;
  /** Declared or standard; names are compared without letter case, aliases count. */
  field(name: string): FieldSymbol | undefined;
  bound(declaration: Declaration): Bound;
  /** What a reference of `from` means. */
  resolve(reference: Reference, from: Declaration): Resolution;
  /** The lifecycle whose stage is kept in this field. */
  lifecycleOn(fieldName: string): LifecycleSymbol | undefined;
  /** Where a place is now; undefined when its declaration is not part of this workspace. */
  locate(place: Place): Location | undefined;
  documentOf(declaration: Declaration): Document | undefined;
  programOf(declaration: Declaration): string | undefined;
  readonly graph: CampaignGraph;
  /** One per lifecycle whose stage is kept in a field. */
  readonly stageMachines: readonly StageMachine[];
}

/**
 * Builds the model from documents and what they declare. `before`: the names of an earlier state of the files. Nothing is
 * made for each declaration: an edit must not cost more for all that it has left alone.
 */
export function assembleModel(
  documents: ReadonlyMap<string, Document>,
  declared: ReadonlyMap<string, FileSymbols>,
  binder: Binder,
  before?: Names,
): Model {
  const of = <K extends ModelSymbol['kind']>(kind: K): readonly SymbolOf<K>[] =>
    Array.from(declared.values(), (file) => file.of(kind)).flat();
  const fields = of('field');
  const findField = createFieldLookup(binder.catalogue, fields);
  const lifecycles = of('lifecycle');
  const names = namesOf(declared, before);
  const documentOf = (declaration: Declaration) => {
    const document = documents.get(homeOf(declaration) ?? '');
    return document !== undefined && standingIn(document, declaration) !== undefined ? document : undefined;
  };
  const model = {
    catalogue: binder.catalogue,
    documents,
    symbols: Array.from(declared.values(), (file) => file.all).flat(),
    campaigns: of('campaign'),
    smartLists: of('smart list'),
    lists: of('list'),
    fields,
    programs: of('program'),
    lifecycles,
    externals: of('external'),
    scenarios: of('scenario'),
    declaredIn: ({ uri }: Document) => declared.get(uri) ?? nothing,
    named: <K extends ModelSymbol['kind']>(kind: K, name: string): readonly SymbolOf<K>[] => {
      const [home, ...others] = names.of(kind).homes(name);
      const first = home === undefined ? [] : (declared.get(home)?.named(kind, name) ?? []);
      if (others.length === 0) return first;
      return [...first, ...others.flatMap((uri) => declared.get(uri)?.named(kind, name) ?? [])];
    },
    names,
    field: findField,
    bound: (declaration: Declaration) => binder.bind(declaration),
    lifecycleOn: (name: string) => {
      const symbol = findField(name);
      const key = fieldKey(symbol?.name ?? name);
      return lifecycles.find(
        ({ field }) => field !== undefined && fieldKey(findField(field)?.name ?? field) === key,
      );
    },
    locate: ({ declaration, start, end }: Place) => {
      const document = documents.get(homeOf(declaration) ?? '');
      const standing = document && standingIn(document, declaration);
      return standing && { uri: document.uri, start: standing.offset + start, end: standing.offset + end };
    },
    documentOf,
    programOf: (declaration: Declaration) => {
      const document = documentOf(declaration);
      return document && declared.get(document.uri)?.of('program').at(-1)?.name;
    },
  };
  const resolve = createResolver(model);
  let graph: CampaignGraph | undefined;
  let machines: readonly StageMachine[] | undefined;
  return {
    ...model,
    resolve,
    get graph() {
      return (graph ??= createGraph({ ...model, resolve }));
    },
    get stageMachines() {
      return (machines ??= createStageMachines({ ...model, resolve, graph: this.graph }));
    },
  };
}

const nothing = createFileSymbols([]);

function createFieldLookup(catalogue: Catalogue, declared: readonly FieldSymbol[]) {
  const known = new Map<string, FieldSymbol | undefined>();
  // The first declaration counts; `name/duplicate` reports the others.
  for (const field of declared.toReversed()) {
    known.set(fieldKey(field.name), field);
    const standard = catalogue.field(field.name);
    if (standard !== undefined)
      for (const name of [standard.name, ...standard.aliases]) known.set(fieldKey(name), field);
  }
  return (name: string): FieldSymbol | undefined => {
    const key = fieldKey(name);
    if (known.has(key)) return known.get(key);
    const standard = catalogue.field(name);
    const symbol: FieldSymbol | undefined = standard && {
      kind: 'field',
      name: standard.name,
      object: undefined,
      dataType: standard.dataType,
      apiName: standard.restName ?? standard.apiName,
      values: undefined,
      salesforce: [],
      declaration: undefined,
      place: undefined,
      uri: undefined,
      standard,
    };
    known.set(key, symbol);
    return symbol;
  };
}
