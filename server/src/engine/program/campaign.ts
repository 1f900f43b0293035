import type { Catalogue } from '../../catalogue/index.ts';
import {
  type BoundFlowItem,
  type BoundStep,
  type CampaignSymbol,
  type Place,
  placeOf,
  type Qualification,
} from '../../model/index.ts';
import { durationMinutes } from '../values/index.ts';
import type { EngineCampaign, Instruction, Priority, QualificationRule, StepCode } from './code.ts';
import { compileConditions, compileTest } from './conditions.ts';
import { compileStep, type StepContext } from './steps.ts';
import { compileTrigger } from './triggers.ts';

export function compileCampaign(catalogue: Catalogue, symbol: CampaignSymbol, id: number): EngineCampaign {
  const { bound, program } = symbol;
  const context: StepContext = { catalogue, declaration: bound.declaration, home: program, kind: bound.kind };
  const flow = bound.flow.flatMap((item) => compileItem(context, item) ?? []);
  return {
    id,
    name: symbol.name,
    home: program,
    kind: bound.kind,
    active: bound.active && bound.kind === 'trigger',
    qualify: ruleOf(bound.qualify),
    priority: priorityOf(bound.priority, flow),
    triggers: bound.triggers.flatMap((trigger) => compileTrigger(context, trigger)),
    filter: compileConditions(context, bound.filters),
    flow,
    bound,
    place: symbol.place,
  };
}

function ruleOf(qualify: Qualification): QualificationRule {
  if (qualify.rule !== 'every') return qualify;
  const { amount, unit, text } = qualify.duration;
  const minutes = durationMinutes(amount, unit);
  return minutes === undefined
    ? { rule: 'every time' }
    : { rule: 'every', minutes, words: `${text} ${unit}` };
}

function compileItem(context: StepContext, item: BoundFlowItem): Instruction | undefined {
  if (item.kind === 'step') return compileStep(context, item);
  const outcome = (step: BoundStep | 'nothing' | undefined): StepCode | undefined =>
    step === undefined || step === 'nothing' ? undefined : compileStep(context, step);
  const at = (span: { readonly start: number; readonly end: number }): Place =>
    placeOf(context.declaration, span);
  return {
    kind: 'choice',
    // A choice whose test could not be read fits nobody.
    branches: item.branches.flatMap((branch) =>
      branch.test === undefined
        ? []
        : [{ when: compileTest(context, branch.test), then: outcome(branch.then), place: at(branch) }],
    ),
    otherwise: outcome(item.otherwise),
    place: at(item),
  };
}

/** The first step decides, unless an administrator has overridden it; no page gives the rule for mixed flows. */
function priorityOf(override: string | undefined, flow: readonly Instruction[]): Priority {
  const word = override?.toLowerCase();
  if (word === 'high' || word === 'medium' || word === 'low') return word;
  for (const item of flow) {
    const steps = item.kind === 'step' ? [item] : [...item.branches.map(({ then }) => then), item.otherwise];
    const ranked = steps.flatMap((step) => step?.definition.priority ?? []);
    if (ranked[0] !== undefined) return ranked[0];
  }
  return 'low';
}

/** Every step of a flow, choices opened, in the order of the text. */
export function stepsIn(flow: readonly Instruction[]): StepCode[] {
  return flow.flatMap((item) =>
    item.kind === 'step'
      ? [item]
      : [...item.branches.map(({ then }) => then), item.otherwise].flatMap((step) => step ?? []),
  );
}

/** `Change Score … by 5`, the same whoever comes first. */
export function isSum({ definition, arguments: given }: StepCode): boolean {
  return definition.name === 'Change Score' && given.get('Change')?.connective === 'by';
}
