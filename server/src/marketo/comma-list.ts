/**
 * Several values in one parameter. A value with a comma stands in double quotes, as the specification says; so does one
 * that would be misread otherwise, with quotes inside doubled.
 */
export function commaList(values: readonly string[]): string {
  return values
    .map((value) => (/[",\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value))
    .join(',');
}

/** The values of a {@link commaList}. */
export function readCommaList(text: string): readonly string[] {
  const values: string[] = [];
  const item = /"((?:[^"]|"")*)"|([^,]*)/y;
  for (let at = 0; at <= text.length; at = item.lastIndex + 1) {
    item.lastIndex = at;
    const found = item.exec(text);
    if (found === null) break;
    values.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
  }
  return text === '' ? [] : values;
}
