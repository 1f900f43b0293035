import type { Catalogue, Constraint, DataType } from '../../catalogue/index.ts';
import {
  type ActivityTest,
  type BoundCondition,
  type BoundConstraint,
  type BoundTest,
  type MembershipTest,
  type Place,
  placeOf,
} from '../../model/index.ts';
import type { Declaration } from '../../syntax/index.ts';
import { number, text, TRUE, type ValueType } from '../values/index.ts';
import type { Comparison, Condition } from './code.ts';
import { knownOf, literal, type Operand, operandOf } from './operand.ts';
import { detail, membership, OPPORTUNITIES, REVENUE_STAGE, thingOfField } from './thing.ts';
import { testInText } from './wording.ts';

/** Where a condition stands, and the vocabulary that it is written in. */
export interface ConditionContext {
  readonly catalogue: Catalogue;
  readonly declaration: Declaration;
}

/** All of them. */
export function compileConditions(
  context: ConditionContext,
  conditions: readonly BoundCondition[],
): Condition {
  const items = conditions.map((condition) => compileCondition(context, condition));
  const [only] = items;
  return items.length === 1 && only !== undefined ? only : { kind: 'all', items };
}

function compileCondition(context: ConditionContext, condition: BoundCondition): Condition {
  if (condition.kind !== 'group') return compileTest(context, condition);
  return { kind: condition.match, items: condition.items.map((item) => compileCondition(context, item)) };
}

export function compileTest(context: ConditionContext, test: BoundTest): Condition {
  const place = placeOf(context.declaration, test);
  const compiled = compilePlain(context, test, place);
  return test.negated ? { kind: 'not', item: compiled } : compiled;
}

function compilePlain(context: ConditionContext, test: BoundTest, place: Place): Condition {
  switch (test.kind) {
    case 'field': {
      const thing = thingOfField(context.catalogue, test.field.name);
      return {
        kind: 'field',
        thing,
        comparison: comparisonOf(context, test.field.name, undefined, test),
        place,
      };
    }
    case 'membership':
      return compileMembership(context, test, place);
    case 'activity':
      return compileActivity(context, test, place);
  }
}

// ── Memberships ─────────────────────────────────────────────────────────────────────────────────────────

function compileMembership(context: ConditionContext, test: MembershipTest, place: Place): Condition {
  const { definition } = test;
  const names = test.values.flatMap((value) => (value.kind === 'String' ? [value.value] : []));
  const operator = test.operator?.name ?? 'in';
  if (definition.name === REVENUE_STAGE) {
    const operands = names.map((name) => literal(text(name)));
    const comparison: Comparison = { attribute: 'Stage', type: 'text', operator: 'is', operands };
    return { kind: 'field', thing: `${REVENUE_STAGE}:`, comparison, place };
  }
  const named = names.length > 0 && (operator === 'in' || operator === 'is' || operator === 'not in');
  if (definition.dataType !== 'membership' || !named) return statementOf(test, place);
  const items = names.map((name): Condition => memberOf(context, test, name, place));
  const any: Condition = { kind: 'any', items };
  return operator === 'not in' ? { kind: 'not', item: any } : any;
}

function memberOf(context: ConditionContext, test: MembershipTest, name: string, place: Place): Condition {
  const attribute = test.definition.name;
  if (attribute === 'Member of Smart List')
    return { kind: 'smart list', name, within: withinOf(test), place };
  const isMember: Comparison = { attribute, type: 'boolean', operator: 'is', operands: [literal(TRUE)] };
  const details = test.constraints.map((constraint): Condition => {
    const comparison = constraintOf(context, constraint);
    return { kind: 'field', thing: detail(attribute, constraint.name, name), comparison, place };
  });
  return {
    kind: 'all',
    items: [{ kind: 'field', thing: membership(attribute, name), comparison: isMember, place }, ...details],
  };
}

