import type { Campaign, Step } from '../store/records.ts';
import type { SandboxStore } from '../store/store.ts';

/** Copies a flow into another campaign; steps, choices and settings get ids of their own. */
export function copyFlow(store: SandboxStore, from: Campaign, to: Campaign): void {
  to.steps.push(
    ...from.steps.map((step): Step => ({
      id: store.nextId('step'),
      typeId: step.typeId,
      choices: step.choices.map((choice) => ({
        ...choice,
        id: store.nextId('choice'),
        attributes: choice.attributes.map((attribute) => ({ ...attribute, id: store.nextId('attribute') })),
      })),
    })),
  );
}
