import type { CampaignSymbol, Model, SmartListSymbol } from '../../model/index.ts';
import { compileCampaign } from './campaign.ts';
import type { Condition, EngineCampaign } from './code.ts';
import { compileConditions } from './conditions.ts';
import { link } from './link.ts';
import type { EngineProgram } from './program.ts';

/** Makes programs of models. Declarations that did not change keep their compiled campaigns, object for object. */
export interface EngineCompiler {
  compile(model: Model): EngineProgram;
}

export function createEngineCompiler(): EngineCompiler {
  const campaigns = new WeakMap<CampaignSymbol['bound'], EngineCampaign>();
  const smartLists = new WeakMap<SmartListSymbol['bound'], Condition>();
  let programs = new WeakMap<Model, EngineProgram>();
  let nextId = 1;

  const campaignOf = (model: Model, symbol: CampaignSymbol): EngineCampaign => {
    const known = campaigns.get(symbol.bound);
    if (known !== undefined && known.home === symbol.program) return known;
    const compiled = compileCampaign(model.catalogue, symbol, nextId);
    nextId += 1;
    campaigns.set(symbol.bound, compiled);
    return compiled;
  };
  const smartListOf = (model: Model, { bound }: SmartListSymbol): Condition => {
    const known = smartLists.get(bound);
    if (known !== undefined) return known;
    const compiled = compileConditions(
      { catalogue: model.catalogue, declaration: bound.declaration },
      bound.filters,
    );
    smartLists.set(bound, compiled);
    return compiled;
  };

  return {
    compile(model) {
      const known = programs.get(model);
      if (known !== undefined) return known;
      const program = link(
        model,
        model.campaigns.map((symbol) => campaignOf(model, symbol)),
        model.smartLists.map((symbol) => ({ symbol, condition: smartListOf(model, symbol) })),
      );
      programs = new WeakMap([[model, program]]);
      return program;
    },
  };
}
