import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lifecycle } from './command-line.ts';

let cwd: string;

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'lifecycle-cli-'));
  await writeFile(join(cwd, 'a.lifecycle'), 'campaign "A" {\n      trigger   lead is created\n  flow { }\n}');
});
afterEach(() => rm(cwd, { recursive: true }));

it('formats files in place and names them', async () => {
  expect(await lifecycle(['format'], { cwd })).toMatchObject({ code: 0, out: 'a.lifecycle\n' });
  expect(await readFile(join(cwd, 'a.lifecycle'), 'utf8')).toContain('  trigger Person is Created\n');
  expect(await lifecycle(['format', '--check'], { cwd })).toMatchObject({ code: 0, out: '' });
});

it('only tells with --check', async () => {
  const before = await readFile(join(cwd, 'a.lifecycle'), 'utf8');
  expect(await lifecycle(['format', '--check'], { cwd })).toMatchObject({ code: 1, out: 'a.lifecycle\n' });
  expect(await readFile(join(cwd, 'a.lifecycle'), 'utf8')).toBe(before);
});

it.each([
  ['svg', /^<svg /],
  ['mermaid', /^flowchart LR/],
  ['dot', /^digraph/],
  ['text', /Campaigns: 1/],
  ['json', /^\{\n {2}"version": 1/],
])('draws as %s', async (format, expected) => {
  const { code, out } = await lifecycle(['graph', '--format', format], { cwd });
  expect(code).toBe(0);
  expect(out).toMatch(expected);
});

it('writes the picture to a file', async () => {
  const { code, err } = await lifecycle(['graph', '--out', 'picture.svg'], { cwd });
  expect(code).toBe(0);
  expect(err).toContain('picture.svg');
  expect(await readFile(join(cwd, 'picture.svg'), 'utf8')).toMatch(/^<svg /);
});
