import type { Catalogue } from '../../catalogue/index.ts';
import type {
  CampaignDeclaration,
  Declaration,
  ScenarioDeclaration,
  SmartListDeclaration,
} from '../../syntax/index.ts';
import type { Bound, BoundCampaign, BoundScenario, BoundSmartList } from '../bound.ts';
import { bindDeclaration } from './declaration.ts';
import { createSink } from './sink.ts';

/** Binds declarations, each object once: an edit costs what it touched. */
export interface Binder {
  readonly catalogue: Catalogue;
  bind(declaration: CampaignDeclaration): BoundCampaign;
  bind(declaration: SmartListDeclaration): BoundSmartList;
  bind(declaration: ScenarioDeclaration): BoundScenario;
  bind(declaration: Declaration): Bound;
}

export function createBinder(catalogue: Catalogue): Binder {
  const known = new WeakMap<Declaration, Bound>();
  const bind = (declaration: Declaration): Bound => {
    const before = known.get(declaration);
    if (before !== undefined) return before;
    const bound = bindDeclaration(createSink(catalogue), declaration);
    known.set(declaration, bound);
    return bound;
  };
  return { catalogue, bind: bind as Binder['bind'] };
}
