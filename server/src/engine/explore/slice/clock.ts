import {
  type Comparison,
  type Condition,
  conditionsOf,
  type EngineCampaign,
  type EngineProgram,
  type Operand,
  stepsIn,
} from '../../program/index.ts';

/** May it make a difference to the campaign at what time somebody is in it? */
export function looksAtClock(program: EngineProgram, campaign: EngineCampaign): boolean {
  const { qualify, flow, triggers } = campaign;
  return (
    qualify.rule === 'every' ||
    triggers.some(({ constraints }) => constraints.some(isRelative)) ||
    anyIsTimed(program, conditionsOf(campaign)) ||
    stepsIn(flow).some((step) => [...step.arguments.values()].some(({ operands }) => operands.some(isNow)))
  );
}

/** Smart lists are opened, each once. */
function anyIsTimed(program: EngineProgram, conditions: readonly Condition[]): boolean {
  const open = new Set(conditions);
  // Grows meanwhile: lists name others.
  for (const condition of open) if (isTimed(program, condition, open)) return true;
  return false;
}

function isTimed(program: EngineProgram, condition: Condition, open: Set<Condition>): boolean {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.items.some((item) => isTimed(program, item, open));
    case 'not':
      return isTimed(program, condition.item, open);
    case 'field':
      return isRelative(condition.comparison);
    case 'activity':
      return condition.comparisons.some(
        (comparison) => isRelative(comparison) || comparison.attribute === 'Date of Activity',
      );
    case 'statement':
      return false;
    case 'smart list': {
      const found = program.smartList(condition.name, condition.within);
      if (found !== undefined && found.kind !== 'external') open.add(found);
      return false;
    }
  }
}

function isRelative({ operator }: Comparison): boolean {
  return /past|future/.test(operator);
}

function isNow(operand: Operand): boolean {
  return operand.kind === 'now' || (operand.kind === 'template' && operand.parts.some(isNow));
}
