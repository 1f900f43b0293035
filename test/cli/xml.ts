/** An element of a document, in the order in which they begin. */
export interface XmlElement {
  /** Its name with those around it: `testsuites/testsuite`. */
  readonly path: string;
  readonly attributes: ReadonlyMap<string, string>;
  text: string;
}

const named = /^[A-Za-z_][\w.-]*$/;
const tag = /<(\/?)([^\s<>/"]+)((?:\s+[^\s<>="/]+="[^"<]*")*)\s*(\/?)>/y;

/**
 * Reads a document as strictly as XML 1.0 wants it: one root, everything closed in turn, no attribute twice, no bare `&`
 * or `<`, only characters that are allowed. Throws where it is not well-formed; knows nothing of comments and namespaces.
 */
export function elementsOf(xml: string): XmlElement[] {
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
  if (!xml.startsWith(declaration)) throw new Error('no XML declaration');
  if (!xml.isWellFormed()) throw new Error('half a character');
  // eslint-disable-next-line no-control-regex -- characters that XML does not have
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml))
    throw new Error('a character that XML does not have');
  const elements: XmlElement[] = [];
  const open: { readonly name: string; readonly element: XmlElement }[] = [];
  let at = declaration.length;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    const text = resolved(xml.slice(at, next === -1 ? xml.length : next));
    const inner = open.at(-1);
    if (inner !== undefined) inner.element.text += text;
    else if (text.trim() !== '') throw new Error(`text outside the root: ${text}`);
    if (next === -1) break;
    tag.lastIndex = next;
    const [whole, closes, name = '', written = '', empty] = tag.exec(xml) ?? [];
    if (whole === undefined || !named.test(name)) throw new Error(`no tag: ${xml.slice(next, next + 60)}`);
    at = next + whole.length;
    if (closes === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes something else`);
      continue;
    }
    if (open.length === 0 && elements.length > 0) throw new Error('a second root');
    const path = [...open.map((outer) => outer.name), name].join('/');
    const element: XmlElement = { path, attributes: attributesIn(written), text: '' };
    elements.push(element);
    if (empty !== '/') open.push({ name, element });
  }
  if (open.length > 0) throw new Error('something is not closed');
  return elements;
}

function attributesIn(written: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', value = ''] of written.matchAll(/([^\s=]+)="([^"]*)"/g)) {
    if (!named.test(name) || attributes.has(name)) throw new Error(`attribute ${name}`);
    attributes.set(name, resolved(value));
  }
  return attributes;
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function resolved(text: string): string {
  return text.replace(/&([^;\s]*);?/g, (entity, name: string) => {
    const character = entity.endsWith(';') ? entities.get(name) : undefined;
    if (character === undefined) throw new Error(`no entity: ${entity}`);
    return character;
  });
}
