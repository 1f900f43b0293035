import type { Model } from '../../model/index.ts';
import type { EngineLifecycle } from './program.ts';
import { thingOfField } from './thing.ts';

/** Lifecycles whose stage is kept in a field. */
export function lifecyclesOf(model: Model): EngineLifecycle[] {
  return model.lifecycles.flatMap((lifecycle) => {
    if (lifecycle.field === undefined) return [];
    const stages = lifecycle.stages.map((stage) => ({
      name: stage.name,
      terminal: stage.terminal,
      master: stage.master,
      stamps: stage.stamps.map(({ field, which }) => ({
        thing: thingOfField(model.catalogue, field.name),
        which,
      })),
    }));
    return [{ name: lifecycle.name, stage: thingOfField(model.catalogue, lifecycle.field), stages }];
  });
}
