import { type LifecycleSymbol, type Model, stageKey, type StageSymbol } from '../model/index.ts';
import type { Declaration, StringValue } from '../syntax/index.ts';
import { fieldValuesOf } from './field-value.ts';

/** A stage's name where it is not declared: in a path, or as a value of the field that holds the stage. */
export interface StageMention {
  readonly stage: StageSymbol;
  readonly value: StringValue;
  readonly role: 'names' | 'reads' | 'writes';
}

/** Spans count from the declaration. */
export function stageMentionsOf(model: Model, declaration: Declaration): readonly StageMention[] {
  if (declaration.kind === 'Lifecycle') {
    const lifecycle = model.lifecycles.find((symbol) => symbol.declaration === declaration);
    if (lifecycle === undefined) return [];
    const names = declaration.items.flatMap((item): readonly StringValue[] => {
      if (item.kind === 'Path') return item.stages;
      if (item.kind === 'Allow')
        return [...(typeof item.from === 'string' ? [] : item.from), ...item.to.flat()];
      return [];
    });
    return names.flatMap((value) => mention(lifecycle, value, 'names'));
  }
  if (model.lifecycles.length === 0) return [];
  return fieldValuesOf(model.bound(declaration)).flatMap(({ field, value, role }) => {
    const lifecycle = model.lifecycleOn(field);
    return lifecycle === undefined ? [] : mention(lifecycle, value, role);
  });
}

function mention(lifecycle: LifecycleSymbol, value: StringValue, role: StageMention['role']): StageMention[] {
  const key = stageKey(value.value);
  const stage = lifecycle.stages.find(({ name }) => stageKey(name) === key);
  return stage === undefined ? [] : [{ stage, value, role }];
}
