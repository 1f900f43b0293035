import type { Catalogue } from '../catalogue/index.ts';
import type { Declaration } from '../syntax/index.ts';
import type { Binder } from './bind/index.ts';
import type { Bound, Reference } from './bound.ts';
import type { Document } from './document.ts';
import { type CampaignGraph, createGraph } from './graph.ts';
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

/** Builds the model from documents and their already gathered symbols. */
export function assembleModel(
  documents: ReadonlyMap<string, Document>,
  symbols: readonly ModelSymbol[],
  binder: Binder,
): Model {
  const of = <K extends ModelSymbol['kind']>(kind: K) =>
    symbols.filter((symbol): symbol is Extract<ModelSymbol, { kind: K }> => symbol.kind === kind);
  const standing = new Map<Declaration, { document: Document; offset: number }>();
  for (const document of documents.values()) {
    for (const { declaration, offset } of document.declarations)
      standing.set(declaration, { document, offset });
  }
  const fields = of('field');
  const findField = createFieldLookup(binder.catalogue, fields);
  const lifecycles = of('lifecycle');
  const programByUri = new Map(
    symbols.flatMap((symbol) => (symbol.kind === 'program' ? [[symbol.uri, symbol.name] as const] : [])),
  );
  const programOf = (declaration: Declaration) => {
    const uri = standing.get(declaration)?.document.uri;
    return uri === undefined ? undefined : programByUri.get(uri);
  };
  const model = {
    catalogue: binder.catalogue,
    documents,
    symbols,
    campaigns: of('campaign'),
    smartLists: of('smart list'),
    lists: of('list'),
    fields,
    programs: of('program'),
    lifecycles,
    externals: of('external'),
    scenarios: of('scenario'),
    field: findField,
    bound: (declaration: Declaration) => binder.bind(declaration),
    lifecycleOn: (name: string) => {
      const symbol = findField(name);
      const key = fieldKey(symbol?.name ?? name);
      return lifecycles.find(
        ({ field }) => field !== undefined && fieldKey(findField(field)?.name ?? field) === key,
      );
    },
    locate: (place: Place) => {
      const at = standing.get(place.declaration);
      return at && { uri: at.document.uri, start: at.offset + place.start, end: at.offset + place.end };
    },
    documentOf: (declaration: Declaration) => standing.get(declaration)?.document,
    programOf,
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
