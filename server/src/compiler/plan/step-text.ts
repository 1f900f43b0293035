import type { Parameter } from '../../catalogue/index.ts';
import type { DesiredChoice } from '../desired.ts';
import { fieldText, valueText } from './value-text.ts';
import { screenName, type Wording } from './wording.ts';

/** A step as it stands alone or after `then`, as a file would say it; `nothing` where it does nothing. */
export function actionText(name: string, { attributes: said }: DesiredChoice, wording: Wording): string {
  if (said === undefined) return 'nothing';
  const addresses = said.find(isAddresses)?.value ?? '';
  const attributes = addresses === '' ? said : said.filter((attribute) => !isAddresses(attribute));
  const parameters = wording.catalogue.stepNamed(name)?.parameters ?? [];
  const placed = new Map<Parameter, string>();
  const braces: string[] = [];
  for (const { name: attribute, value } of attributes) {
    const parameter = parameters.find((known) => known.name.toLowerCase() === attribute.toLowerCase());
    // What is meant when nothing is written need not be said.
    if (parameter?.name === 'Send To' && addresses !== '') {
      placed.set(parameter, recipientsText(parameter, value, addresses));
      continue;
    }
    if (value === '' || value === parameter?.fallback) continue;
    if (parameter?.position === undefined) braces.push(`${fieldText(attribute)} is ${valueText(value)}`);
    else placed.set(parameter, placedText(parameter, parameter.position, value));
  }
  const inOrder = parameters.flatMap((parameter) => placed.get(parameter) ?? []);
  const inBraces = braces.length === 0 ? [] : [`{ ${braces.join(', ')} }`];
  return [screenName(name, wording), ...inOrder, ...inBraces].join(' ');
}

const isAddresses = ({ name }: { readonly name: string }): boolean => name === 'To Other Emails';

/** `to owner, "ops@example.com"`: an alert goes to an owner or to nobody, and to other addresses beside. */
function recipientsText({ words }: Parameter, owner: string, addresses: string): string {
  const word = words.find(({ value }) => value === owner)?.word;
  const others = addresses.split(',').map((address) => valueText(address.trim()));
  return `to ${[...(word === undefined ? [] : [word]), ...others].join(', ')}`;
}

function placedText(
  { dataType, words }: Parameter,
  position: NonNullable<Parameter['position']>,
  value: string,
): string {
  if (position === 'primary') return dataType === 'field' ? fieldText(value) : valueText(value);
  // Marketo's Change Score takes `+5` and `-5` to add, `=5` to set.
  if (dataType === 'score' && /^[+=-]/.test(value)) {
    return value.startsWith('=') ? `to ${value.slice(1)}` : `by ${value.replace(/^\+/, '')}`;
  }
  const word = words.find((known) => known.value === value)?.word;
  const text = word ?? (dataType === 'field' ? fieldText(value) : valueText(value));
  return `${position.after[0] ?? ''} ${text}`;
}
