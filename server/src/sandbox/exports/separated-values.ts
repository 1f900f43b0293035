/** One value of a row; what is empty is written as `null`, as Marketo does. */
export type Cell = string | number | boolean | null | undefined;

/** Rows as lines of values, quoted where a value would break the line apart. */
export function separatedValues(rows: readonly (readonly Cell[])[], separator: string): string {
  return rows.map((row) => `${row.map((cell) => written(cell, separator)).join(separator)}\n`).join('');
}

function written(cell: Cell, separator: string): string {
  if (cell === null || cell === undefined || cell === '') return 'null';
  const text = String(cell);
  const isPlain = !text.includes(separator) && !/["\r\n]/.test(text);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}