/** `"Name" in "Program"`, which binding leaves in the tree. */
function withinOf(test: MembershipTest): string | undefined {
  const at = test.node.phrase.parts.findIndex((part) => part.kind === 'Words' && part.text === 'in');
  const program = at > 0 ? test.node.phrase.parts[at + 1] : undefined;
  const name = program?.kind === 'Values' ? program.items[0] : undefined;
  return name?.kind === 'String' ? name.value : undefined;
}

/** `Has Opportunity is false` is the opposite of `Has Opportunity`. */
function statementOf(test: MembershipTest, place: Place): Condition {
  const [value] = test.values;
  const plain = { ...test, negated: false };
  const reads = test.definition.name === 'Has Opportunity' ? [OPPORTUNITIES] : [];
  if (test.definition.dataType === 'boolean' && (value === undefined || value.kind === 'Boolean')) {
    const words = testInText({ ...plain, operator: undefined, values: [] });
    const holds: Condition = { kind: 'statement', words, reads, place };
    return value?.value === false ? { kind: 'not', item: holds } : holds;
  }
  return { kind: 'statement', words: testInText(plain), reads, place };
}

// ── Activities and events ───────────────────────────────────────────────────────────────────────────────

const TIMES = 'Min. Number of Times';

function compileActivity(context: ConditionContext, test: ActivityTest, place: Place): Condition {
  const times = test.constraints.find(({ name }) => name === TIMES)?.values[0];
  return {
    kind: 'activity',
    filter: test.definition.name,
    comparisons: compileConstraints(context, test.primary, test.constraints),
    times: times?.kind === 'Number' ? times.value : 1,
    words: testInText({ ...test, negated: false }),
    place,
  };
}

/** Those that say something: `is any` does not, and how often something happened is counted elsewhere. */
export function compileConstraints(
  context: ConditionContext,
  primary: BoundConstraint | undefined,
  others: readonly BoundConstraint[],
): Comparison[] {
  return [...(primary === undefined ? [] : [primary]), ...others]
    .filter(({ name, operator }) => operator?.name !== 'is any' && name !== TIMES)
    .map((constraint) => constraintOf(context, constraint));
}

function constraintOf(context: ConditionContext, constraint: BoundConstraint): Comparison {
  return comparisonOf(context, constraint.name, constraint.definition, constraint);
}

function comparisonOf(
  context: ConditionContext,
  attribute: string,
  definition: Constraint | undefined,
  { operator, values }: Pick<BoundTest, 'operator' | 'values'>,
): Comparison {
  const operands = values.map((value) => operandOf(context.catalogue, value));
  const type = definition === undefined ? undefined : valueTypeOf(definition.dataType);
  return {
    attribute,
    // A field is named by its key: `Data Value Changed [Country]`.
    ...(definition?.dataType === 'field'
      ? { type: 'text', operands: operands.map(named) }
      : { type, operands }),
    operator: operator?.name ?? 'is',
  };
}

/** A field as a name, where it is not its value that is meant. */
export function named(operand: Operand): Operand {
  return operand.kind === 'field' ? literal(text(operand.thing)) : operand;
}

/** Undefined where the type depends on a field. */
export function valueTypeOf(type: DataType): ValueType | undefined {
  switch (type) {
    case 'integer':
    case 'float':
    case 'currency':
    case 'percent':
    case 'score':
      return 'number';
    case 'date':
    case 'datetime':
      return 'moment';
    case 'boolean':
      return 'boolean';
    case 'any':
      return undefined;
    default:
      return 'text';
  }
}

/** The type that the operands of a comparison suggest, for a field that nobody declares. */
export function suggestedType({ operator, operands }: Comparison): ValueType {
  const [first] = operands;
  if (first === undefined) return 'text';
  if (first.kind === 'duration' || /past|future|before|after/.test(operator)) return 'moment';
  const known = knownOf(first);
  if (known?.kind === 'boolean') return 'boolean';
  return known?.kind === 'number' ? 'number' : 'text';
}

/** Literals as the operators want them: a duration is its minutes. */
export function literals(operands: readonly Operand[]) {
  return operands.flatMap((operand) => {
    if (operand.kind === 'duration') return [number(operand.minutes ?? 0)];
    return operand.kind === 'value' ? [operand.value] : [];
  });
}
