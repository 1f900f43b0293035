import type { DataType } from '../../catalogue/index.ts';
import type { DesiredCondition, DesiredConstraint, DesiredRule } from '../desired.ts';
import { operatorKey } from './normal-form.ts';
import { fieldText, valueText } from './value-text.ts';
import { constraintOf, isNamed, screenName, type Wording } from './wording.ts';

/** What stands after `trigger` or `filter`: `Fills Out Form starts with "Demo" { [Web Page] contains "/x" }`. */
export function testText(rule: DesiredRule, wording: Wording): string {
  const primary = rule.constraints.find((constraint) => constraint.primary);
  const phrase = (constraint: DesiredConstraint): string =>
    operation(constraint, constraintOf(rule.name, constraint.name, wording)?.dataType);
  const others = rule.constraints
    .filter((constraint) => constraint !== primary)
    .map((constraint) => `${fieldText(constraint.name)} ${phrase(constraint)}`);
  const braces = others.length === 0 ? '' : ` { ${others.join(', ')} }`;
  if (rule.type === 'attribute' && !isNamed(rule.name, wording)) {
    return `${fieldText(rule.name)}${primary ? ` ${phrase(primary)}` : ''}${braces}`;
  }
  // `not` is the only spelling of `not in`.
  const isNotIn =
    rule.type === 'attribute' && primary !== undefined && operatorKey(primary.operator) === 'is not';
  const not = isNotIn || rule.negative ? 'not ' : '';
  const shown = primary && (isNotIn ? { ...primary, operator: 'is' } : primary);
  const isPlain = shown !== undefined && operatorKey(shown.operator) === 'is' && shown.values.length > 0;
  const words = shown === undefined ? '' : ` ${isPlain ? phrase(shown).slice('is '.length) : phrase(shown)}`;
  return `${not}${screenName(rule.name, wording)}${words}${braces}`;
}

/** What stands between `if` and `then`. */
export function conditionText({ name, operator, values }: DesiredCondition, wording: Wording): string {
  const constraint = { name, operator, values, primary: true };
  return testText({ name, type: 'attribute', negative: false, constraints: [constraint] }, wording);
}

/** `is "A", "B"`, `between 25 and 49`, `is empty` */
function operation({ operator, values }: DesiredConstraint, dataType: DataType | undefined): string {
  const key = operatorKey(operator);
  if (values.length === 0) return key === 'is' ? 'is any' : key;
  const texts = values.map(dataType === 'field' ? fieldText : valueText);
  return `${key} ${texts.join(key === 'between' ? ' and ' : ', ')}`;
}
