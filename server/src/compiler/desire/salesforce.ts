import { type Model, type Place, placeOf, type StageSymbol } from '../../model/index.ts';

/** What one lifecycle asks of Salesforce: its stage field and date stamps on each object that the files map. */
export interface SalesforceDemand {
  readonly lifecycle: string;
  readonly place: Place;
  readonly fields: readonly DemandedField[];
  readonly stages: readonly { readonly name: string; readonly place: Place }[];
  readonly stamps: readonly DemandedField[];
}

export interface DemandedField {
  /** `Lead`, `Contact` */
  readonly object: string;
  readonly api: string;
  readonly place: Place;
}

/** One demand per lifecycle whose stage is kept in a field; without a mapping its `fields` are empty. */
export function salesforceDemands(model: Model): SalesforceDemand[] {
  return model.lifecycles.flatMap((lifecycle) => {
    if (lifecycle.field === undefined) return [];
    return [
      {
        lifecycle: lifecycle.name,
        place: placeOf(lifecycle.declaration, lifecycle.declaration.on),
        fields: mappingOf(model, lifecycle.field),
        stages: lifecycle.stages.map(({ name, place }) => ({ name, place })),
        stamps: stampFields(lifecycle.stages).flatMap((name) => mappingOf(model, name)),
      },
    ];
  });
}

function stampFields(stages: readonly StageSymbol[]): string[] {
  return [...new Set(stages.flatMap(({ stamps }) => stamps.map(({ field }) => field.name)))];
}

function mappingOf(model: Model, field: string): DemandedField[] {
  return (model.field(field)?.salesforce ?? []).map(({ object, api, place }) => ({ object, api, place }));
}
