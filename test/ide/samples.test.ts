import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import {
  complete,
  findDefinitions,
  foldsOf,
  hoverAt,
  outlineOf,
  prepareRename,
  selectionsAt,
  semanticTokens,
} from '../../server/src/ide/index.ts';
import { modelOf, uri } from './sample.ts';

const folder = fileURLToPath(new URL('../../samples', import.meta.url));
const samples = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.lifecycle'),
);

it.each(samples)('answers every question at every place of %s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  const model = modelOf(text);
  expect(outlineOf(model, uri).length).toBeGreaterThan(0);
  expect(foldsOf(model, uri).length).toBeGreaterThan(0);
  for (let offset = 0; offset <= text.length; offset += 13) {
    complete(model, uri, offset);
    hoverAt(model, uri, offset);
    findDefinitions(model, uri, offset);
    prepareRename(model, uri, offset);
    expect(selectionsAt(model, uri, offset).at(-1)).toEqual({ start: 0, end: text.length });
  }
});

it.each(samples)('colours %s in the order of the text, nothing twice and nothing over a line end', (name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  let at = 0;
  for (const { start, end } of semanticTokens(modelOf(text), uri)) {
    expect(start).toBeGreaterThanOrEqual(at);
    expect(end).toBeGreaterThan(start);
    expect(text.slice(start, end)).not.toContain('\n');
    at = end;
  }
  expect(at).toBeGreaterThan(text.length / 2);
});

it.each([
  ['brackets', '['.repeat(20_000)],
  ['closing brackets', `[${']'.repeat(20_000)}x`],
  ['braces', '{'.repeat(20_000)],
  ['closing braces', '}'.repeat(20_000)],
  ['quotes', '"'.repeat(20_000)],
  ['escapes', `"${'\\'.repeat(20_001)}`],
  ['commas', `campaign "A" { filter [X] is ${'"a", '.repeat(5000)}`],
  ['tokens', `campaign "A" { flow { Wait ${'{{a'.repeat(7000)}`],
  ['nested groups', `smart list "A" { filter ${'any { '.repeat(3000)}`],
  ['one long word', `campaign "A" { trigger ${'x'.repeat(50_000)}`],
  ['many words', `campaign "A" { trigger ${'is '.repeat(10_000)}`],
  ['comments', `/*${'/*'.repeat(10_000)}`],
])('answers at the end of a text of nothing but %s', (_what, text) => {
  const model = modelOf(text);
  const offset = text.length;
  const started = performance.now();
  complete(model, uri, offset);
  hoverAt(model, uri, offset);
  selectionsAt(model, uri, offset);
  semanticTokens(model, uri);
  foldsOf(model, uri);
  outlineOf(model, uri);
  // Generous: a machine may be busy; what grows with the square of the length takes far longer.
  expect(performance.now() - started).toBeLessThan(2000);
});
