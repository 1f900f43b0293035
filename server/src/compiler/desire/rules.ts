import type { ActivityFilterDefinition, TriggerDefinition } from '../../catalogue/index.ts';
import type { BoundCondition, BoundConstraint, BoundTest, BoundTrigger } from '../../model/index.ts';
import type { DesiredConstraint, DesiredRule, DesiredRules } from '../desired.ts';
import { resolvedText, type ValueContext } from './values.ts';

/** Triggers, filters and the logic between them. Several triggers are alternatives; Marketo numbers filters only. */
export function compileRules(
  context: ValueContext,
  triggers: readonly BoundTrigger[],
  conditions: readonly BoundCondition[],
): DesiredRules {
  const filters: DesiredRule[] = [];
  const root = number(context, { match: 'all', items: conditions }, filters);
  return {
    triggers: triggers.map((trigger) => compileTrigger(context, trigger)),
    filters,
    logic: logicOf(root, filters.length),
  };
}

function compileTrigger(context: ValueContext, trigger: BoundTrigger): DesiredRule {
  return {
    name: trigger.definition.apiName,
    type: 'activity',
    negative: false,
    constraints: constraintsOf(context, trigger.definition, trigger.primary, trigger.constraints),
  };
}

function compileTest(context: ValueContext, test: BoundTest): DesiredRule {
  if (test.kind === 'activity') {
    return {
      name: test.definition.apiName,
      type: 'activity',
      negative: test.negated,
      constraints: constraintsOf(context, test.definition, test.primary, test.constraints),
    };
  }
  const primary = conditionOf(context, test);
  const others = test.constraints.map((constraint) => compileConstraint(context, constraint, false));
  return {
    name: primary.name,
    type: 'attribute',
    negative: false,
    constraints: [primary.constraint, ...others],
  };
}

/** The test of one attribute or membership, as a filter's first constraint and as a choice's condition. */
export function conditionOf(
  context: ValueContext,
  test: Exclude<BoundTest, { kind: 'activity' }>,
): { readonly name: string; readonly constraint: DesiredConstraint } {
  if (test.kind === 'field') {
    const name = context.attributeName(test.field.name);
    const values = test.values.map((value) => resolvedText(context, value, undefined, undefined));
    return { name, constraint: { name, operator: test.operator?.name ?? 'is', values, primary: true } };
  }
  const primary = test.definition.constraints.find((constraint) => constraint.primary);
  const values = test.values.map((value) => resolvedText(context, value, primary?.references, undefined));
  const operator =
    test.definition.dataType === 'membership' ? membershipOperator(test) : (test.operator?.name ?? 'is');
  return {
    name: test.definition.apiName,
    constraint: {
      name: primary?.name ?? test.definition.apiName,
      operator,
      // `Has Opportunity` alone asks for true.
      values: values.length === 0 && operator === 'is' ? [String(!test.negated)] : values,
      primary: true,
    },
  };
}

/** `not` before a membership is Marketo's `not in`. */
function membershipOperator(test: BoundTest): string {
  if (test.operator !== undefined && test.operator.name !== 'is') return test.operator.name;
  return test.negated ? 'not in' : 'in';
}

function constraintsOf(
  context: ValueContext,
  definition: TriggerDefinition | ActivityFilterDefinition,
  primary: BoundConstraint | undefined,
  others: readonly BoundConstraint[],
): DesiredConstraint[] {
  const first = primary === undefined ? anyValue(definition) : [compileConstraint(context, primary, true)];
  return [...first, ...others.map((constraint) => compileConstraint(context, constraint, false))];
}

/** `Fills Out Form` alone means any form, `Campaign is Requested` any source: Marketo wants that said. */
function anyValue({ constraints }: TriggerDefinition | ActivityFilterDefinition): DesiredConstraint[] {
  const first = constraints.find(({ primary, required }) => primary && required);
  return first === undefined ? [] : [{ name: first.name, operator: 'is any', values: [], primary: true }];
}

function compileConstraint(
  context: ValueContext,
  constraint: BoundConstraint,
  primary: boolean,
): DesiredConstraint {
  const operator = namingOperator(constraint);
  const whole = operator === 'is' || operator === 'is not';
  const references = whole ? constraint.definition?.references : undefined;
  return {
    name: constraint.name,
    operator,
    values: constraint.values.map((value) => resolvedText(context, value, references, undefined)),
    primary,
  };
}

/** An activity is about a list, and asks for no membership: what is `not in` for a filter is `is not` for it. */
function namingOperator({ operator, definition }: BoundConstraint): string {
  const name = operator?.name ?? 'is';
  if (definition?.dataType !== 'membership') return name;
  return name === 'in' ? 'is' : name === 'not in' ? 'is not' : name;
}

// ── Logic ───────────────────────────────────────────────────────────────────────────────────────────────

type Logic = number | { readonly match: 'all' | 'any'; readonly items: readonly Logic[] };

/** Numbers the tests in the order of the text and drops groups that say nothing. */
function number(
  context: ValueContext,
  group: { readonly match: 'all' | 'any'; readonly items: readonly BoundCondition[] },
  filters: DesiredRule[],
): Logic {
  const items = group.items.flatMap((item): Logic[] => {
    if (item.kind !== 'group') return [filters.push(compileTest(context, item))];
    const inner = number(context, item, filters);
    if (typeof inner === 'number') return [inner];
    return inner.match === group.match ? [...inner.items] : inner.items.length > 0 ? [inner] : [];
  });
  const [only] = items;
  return items.length === 1 && only !== undefined ? only : { match: group.match, items };
}

function logicOf(root: Logic, count: number): string {
  if (count < 2 || typeof root === 'number') return 'all';
  if (root.items.every((item) => typeof item === 'number')) return root.match;
  return expression(root);
}

/** Always with parentheses: Marketo's own precedence differs from everybody's expectation. */
function expression(logic: Logic): string {
  if (typeof logic === 'number') return String(logic);
  const word = logic.match === 'all' ? ' and ' : ' or ';
  return logic.items
    .map((item) => (typeof item === 'number' ? String(item) : `(${expression(item)})`))
    .join(word);
}
