import { expect, it } from 'vitest';
import { compile, renderPicture } from '../../server/src/compiler/index.ts';
import { positionAt } from '../../server/src/model/index.ts';
import { createChecker, type Finding } from '../../server/src/rules/index.ts';
import { format } from '../../server/src/syntax/index.ts';
import { type Sample, sampleModel, samples } from './samples.ts';

const clean = samples.filter(({ name }) => !name.endsWith('-broken'));

function findingsOf(sample: Sample): { readonly text: string; readonly findings: readonly Finding[] } {
  const model = sampleModel(sample);
  const { findings, defects } = createChecker().check(model);
  expect(defects).toEqual([]);
  const lines = [...findings].flatMap(([uri, found]) => {
    const document = model.documents.get(uri);
    return found.map(({ place, severity, rule, message }) => {
      const { line, character } = document ? positionAt(document, place.start) : { line: 0, character: 0 };
      return `${uri.slice('file:///'.length)}:${line + 1}:${character + 1} ${severity} ${rule}\n    ${message}\n`;
    });
  });
  return { text: lines.join(''), findings: [...findings.values()].flat() };
}

it('has at least four lifecycles and a first draft', () => {
  expect(clean.length).toBeGreaterThanOrEqual(4);
  expect(samples.length).toBeGreaterThan(clean.length);
});

it.each(clean)('finds nothing in $name', (sample) => {
  expect(findingsOf(sample).text).toBe('');
});

it.each(samples)('knows $name as its baselines say', async (sample) => {
  const at = (file: string) => `../baselines/${sample.name}/${file}`;
  const model = sampleModel(sample);
  await expect(findingsOf(sample).text).toMatchFileSnapshot(at('findings.txt'));
  await expect(renderPicture(model, 'text')).toMatchFileSnapshot(at('picture.txt'));
  await expect(`${JSON.stringify(compile(model), undefined, 1)}\n`).toMatchFileSnapshot(at('desired.json'));
});

it.each(samples)('finds $name formatted', (sample) => {
  for (const { text } of sample.files) expect(format(text)).toBe(text);
});

it.each(samples)('explains in the first lines what $name is', (sample) => {
  for (const { text } of sample.files) expect(text).toMatch(/^\/\/ \S.{40,}\n/);
});

it.each(samples.filter(({ name }) => name.endsWith('-broken')))(
  'says in $name above each line what the checker finds there',
  (sample) => {
    const model = sampleModel(sample);
    for (const [uri, findings] of createChecker().check(model).findings) {
      const document = model.documents.get(uri);
      expect(findings.length).toBeGreaterThan(0);
      for (const { rule, place } of findings) {
        const lines = (document?.text.slice(0, place.start) ?? '').split('\n').slice(0, -1);
        const comments = lines.slice(lines.findLastIndex((line) => !line.trim().startsWith('//')) + 1);
        expect(comments.join('\n')).toContain(`✗ ${rule}: `);
      }
    }
  },
);
