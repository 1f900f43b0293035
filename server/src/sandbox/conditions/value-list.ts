/**
 * The comma list of a condition: `San Francisco,Portland`. A value that holds a comma stands in double quotes, a
 * quote inside quotes is doubled. Spaces around a value are not part of it.
 */
export function readValueList(text: string): string[] {
  const values: string[] = [];
  let value = '';
  let quoted = false;
  let wasQuoted = false;
  const finish = (): void => {
    const done = wasQuoted ? value : value.trim();
    if (done !== '') values.push(done);
    value = '';
    wasQuoted = false;
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign !== '"') value += sign;
      else if (text[at + 1] === '"') {
        value += '"';
        at++;
      } else quoted = false;
    } else if (sign === ',') finish();
    else if (sign === '"' && value.trim() === '' && !wasQuoted) {
      value = '';
      quoted = true;
      wasQuoted = true;
    } else if (!wasQuoted || sign?.trim() !== '') value += sign;
  }
  finish();
  return values;
}
