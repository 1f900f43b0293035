import { expect, it } from 'vitest';
import type { Declaration, LifecycleFile, Placed } from '../../server/src/syntax/index.ts';
import { parse } from '../../server/src/syntax/index.ts';
import { samples } from './samples.ts';

/** The names of a file's campaigns with where each ends, folders opened. */
function campaignsOf(file: LifecycleFile): { name: string; end: number }[] {
  const walk = (items: readonly Placed[], base: number): { name: string; end: number }[] =>
    items.flatMap(({ offset, declaration }: { offset: number; declaration: Declaration }) => {
      if (declaration.kind === 'Campaign')
        return [{ name: declaration.name.value, end: base + offset + declaration.end }];
      return declaration.kind === 'Folder' ? walk(declaration.items, base + offset) : [];
    });
  return walk(file.items, 0);
}

const files = samples.flatMap((sample) =>
  sample.files.map(({ name, text }) => ({ name: `${sample.name}/${name}`, text })),
);

it.each(files)('keeps every campaign before a cut anywhere in $name', ({ text }) => {
  const whole = campaignsOf(parse(text).file);
  for (let cut = 0; cut <= text.length; cut += 1) {
    const kept = new Set(campaignsOf(parse(text.slice(0, cut)).file).map(({ name }) => name));
    const lost = whole.filter(({ name, end }) => end <= cut && !kept.has(name));
    if (lost.length > 0) expect({ cut, lost }).toEqual({ cut, lost: [] });
  }
  expect(campaignsOf(parse(text).file)).toEqual(whole);
});
