import { canonicalLogic, orderedLogic } from './filter-logic.ts';
import type { DesiredChoice, DesiredConstraint, DesiredRule, DesiredRules, DesiredStep } from '../desired.ts';

/**
 * Rules and flows in a form in which equal meaning is equal text: what a file says and what an instance answers
 * differ in letter case, in the order of what has no order, in spelled-out defaults and in `Program.Asset` names.
 */

/** Names of assets differ by more than letter case and spaces. */
export function assetKey(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** Names of triggers, filters, steps and fields: the API's older 'Lead' is 'Person'. */
export function vocabularyKey(name: string): string {
  return assetKey(name).replaceAll(/\blead\b/g, 'person');
}

export interface NormalRules {
  readonly logic: string;
  readonly triggers: readonly NormalRule[];
  readonly filters: readonly NormalRule[];
}

interface NormalRule {
  readonly name: string;
  readonly negative: boolean;
  readonly constraints: readonly NormalConstraint[];
}

interface NormalConstraint {
  readonly name: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/**
 * @param program whose assets may be written with or without `Program.` before them.
 * @param visible leaves out what the API does not read back: whether an activity filter is negated.
 */
export function normalRules(rules: DesiredRules, program: string, visible = false): NormalRules {
  const logic = canonicalLogic(rules.logic, rules.filters.length);
  const filters = rules.filters.map((rule) => normalRule(rule, program, visible));
  const triggers = sorted(rules.triggers.map((rule) => normalRule(rule, program, visible)));
  if (filters.length < 2) return { logic: 'all', triggers, filters };
  if (logic === 'all' || logic === 'any') return { logic, triggers, filters: sorted(filters) };
  const ordered = orderedLogic(
    logic,
    filters.map((filter) => JSON.stringify(filter)),
  );
  if (ordered === undefined) return { logic, triggers, filters };
  return {
    logic: ordered.logic,
    triggers,
    filters: ordered.places.flatMap((place) => filters[place - 1] ?? []),
  };
}

export function normalRule(rule: DesiredRule, program: string, visible = false): NormalRule {
  const turned = rule.type === 'attribute' && rule.negative && rule.constraints.every(canTurn);
  const constraints = rule.constraints
    .filter((constraint) => constraint.values.length > 0 || /empty/.test(constraint.operator))
    .map((constraint) => normalConstraint(constraint, rule, program, turned && constraint.primary));
  return {
    name: vocabularyKey(rule.name),
    negative: rule.negative && !turned && !visible,
    constraints: sorted(constraints),
  };
}

/** `is` and `in` say the same, as do `is not` and `not in`. */
export function operatorKey(operator: string): string {
  const key = operator.trim().replaceAll(/\s+/g, ' ').toLowerCase();
  if (key === '' || key === 'in') return 'is';
  return key === 'not in' ? 'is not' : key;
}

/** A membership that is negated is the same as `not in`. */
function canTurn({ operator, primary }: DesiredConstraint): boolean {
  return !primary || operatorKey(operator) === 'is';
}

function normalConstraint(
  constraint: DesiredConstraint,
  rule: DesiredRule,
  program: string,
  turned: boolean,
): NormalConstraint {
  const operator = operatorKey(constraint.operator);
  const values = constraint.values.map((value) => normalValue(value, program));
  const name = vocabularyKey(constraint.name);
  const own = rule.type === 'attribute' && (constraint.primary || name === vocabularyKey(rule.name));
  return {
    name: own ? '' : name,
    operator: turned ? 'is not' : operator,
    values: operator === 'between' ? values : values.sort(),
  };
}

export interface NormalStep {
  readonly name: string;
  readonly choices: readonly NormalChoice[];
}

interface NormalChoice {
  readonly condition: NormalConstraint | undefined;
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

export function normalFlow(flow: readonly DesiredStep[], program: string): readonly NormalStep[] {
  return flow.map((step) => normalStep(step, program));
}

export function normalStep(step: DesiredStep, program: string): NormalStep {
  return {
    name: vocabularyKey(step.name),
    choices: step.choices.map((choice) => normalChoice(choice, program)),
  };
}

export function normalChoice({ condition, attributes }: DesiredChoice, program: string): NormalChoice {
  return {
    condition: condition && {
      name: vocabularyKey(condition.name),
      operator: operatorKey(condition.operator),
      values: condition.values.map((value) => normalValue(value, program)).sort(),
    },
    attributes: sorted(
      (attributes ?? [])
        .filter(({ value }) => value !== '')
        .map(({ name, value }) => [vocabularyKey(name), normalValue(value, program)] as const),
    ),
  };
}

export function normalValue(value: string, program: string): string {
  const trimmed = value.trim();
  if (/^(true|false)$/i.test(trimmed)) return trimmed.toLowerCase();
  if (/^-?(0|[1-9]\d{0,14})\.\d{1,10}$/.test(trimmed)) return String(Number(trimmed));
  return withoutProgram(trimmed, program);
}

/** `Program.Asset` inside the program itself: the asset. */
export function withoutProgram(value: string, program: string): string {
  const prefix = `${program}.`.toLowerCase();
  return program !== '' && value.toLowerCase().startsWith(prefix) ? value.slice(prefix.length) : value;
}

export const sameText = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

function sorted<T>(items: readonly T[]): readonly T[] {
  return items
    .map((item) => ({ item, text: JSON.stringify(item) }))
    .sort((one, other) => (one.text < other.text ? -1 : one.text > other.text ? 1 : 0))
    .map(({ item }) => item);
}
