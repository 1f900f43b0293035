import type { DesiredChoice } from '../desired.ts';
import { fieldText, valueText } from './value-text.ts';
import { screenName, type Wording } from './wording.ts';

/** A step as it stands alone or after `then`; `nothing` where it does nothing. */
export function actionText(name: string, { attributes }: DesiredChoice, wording: Wording): string {
  if (attributes === undefined) return 'nothing';
  const parameters = wording.catalogue.stepNamed(name)?.parameters ?? [];
  const given = attributes.filter(({ value }) => value !== '');
  const find = (parameter: string): string | undefined =>
    given.find((attribute) => attribute.name.toLowerCase() === parameter.toLowerCase())?.value;
  const placed = parameters.flatMap(({ name: parameter, position, dataType }) => {
    const value = position === undefined ? undefined : find(parameter);
    if (value === undefined || position === undefined) return [];
    const text = dataType === 'field' ? fieldText(value) : valueText(value);
    return [position === 'primary' ? text : `${position.after[0] ?? ''} ${text}`];
  });
  const inBraces = given.filter(
    (attribute) =>
      !parameters.some(
        (parameter) =>
          parameter.position !== undefined && parameter.name.toLowerCase() === attribute.name.toLowerCase(),
      ),
  );
  const braces = inBraces.map((attribute) => `${fieldText(attribute.name)} is ${valueText(attribute.value)}`);
  return [
    screenName(name, wording),
    ...placed,
    ...(braces.length === 0 ? [] : [`{ ${braces.join(', ')} }`]),
  ].join(' ');
}
