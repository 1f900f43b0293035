import type { Model, SmartListSymbol } from '../../model/index.ts';
import type { Known } from '../values/index.ts';
import { broughtAlong } from './brought.ts';
import { stepsIn } from './campaign.ts';
import type { Condition, EngineCampaign } from './code.ts';
import { suggestedType } from './conditions.ts';
import { createExternals } from './externals.ts';
import { createFields } from './fields.ts';
import { createListeners } from './listeners.ts';
import { lifecyclesOf } from './lifecycles.ts';
import { knownOf, operandOf } from './operand.ts';
import type { EngineProgram } from './program.ts';
import { activityFiltersIn, conditionsOf, thingsCarried, thingsTested } from './conditions-in.ts';
import { type Thing, thingOfField } from './thing.ts';

export interface LinkedList {
  readonly symbol: SmartListSymbol;
  readonly condition: Condition;
}

/** Ties compiled campaigns together: who listens to what, what names mean. */
export function link(
  model: Model,
  campaigns: readonly EngineCampaign[],
  smartLists: readonly LinkedList[],
): EngineProgram {
  const lifecycles = lifecyclesOf(model);
  const fields = createFields(model, lifecycles);
  const externals = createExternals(model);
  const byName = Map.groupBy(campaigns, ({ name }) => name);
  const listsByName = Map.groupBy(smartLists, ({ symbol }) => symbol.name);
  const segmentations = new Map(
    externals.all
      .filter(({ of }) => of === 'segmentation')
      .map((external) => [thingOfField(model.catalogue, external.name), external]),
  );
  const segmentationsOn = new Map<Thing, Thing[]>();
  for (const [segmentation, { reads }] of segmentations) {
    for (const read of reads) segmentationsOn.set(read, [...(segmentationsOn.get(read) ?? []), segmentation]);
  }
  const written = new Set(
    campaigns.flatMap(({ flow }) => stepsIn(flow).flatMap(({ writes }) => writes.map(({ thing }) => thing))),
  );
  const conditions = [...campaigns.flatMap(conditionsOf), ...smartLists.map(({ condition }) => condition)];
  const tested = thingsTested(campaigns, conditions);
  const filters = new Map(model.catalogue.triggers.map(({ name, filter }) => [name, filter]));
  const listeners = createListeners(campaigns);
  const stages = new Set(lifecycles.map(({ stage }) => stage));
  const typeFor: EngineProgram['typeFor'] = (comparison, thing) => {
    if (comparison.type !== undefined) return comparison.type;
    return (thing === undefined ? undefined : fields.declaredType(thing)) ?? suggestedType(comparison);
  };

  return {
    catalogue: model.catalogue,
    campaigns,
    surroundings: surroundingsOf(model),
    lifecycles,
    listeners: (event, field) => listeners.of(event, field),
    campaign(name, within, home) {
      const named = byName.get(name) ?? [];
      const atHome = named.find((campaign) => campaign.home === (within ?? home));
      return (
        atHome ?? (within === undefined ? named[0] : undefined) ?? externals.named(name, 'campaign', within)
      );
    },
    smartList(name, within) {
      const named = listsByName.get(name) ?? [];
      const found = within === undefined ? named[0] : named.find(({ symbol }) => symbol.program === within);
      return found?.condition ?? externals.named(name, 'smart list', within);
    },
    external: (name, reference) => externals.named(name, reference, undefined),
    externals: externals.all,
    token: tokensOf(model),
    ...fields,
    typeFor,
    segmentation: (thing) => segmentations.get(thing),
    segmentationsOn: (thing) => segmentationsOn.get(thing) ?? [],
    isWatchedForChange: (thing) =>
      stages.has(thing) || segmentationsOn.has(thing) || listeners.toChangeOf(thing),
    rememberedFilters: activityFiltersIn(conditions),
    filterOf: (trigger) => filters.get(trigger),
    tested,
    read: new Set([...tested, ...thingsCarried(campaigns), ...segmentationsOn.keys()]),
    written,
    broughtAlong: broughtAlong({
      campaigns,
      conditions,
      lifecycles,
      externals: externals.all,
      field: fields.field,
      typeFor,
    }),
    synced: [...written].filter((thing) => fields.field(thing).synced),
  };
}

/** Folders only hold campaigns, and scenarios change nothing. */
const aside: ReadonlySet<string> = new Set(['Campaign', 'Folder', 'Scenario']);

function surroundingsOf({ documents }: Model): object[] {
  return [...documents.values()].flatMap((document) =>
    document.declarations.flatMap(({ declaration }) => (aside.has(declaration.kind) ? [] : declaration)),
  );
}

/** `{{my.X}}`: the token of the campaign's own program, else of any (folders above may hold it). */
function tokensOf(model: Model): EngineProgram['token'] {
  const tokens = model.programs.flatMap((program) =>
    program.tokens.flatMap((token): { name: string; home: string; value: Known }[] => {
      const value = knownOf(operandOf(model.catalogue, token.value));
      return value === undefined ? [] : [{ name: token.name, home: token.program, value }];
    }),
  );
  const byName = Map.groupBy(tokens, ({ name }) => name);
  return (name, home) => {
    const named = byName.get(name) ?? [];
    return (named.find((token) => token.home === home) ?? named[0])?.value;
  };
}
