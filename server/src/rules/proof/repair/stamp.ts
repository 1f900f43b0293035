import {
  type CampaignSymbol,
  fieldKey,
  fieldThing,
  type LifecycleSymbol,
  type Model,
  placeOf,
  type StageSymbol,
} from '../../../model/index.ts';
import { declarationText } from '../../declaration-text.ts';
import type { Unstamped } from '../unstamped.ts';
import { statementRemoved } from '../../removal.ts';
import { fieldLiteral, quoted, stringLiteral } from '../../spelling.ts';
import type { Candidate } from './candidate.ts';
import type { Scene } from './scene.ts';

/**
 * Lets a campaign that listens to the stage stamp everybody who enters it: the one that is there, without its filters, or
 * where nobody writes the date a new one. Somebody else who writes it may be meant to, and a second one would be in its way.
 */
export function* stampAdded({ model }: Scene, missing: Unstamped): Generator<Candidate> {
  const machine = model.stageMachines.find(({ lifecycle }) => lifecycle.name === missing.lifecycle.name);
  const stage = machine?.stage(missing.stage.name);
  const stamp = stage?.stamps.find(({ field }) => fieldThing(field.name) === missing.stamp.thing);
  if (machine === undefined || stage === undefined || stamp === undefined) return;
  const writers = model.graph.writersOf(missing.stamp.thing);
  if (writers.length === 0) {
    yield* listenerAdded(model, missing, machine.lifecycle, stage, stamp.field.name);
    return;
  }
  const listening = writers.filter(({ campaign }) => listensTo(campaign, machine.lifecycle, stage));
  const [only, ...others] = listening;
  if (only !== undefined && others.length === 0) yield* withoutFilters(model, only.campaign);
}

function listensTo({ bound }: CampaignSymbol, { field }: LifecycleSymbol, stage: StageSymbol): boolean {
  return bound.triggers.some(({ definition, primary, constraints }) => {
    const [changed] = primary?.values ?? [];
    if (definition.name !== 'Data Value Changes' || changed?.kind !== 'FieldName') return false;
    if (field === undefined || fieldKey(changed.name) !== fieldKey(field)) return false;
    const next = constraints.find(({ name }) => name === 'New Value');
    return next?.values.some((value) => value.kind === 'String' && value.value === stage.name) === true;
  });
}

function withoutFilters(model: Model, { name, bound }: CampaignSymbol): Candidate[] {
  const { declaration } = bound;
  const text = declarationText(model, declaration);
  const filters = declaration.items.filter(({ kind }) => kind === 'Filter');
  if (text === undefined || filters.length === 0 || !bound.active) return [];
  return [
    {
      title: `Let ${quoted(name)} stamp everybody: take its ${filters.length === 1 ? 'filter' : 'filters'} out`,
      kind: 'stamp',
      edits: filters.map((filter) => statementRemoved(declaration, text, filter)),
    },
  ];
}

/** Behind the campaign that enters the stage, or behind the lifecycle where Salesforce does. */
function listenerAdded(
  model: Model,
  { by, stamp }: Unstamped,
  lifecycle: LifecycleSymbol,
  { name }: StageSymbol,
  field: string,
): Candidate[] {
  const behind = by?.bound?.declaration ?? lifecycle.declaration;
  const title = `Stamp: ${name}`;
  if (lifecycle.field === undefined || model.campaigns.some((other) => other.name === title)) return [];
  const date = fieldLiteral(field);
  const token = model.field(field)?.dataType === 'date' ? '{{system.date}}' : '{{system.dateTime}}';
  const write = `Change Data Value ${date} to ${token}`;
  const flow =
    stamp.which === 'latest'
      ? `  flow { ${write} }`
      : `  flow {\n    if ${date} is empty then ${write}\n    else nothing\n  }`;
  return [
    {
      title: `Stamp ${date} in a campaign that listens to ${fieldLiteral(lifecycle.field)}`,
      kind: 'stamp',
      edits: [
        {
          place: placeOf(behind, { start: behind.end, end: behind.end }),
          text: `

/// Stamps everybody who enters ${quoted(name)}, whoever takes them there.
campaign ${stringLiteral(title)} {
  qualify every time
  trigger Data Value Changes ${fieldLiteral(lifecycle.field)} { [New Value] is ${stringLiteral(name)} }
${flow}
}`,
        },
      ],
    },
  ];
}
