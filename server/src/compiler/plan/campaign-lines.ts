import type { DesiredCampaign, DesiredRules, DesiredStep } from '../desired.ts';
import { changedFlow, changedRules } from './changed-values.ts';
import { parseLogic, type Logic } from './filter-logic.ts';
import { withoutProgram } from './normal-form.ts';
import { conditionText, testText } from './rule-text.ts';
import { actionText } from './step-text.ts';
import { screenName, type Wording } from './wording.ts';

/** The lines of a campaign as a file would say them, without its name. */
export function campaignLines(
  campaign: Pick<DesiredCampaign, 'rules' | 'flow' | 'qualification'>,
  wording: Wording,
): readonly string[] {
  return [
    `qualify ${qualificationWords(campaign.qualification)}`,
    ...ruleLines(campaign.rules, wording),
    ...flowLines(campaign.flow, wording),
  ];
}

export function qualificationWords(qualification: DesiredCampaign['qualification']): string {
  if (qualification.rule === 'once') return 'once';
  if (qualification.rule === 'any') return 'every time';
  const { amount, unit } = qualification;
  return `every ${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

export function ruleLines(anywhere: DesiredRules, wording: Wording): readonly string[] {
  const rules = changedRules(anywhere, (value) => withoutProgram(value, wording.program));
  const filters = rules.filters.map((rule) => testText(rule, wording));
  const triggers = rules.triggers.map((rule) => `trigger ${testText(rule, wording)}`);
  if (filters.length === 0) return triggers;
  const logic = parseLogic(rules.logic, filters.length);
  if (logic === undefined) {
    return [...triggers, ...filters.map((filter) => `filter ${filter}`), `// filter logic: ${rules.logic}`];
  }
  const top = typeof logic === 'object' && logic.match === 'all' ? logic.items : [logic];
  return [...triggers, ...top.flatMap((item) => headed('filter', logicLines(item, filters)))];
}

/** A step in one line, or a choice in one line per branch. */
export function flowLines(flow: readonly DesiredStep[], wording: Wording): readonly string[] {
  return [
    'flow {',
    ...changedFlow(flow, (value) => withoutProgram(value, wording.program)).flatMap((step) =>
      indented(stepLines(step, wording)),
    ),
    '}',
  ];
}

function stepLines(step: DesiredStep, wording: Wording): readonly string[] {
  const [only, ...others] = step.choices;
  if (only === undefined) return [screenName(step.name, wording)];
  if (others.length === 0 && only.condition === undefined) {
    return [actionText(step.name, { ...only, attributes: only.attributes ?? [] }, wording)];
  }
  // Where no branch sets anything, the step has nothing to set: those with a condition perform it.
  const isBare = step.choices.every(({ attributes = [] }) => attributes.length === 0);
  return step.choices.map((choice, index) => {
    const acts = isBare && choice.condition !== undefined;
    const action = actionText(step.name, acts ? { ...choice, attributes: [] } : choice, wording);
    const otherwise = index === 0 ? '' : 'else ';
    const { condition } = choice;
    return condition
      ? `${otherwise}if ${conditionText(condition, wording)} then ${action}`
      : `${otherwise}${action}`;
  });
}

function logicLines(logic: Logic, filters: readonly string[]): readonly string[] {
  if (typeof logic === 'number') return [filters[logic - 1] ?? ''];
  return [`${logic.match} {`, ...logic.items.flatMap((item) => indented(logicLines(item, filters))), '}'];
}

const headed = (word: string, [first = '', ...rest]: readonly string[]): readonly string[] => [
  `${word} ${first}`,
  ...rest,
];
const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);
