import { XMLParser } from 'fast-xml-parser';

/** A page as somebody who works from it sees it: headings, and below them what to do. */
export interface ReadAsset {
  readonly section: string;
  /** `campaign`, `smart list`, or nothing. */
  readonly of: string;
  readonly name: string;
  readonly path: readonly string[];
  readonly link: string | undefined;
  readonly parts: readonly { readonly heading: string; readonly items: readonly Element[] }[];
}

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** All text in it, as the page has it. */
  readonly text: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  allowBooleanAttributes: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  processEntities: { enabled: true, maxTotalExpansions: 1_000_000, maxExpandedLength: 100_000_000 },
});

export function readPage(page: string): readonly ReadAsset[] {
  const main = page.slice(page.indexOf('<main'), page.indexOf('</main>') + '</main>'.length);
  const [root] = elementsOf(parser.parse(main) as readonly RawNode[]);
  if (root === undefined) throw new Error('the page has no main part');
  return within(root, 'section').flatMap((section) =>
    within(section, 'article').map((article): ReadAsset => {
      const [title] = within(article, 'h3');
      const parts = article.children.filter(({ name }) => name === 'h4' || name === 'ul');
      return {
        section: textOf(within(section, 'h2')[0]),
        of: textOf(title && withClass(title, 'of')[0]),
        name: textOf(title && within(title, 'bdi')[0]),
        path: withClass(article, 'path').flatMap((path) => within(path, 'bdi').map(({ text }) => text)),
        link: withClass(article, 'open')[0]?.attributes['href'],
        parts: parts.flatMap((list, index) => {
          if (list.name !== 'ul') return [];
          const before = parts[index - 1];
          const heading = before?.name === 'h4' ? before.text : '';
          return [{ heading, items: list.children }];
        }),
      };
    }),
  );
}

export function within(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...within(child, name),
  ]);
}

export function withClass(element: Element, name: string): readonly Element[] {
  return element.children.flatMap((child) => [
    ...((child.attributes['class'] ?? '').split(' ').includes(name) ? [child] : []),
    ...withClass(child, name),
  ]);
}

export const textOf = (element: Element | undefined): string => element?.text ?? '';

type RawNode = Readonly<Record<string, unknown>>;

function elementsOf(nodes: readonly RawNode[]): readonly Element[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
    if (name === undefined) return [];
    const raw = node[name] as readonly RawNode[];
    const children = elementsOf(raw);
    return [{ name, attributes: (node[':@'] ?? {}) as Element['attributes'], children, text: rawText(raw) }];
  });
}

function rawText(nodes: readonly RawNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node['#text'] === 'string') return node['#text'];
      const name = Object.keys(node).find((key) => key !== ':@');
      return name === undefined ? '' : rawText(node[name] as readonly RawNode[]);
    })
    .join('');
}
