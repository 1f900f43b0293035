/**
 * Several values in one parameter. A value with a comma stands in double quotes, as the specification says; so does one
 * that would be misread otherwise, with quotes inside doubled.
 */
export function commaList(values: readonly string[]): string {
  return values
    .map((value) => (/[",\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value))
    .join(',');
}
