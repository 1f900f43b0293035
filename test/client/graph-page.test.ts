import { expect, it } from 'vitest';
import { page } from '../../client/src/features/graph/page.ts';

const resources = { source: 'https://webview.test', style: 'graph.css', script: 'graph.js' };

it('shows the picture with the same as text beside it', () => {
  const graph = { title: 'Person', svg: '<svg><title>1</title></svg>', text: '1 - Known\n  -> 2 - MQL' };
  const html = page(graph, resources, 'n0nce');
  expect(html).toContain('<svg><title>1</title></svg>');
  expect(html).toContain('1 - Known\n  -&#62; 2 - MQL');
});

it('writes names of people as text, never as markup', () => {
  const name = '"><script>alert(1)</script>&amp;';
  const html = page({ title: name, svg: '<svg></svg>', text: name }, resources, 'n0nce');
  expect(html).not.toContain('<script>alert');
  expect(html).toContain('&#34;&#62;&#60;script&#62;alert(1)&#60;/script&#62;&#38;amp;');
});

it('allows its own files and the style of the picture: nothing else inline, nothing remote', () => {
  const html = page({ title: '', svg: '<svg></svg>', text: '' }, resources, 'n0nce');
  const policy = /content="(default-src[^"]*)"/.exec(html)?.[1];
  expect(policy).toBe(
    "default-src 'none'; style-src https://webview.test 'nonce-n0nce'; script-src https://webview.test; base-uri 'none'; form-action 'none'",
  );
});

it('lets the style of the picture count', () => {
  const html = page({ title: '', svg: '<svg><style>text {}</style></svg>', text: '' }, resources, 'n0nce');
  expect(html).toContain('<svg><style nonce="n0nce">text {}</style></svg>');
});

it('tells the page where the names are declared', () => {
  const places = [{ name: '1 - "Known"', uri: 'file:///a.lifecycle', line: 4 }];
  const html = page({ title: '', svg: '<svg></svg>', text: '', places }, resources, 'n0nce');
  const attribute = /data-places="([^"]*)"/.exec(html)?.[1] ?? '';
  expect(JSON.parse(attribute.replaceAll('&#34;', '"'))).toEqual(places);
});
