/** Longer names are cut in messages: a message is read, not parsed. */
const longest = 80;

/** A name as it stands in a message: in quotes, on one line, of bearable length. */
export function quoted(name: string): string {
  return `"${shortened(name)}"`;
}

/** A field as it stands in a message. */
export function bracketed(name: string): string {
  return `[${shortened(name)}]`;
}

/** `"A", "B" and "C"`; of many, the first few and how many more there are. */
export function listed(items: readonly string[], most = 6): string {
  const shown = items.slice(0, most);
  const more = items.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}

/** A text value as the language writes it. */
export function stringLiteral(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

/** A field name as the language writes it. */
export function fieldLiteral(name: string): string {
  return `[${name.replaceAll(']', ']]')}]`;
}

function shortened(name: string): string {
  const line = name.replace(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
