import { type BoundTrigger, placeOf } from '../../model/index.ts';
import { type ConditionContext, compileConstraints } from './conditions.ts';
import type { TriggerCode } from './code.ts';
import { type Thing, thingOfField } from './thing.ts';

/** One for every field that it names; a trigger that names none listens to all. */
export function compileTrigger(context: ConditionContext, trigger: BoundTrigger): TriggerCode[] {
  const { primary, definition } = trigger;
  const onField = primary?.definition?.dataType === 'field';
  const constraints = compileConstraints(context, onField ? undefined : primary, trigger.constraints);
  const place = placeOf(context.declaration, trigger);
  const code = (field: Thing | undefined): TriggerCode => ({
    event: definition.name,
    field,
    constraints,
    place,
  });
  const fields = onField
    ? primary.values.flatMap((value) =>
        value.kind === 'FieldName' ? [thingOfField(context.catalogue, value.name)] : [],
      )
    : [];
  return fields.length === 0 ? [code(undefined)] : fields.map(code);
}
