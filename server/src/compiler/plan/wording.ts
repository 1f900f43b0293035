import type { Catalogue } from '../../catalogue/index.ts';
import type {
  DesiredCampaign,
  DesiredChoice,
  DesiredCondition,
  DesiredConstraint,
  DesiredRule,
  DesiredRules,
  DesiredStep,
} from '../desired.ts';
import { changedFlow, changedRules } from './changed-values.ts';
import { parseLogic, type Logic } from './filter-logic.ts';
import { operatorKey, withoutProgram } from './normal-form.ts';

/** What the language calls things: the catalogue's words, and assets of the program by their own names. */
export interface Wording {
  readonly catalogue: Catalogue;
  readonly program: string;
}

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
  return step.choices.map((choice, index) => {
    const action = actionText(step.name, choice, wording);
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

/** The name on the screen of a trigger, filter or step that the API may call otherwise. */
function screenName(apiName: string, { catalogue }: Wording): string {
  const definition =
    catalogue.triggerNamed(apiName) ??
    catalogue.activityFilterNamed(apiName) ??
    catalogue.membershipNamed(apiName) ??
    catalogue.stepNamed(apiName);
  return definition?.name ?? apiName;
}

/** Written as words (`Member of List "X"`), not in brackets. */
const isNamed = (attribute: string, { catalogue }: Wording): boolean =>
  catalogue.membershipNamed(attribute) !== undefined;

function testText(rule: DesiredRule, wording: Wording): string {
  const primary = rule.constraints.find((constraint) => constraint.primary);
  const others = rule.constraints.filter((constraint) => constraint !== primary);
  const braces = others.length === 0 ? '' : ` { ${others.map(constraintText).join(', ')} }`;
  const isField = rule.type === 'attribute' && !isNamed(rule.name, wording);
  if (isField) return `[${escapeName(rule.name)}]${primary ? operation(primary) : ''}${braces}`;
  const turned =
    rule.type === 'attribute' && primary !== undefined && operatorKey(primary.operator) === 'is not';
  const negated = turned || rule.negative ? 'not ' : '';
  const phrase =
    primary === undefined
      ? ''
      : isPlain(primary, turned)
        ? ` ${valueList(primary.values)}`
        : operation(primary);
  return `${negated}${screenName(rule.name, wording)}${phrase}${braces}`;
}

function conditionText({ name, operator, values }: DesiredCondition, wording: Wording): string {
  const constraint = { name, operator, values, primary: true };
  return testText({ name, type: 'attribute', negative: false, constraints: [constraint] }, wording);
}

/** The operator that is meant when none is written. */
const isPlain = ({ operator, values }: DesiredConstraint, turned: boolean): boolean =>
  values.length > 0 && (turned || operatorKey(operator) === 'is');

function constraintText(constraint: DesiredConstraint): string {
  return `[${escapeName(constraint.name)}]${operation(constraint)}`;
}

function operation({ operator, values }: DesiredConstraint): string {
  const key = operatorKey(operator);
  const words = key === 'is' && values.length === 0 ? 'is any' : key;
  return values.length === 0
    ? ` ${words}`
    : ` ${words} ${key === 'between' ? values.map(valueText).join(' and ') : valueList(values)}`;
}

function actionText(name: string, { attributes }: DesiredChoice, wording: Wording): string {
  if (attributes === undefined) return 'nothing';
  const parameters = wording.catalogue.stepNamed(name)?.parameters ?? [];
  const given = attributes.filter(({ value }) => value !== '');
  const find = (parameter: string): string | undefined =>
    given.find((attribute) => attribute.name.toLowerCase() === parameter.toLowerCase())?.value;
  const placed = parameters.flatMap(({ name: parameter, position, dataType }) => {
    const value = position === undefined ? undefined : find(parameter);
    if (value === undefined || position === undefined) return [];
    const text = dataType === 'field' ? `[${escapeName(value)}]` : valueText(value);
    return [position === 'primary' ? text : `${position.after[0] ?? ''} ${text}`];
  });
  const inBraces = given.filter(
    (attribute) =>
      !parameters.some(
        (parameter) =>
          parameter.position !== undefined && parameter.name.toLowerCase() === attribute.name.toLowerCase(),
      ),
  );
  const braces = inBraces.map(
    (attribute) => `[${escapeName(attribute.name)}] is ${valueText(attribute.value)}`,
  );
  return [
    screenName(name, wording),
    ...placed,
    ...(braces.length === 0 ? [] : [`{ ${braces.join(', ')} }`]),
  ].join(' ');
}

const valueList = (values: readonly string[]): string => values.map(valueText).join(', ');

/** Numbers, truth values, tokens, dates and durations stand bare, everything else in quotes. */
function valueText(value: string): string {
  if (value === 'NULL') return 'empty';
  const bare =
    /^([+-]?\d+(\.\d+)?( (minute|hour|day|week|month|quarter|year)s?)?|true|false|\{\{[^{}]+\}\}|\d{4}-\d\d-\d\d(T\d\d:\d\d)?)$/;
  if (bare.test(value)) return value;
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

const escapeName = (name: string): string => name.replaceAll(']', ']]');
