import {
  type BoundStep,
  type CampaignSymbol,
  fieldKey,
  fieldThing,
  literalOf,
  argumentOf,
  type Model,
  placeOf,
  type StageSymbol,
} from '../../model/index.ts';
import { stepsNamed } from '../flow-steps.ts';
import { textOf } from '../insertion.ts';
import { statementRemoved } from '../removal.ts';
import type { Fix, RawFinding, Rule } from '../rule.ts';
import { bracketed, quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'stage/stamp-erased',
  severity: 'warning',
  method: 'graph',
  summary: 'A step that empties the date of a stage.',
  why: 'How long people stayed and how many came through is counted by the dates; an emptied one cannot be had back.',
  fix: 'unsafe',
  checkModel: function* (model) {
    const stages = stampedStages(model);
    for (const [thing, stage] of stages) {
      for (const { campaign } of model.graph.writersOf(thing)) {
        if (!campaign.bound.active) continue;
        for (const step of erasures(campaign, thing)) yield finding(model, campaign, step, stage);
      }
    }
  },
};

interface Stamped {
  readonly stage: StageSymbol;
  readonly field: string;
}

function stampedStages(model: Model): ReadonlyMap<string, Stamped> {
  return new Map(
    model.lifecycles.flatMap(({ stages }) =>
      stages.flatMap((stage) =>
        stage.stamps.map(({ field }) => [fieldThing(field.name), { stage, field: field.name }] as const),
      ),
    ),
  );
}

function erasures({ bound }: CampaignSymbol, thing: string): readonly BoundStep[] {
  return stepsNamed(bound, 'Change Data Value').filter((step) => {
    const field = literalOf(argumentOf(step, 'Attribute'));
    const value = literalOf(argumentOf(step, 'New Value'));
    const isEmpty = value === '' || value === 'NULL';
    return isEmpty && field !== undefined && fieldThing(field) === thing && !isKept(bound, step, field);
  });
}

/** An earlier step has copied the date to another field. */
function isKept(bound: CampaignSymbol['bound'], step: BoundStep, field: string): boolean {
  const token = fieldKey(`lead.${field}`);
  return stepsNamed(bound, 'Change Data Value').some((other) => {
    const value = argumentOf(other, 'New Value')?.values[0];
    return other.end <= step.start && value?.kind === 'Token' && fieldKey(value.name) === token;
  });
}

function finding(
  model: Model,
  { name, bound }: CampaignSymbol,
  step: BoundStep,
  { stage, field }: Stamped,
): RawFinding {
  return {
    place: placeOf(bound.declaration, step),
    message: `${quoted(name)} empties ${bracketed(field)}, the date on which people entered ${quoted(stage.name)}.`,
    advice: 'Leave the date, or copy it to a field of the history in a step before.',
    related: [{ place: stage.place, message: 'The stage that is stamped with it' }],
    fixes: leave(bound, step, textOf(model, bound.declaration)),
  };
}

function leave(bound: CampaignSymbol['bound'], step: BoundStep, text: string): readonly Fix[] {
  if (!bound.flow.includes(step)) return [];
  return [{ title: 'Leave the date', safe: false, edits: [statementRemoved(bound.declaration, text, step)] }];
}
