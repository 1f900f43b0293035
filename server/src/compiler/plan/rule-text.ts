import type { DataType } from '../../catalogue/index.ts';
import type { DesiredCondition, DesiredConstraint, DesiredRule } from '../desired.ts';
import { operatorKey } from './normal-form.ts';
import { fieldText, valueText } from './value-text.ts';
import { constraintOf, fieldName, isNamed, screenName, typeOfField, type Wording } from './wording.ts';

/** What stands after `trigger` or `filter`: `Fills Out Form starts with "Demo" { [Web Page] contains "/x" }`. */
export function testText(rule: DesiredRule, wording: Wording): string {
  const primary = rule.constraints.find((constraint) => constraint.primary);
  const isField = rule.type === 'attribute' && !isNamed(rule.name, wording);
  const subject = primary?.values.length === 1 ? primary.values[0] : undefined;
  const phrase = (constraint: DesiredConstraint): string => {
    if (isField) return operation(constraint, typeOfField(rule.name, wording));
    const type = constraintOf(rule.name, constraint.name, wording)?.dataType;
    // The new value of `Data Value Changes [Behavior Score]` is a score.
    const isOfSubject = type === 'any' && subject !== undefined;
    return operation(constraint, isOfSubject ? typeOfField(subject, wording) : type);
  };
  const others = rule.constraints
    .filter((constraint) => constraint !== primary)
    .map((constraint) => {
      const isOfFields = constraintOf(rule.name, constraint.name, wording)?.dataType === 'field';
      // In braces a name in brackets begins the next constraint.
      const said = isOfFields ? operation(constraint, 'string') : phrase(constraint);
      return `${fieldText(constraint.name)} ${said}`;
    });
  const braces = others.length === 0 ? '' : ` { ${others.join(', ')} }`;
  if (isField) {
    return `${fieldText(fieldName(rule.name, wording))}${primary ? ` ${phrase(primary)}` : ''}${braces}`;
  }
  // `not` is the only spelling of `not in`.
  const isMembership = wording.catalogue.membershipNamed(rule.name)?.dataType === 'membership';
  const isNotIn =
    rule.type === 'attribute' &&
    isMembership &&
    primary !== undefined &&
    operatorKey(primary.operator) === 'is not';
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
  const type = /^in (past|future)/.test(key) ? 'date' : dataType;
  const texts = values.map((value) => (dataType === 'field' ? fieldText(value) : valueText(value, type)));
  return `${key} ${texts.join(key === 'between' ? ' and ' : ', ')}`;
}
