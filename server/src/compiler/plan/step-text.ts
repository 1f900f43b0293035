import type { DataType, Parameter } from '../../catalogue/index.ts';
import type { DesiredChoice } from '../desired.ts';
import { fieldText, valueText } from './value-text.ts';
import { screenName, typeOfField, type Wording } from './wording.ts';

/** A step as it stands alone or after `then`, as a file would say it; `nothing` where it does nothing. */
export function actionText(name: string, { attributes: said }: DesiredChoice, wording: Wording): string {
  if (said === undefined) return 'nothing';
  const parameters = wording.catalogue.stepNamed(name)?.parameters ?? [];
  const subject = said.find(({ name: attribute }) =>
    parameters.some((known) => known.dataType === 'field' && known.name === attribute),
  )?.value;
  const subjectType = subject === undefined ? undefined : typeOfField(subject, wording);
  const placed = new Map<Parameter, string>();
  const braces: string[] = [];
  for (const { name: attribute, value } of recipientsTogether(said)) {
    const parameter = parameters.find((known) => known.name.toLowerCase() === attribute.toLowerCase());
    // What is meant when nothing is written need not be said.
    if (value === '' || (parameter?.required === true && value === parameter.fallback)) continue;
    const type = parameter?.dataType === 'any' ? subjectType : parameter?.dataType;
    if (parameter?.position === undefined)
      braces.push(`${fieldText(attribute)} is ${valueText(value, type)}`);
    else placed.set(parameter, placedText(parameter, parameter.position, value, type));
  }
  // What stands without a word stands first, wherever the catalogue has it.
  const inOrder = parameters
    .toSorted((one, other) => Number(other.position === 'primary') - Number(one.position === 'primary'))
    .flatMap((parameter) => placed.get(parameter) ?? []);
  const inBraces = braces.length === 0 ? [] : [`{ ${braces.join(', ')} }`];
  return [screenName(name, wording), ...inOrder, ...inBraces].join(' ');
}

type Attributes = NonNullable<DesiredChoice['attributes']>;

/**
 * An alert that goes to no owner goes to its addresses: `to "ops@example.com"`, and Marketo's `None` is no word of a file.
 * Beside an owner they stand in braces, because words and texts make no list together.
 */
function recipientsTogether(attributes: Attributes): Attributes {
  const addresses = attributes.find(({ name, value }) => name === 'To Other Emails' && value !== '');
  const isToNoOwner = attributes.some(({ name, value }) => name === 'Send To' && value === 'None');
  if (addresses === undefined || !isToNoOwner) return attributes;
  return attributes.flatMap((attribute) => {
    if (attribute === addresses) return [];
    return attribute.name === 'Send To' ? { ...attribute, value: addresses.value } : attribute;
  });
}

function placedText(
  { dataType, words }: Parameter,
  position: NonNullable<Parameter['position']>,
  value: string,
  type: DataType | undefined,
): string {
  if (position === 'primary') return dataType === 'field' ? fieldText(value) : valueText(value, type);
  // Marketo's Change Score takes `+5` and `-5` to add, `=5` to set.
  if (dataType === 'score' && /^[+=-]/.test(value)) {
    const change = valueText(value.replace(/^[+=]/, ''), 'score');
    return `${value.startsWith('=') ? 'to' : 'by'} ${change}`;
  }
  if (dataType === 'email' && value.includes('@')) {
    const addresses = value.split(',').map((address) => valueText(address.trim(), dataType));
    return `${position.after[0] ?? ''} ${addresses.join(', ')}`;
  }
  const word = value === 'NULL' ? 'empty' : words.find((known) => known.value === value)?.word;
  const text = word ?? (dataType === 'field' ? fieldText(value) : valueText(value, type));
  return `${position.after[0] ?? ''} ${text}`;
}
