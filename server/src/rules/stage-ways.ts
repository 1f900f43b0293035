import { fieldKey, type Model, type StageMachine } from '../model/index.ts';

/** A campaign or webhook that lives elsewhere and does not say what it writes may lead anywhere. */
export function hasUnknownAutomation({ externals }: Model): boolean {
  return externals.some(
    ({ of, declaration }) => ['campaign', 'webhook'].includes(of) && declaration.effects === undefined,
  );
}

/** Is something outside declared to write the stage? */
export function isWrittenOutside(model: Model, { lifecycle }: StageMachine): boolean {
  const nameOf = (field: string) => fieldKey(model.field(field)?.name ?? field);
  const stageField = nameOf(lifecycle.field ?? '');
  return model.externals.some(({ declaration }) =>
    (declaration.effects ?? []).some(
      (effect) => effect.kind === 'Writes' && effect.fields.some(({ name }) => nameOf(name) === stageField),
    ),
  );
}
