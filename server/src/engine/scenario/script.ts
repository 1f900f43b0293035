import type { BoundConstraint, BoundTrigger, ScenarioSymbol } from '../../model/index.ts';
import type { DurationValue, Occurrence as OccurrenceNode, ScenarioEvent, When } from '../../syntax/index.ts';
import { type EngineProgram, keptBy, type Thing, thingOfField } from '../program/index.ts';
import { literals, operandOf, triggerInText, valueInText } from '../program/index.ts';
import type { Semantics } from '../semantics.ts';
import { event, occurrence, type Occurrence } from '../state/index.ts';
import { type Face, faceOf } from '../stimuli/index.ts';
import { durationMinutes, type Value } from '../values/index.ts';

/** What happens in a scenario, in its order. A batch campaign that is not there does not run. */
export function scriptOf(
  program: EngineProgram,
  semantics: Semantics,
  scenario: ScenarioSymbol,
): Occurrence[] {
  const { declaration, events } = scenario.bound;
  const whens = declaration.items.filter((item): item is When => item.kind === 'When');
  return whens.map((when) => occurrenceOf(program, semantics, when, events));
}

function occurrenceOf(
  program: EngineProgram,
  semantics: Semantics,
  { what, after, creatingPerson }: When,
  events: readonly BoundTrigger[],
): Occurrence {
  const parts = partsOf(what);
  const faces = parts.flatMap((part) => faceOfPart(program, part, events) ?? []);
  const creates =
    creatingPerson || faces.some((face) => face.events.some(({ trigger }) => trigger === CREATED));
  const created = creatingPerson ? [event(CREATED, [], { others: 'empty' })] : [];
  const name = `${nameOf(what, events)}${creatingPerson ? ' creating the person' : ''}`;
  const inSalesforce = parts.some((part) => part.kind === 'Becomes' && part.inSalesforce);
  return occurrence(name, {
    after: after === undefined ? 0 : minutesOf(after),
    changes: faces.flatMap(({ changes }) => changes),
    source: inSalesforce ? semantics.sources.crm : '',
    events: [...created, ...faces.flatMap((face) => face.events)],
    batch: what.kind === 'BatchRun' ? batchNamed(program, what.campaign.value) : undefined,
    creates,
  });
}

const CREATED = 'Person is Created';

function partsOf(what: OccurrenceNode): readonly ScenarioEvent[] {
  if (what.kind === 'BatchRun') return [];
  if (what.kind !== 'Together') return [what];
  return what.events.flatMap((part) => (part.kind === 'Broken' ? [] : [part]));
}

function faceOfPart(
  program: EngineProgram,
  part: ScenarioEvent,
  events: readonly BoundTrigger[],
): Face | undefined {
  if (part.kind === 'Becomes') {
    const thing = thingOfField(program.catalogue, part.field.name);
    const value = literals([operandOf(program.catalogue, part.value)])[0];
    return value === undefined
      ? undefined
      : { events: [], changes: [{ thing, value: keptBy(program, thing, value) }] };
  }
  const bound = events.find(({ start }) => start === part.start);
  return bound && faceOfEvent(program, bound);
}

/** An event is what the scenario says of it; what it does not mention is empty. */
function faceOfEvent(program: EngineProgram, bound: BoundTrigger): Face {
  const field = fieldOf(program, bound);
  const attributes = new Map<string, Value>();
  for (const constraint of [...(bound.primary === undefined ? [] : [bound.primary]), ...bound.constraints]) {
    const value = valueOf(program, constraint, field);
    if (value !== undefined) attributes.set(constraint.name, value);
  }
  return faceOf(program, { trigger: bound.definition.name, field, attributes, others: 'empty', tag: '' });
}

function fieldOf({ catalogue }: EngineProgram, { primary }: BoundTrigger): Thing | undefined {
  const value = primary?.definition?.dataType === 'field' ? primary.values[0] : undefined;
  return value?.kind === 'FieldName' ? thingOfField(catalogue, value.name) : undefined;
}

function valueOf(
  program: EngineProgram,
  { values, definition }: BoundConstraint,
  field: Thing | undefined,
): Value | undefined {
  const [first] = literals(values.slice(0, 1).map((value) => operandOf(program.catalogue, value)));
  const ofField = definition?.dataType === 'any' && field !== undefined;
  return first !== undefined && ofField ? keptBy(program, field, first) : first;
}

function minutesOf({ amount, unit }: DurationValue): number {
  return durationMinutes(amount, unit) ?? 0;
}

function batchNamed(program: EngineProgram, name: string): Occurrence['batch'] {
  const found = program.campaign(name, undefined, undefined);
  return found?.kind === 'external' ? undefined : found;
}

function nameOf(what: OccurrenceNode, events: readonly BoundTrigger[]): string {
  if (what.kind === 'BatchRun') return `"${what.campaign.value}" runs`;
  return partsOf(what)
    .map((part) => {
      if (part.kind === 'Becomes') {
        return `[${part.field.name}] becomes ${valueInText(part.value)}${part.inSalesforce ? ' in Salesforce' : ''}`;
      }
      const bound = events.find(({ start }) => start === part.start);
      return bound === undefined ? '' : triggerInText(bound);
    })
    .join(' + ');
}
