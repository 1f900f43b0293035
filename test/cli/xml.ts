import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element of a document, in the order in which they begin. */
export interface XmlElement {
  /** Its name with those around it: `testsuites/testsuite`. */
  readonly path: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
});

/** Reads a document as build servers do. Throws where it is not well-formed. */
export function elementsOf(xml: string): XmlElement[] {
  const verdict = XMLValidator.validate(xml);
  if (verdict !== true) throw new Error(`line ${verdict.err.line}: ${verdict.err.msg}`);
  // The parser takes what XML 1.0 does not have: control characters and half characters.
  if (!xml.isWellFormed()) throw new Error('half a character');
  // eslint-disable-next-line no-control-regex -- characters that XML does not have
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml))
    throw new Error('a character that XML does not have');
  return elementsIn(parser.parse(xml) as readonly Node[], []);
}

/** `{ name: children, ':@': attributes }`, or `{ '#text': text }`. */
type Node = Readonly<Record<string, unknown>>;

function elementsIn(nodes: readonly Node[], around: readonly string[]): XmlElement[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text' && !key.startsWith('?'));
    if (name === undefined) return [];
    const children = node[name] as readonly Node[];
    const text = children.map((child) => (typeof child['#text'] === 'string' ? child['#text'] : '')).join('');
    const path = [...around, name];
    const attributes = new Map(Object.entries((node[':@'] ?? {}) as Record<string, string>));
    return [{ path: path.join('/'), attributes, text }, ...elementsIn(children, path)];
  });
}
