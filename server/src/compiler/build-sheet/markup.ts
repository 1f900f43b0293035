/** A piece of a page that is safe to be put into a page: only {@link html} makes it. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | undefined | readonly Part[];

/** A template whose strings are text, never markup: `` html`<b>${name}</b>` ``. */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return {
    markup: literals.reduce((page, literal, index) => page + rendered(parts[index - 1]) + literal),
  };
}

function rendered(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'object') return 'markup' in part ? part.markup : part.map(rendered).join('');
  return escaped(String(part));
}

/** Holds in text and in quoted attributes. What XML forbids is shown, so that nobody copies it unseen. */
function escaped(text: string): string {
  return text
    .replaceAll(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll(/(?![\t\n\r])\p{Cc}/gu, '\uFFFD');
}
