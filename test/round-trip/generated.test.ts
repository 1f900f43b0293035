import { expect, it } from 'vitest';
import { outsideAssets } from '../../server/src/compiler/index.ts';
import { format, parse } from '../../server/src/syntax/index.ts';
import { entries, generatedProgram } from './generated-program.ts';
import { findingsOf, modelOf, roundTrip, textsOf } from './round-trip.ts';

/** A dozen runs go once through the catalogue; LIFECYCLE_RUNS=500 goes through it forty times, with other values each time. */
const runs = Number(process.env['LIFECYCLE_RUNS'] ?? 12);
const start = Number(process.env['LIFECYCLE_SEED'] ?? 0);
const entriesPerRun = Math.ceil(entries.length / Math.min(runs, 12));
const seeds = Array.from({ length: runs }, (_, at) => start + at);

it.for(seeds)(
  'brings generated program %i back, and the checker says of it what it said before',
  { timeout: 60_000 },
  async (seed) => {
    const text = format(generatedProgram(seed, entriesPerRun).text);
    expect(parse(text).problems, text).toEqual([]);
    const model = modelOf(new Map([['file:///x.lifecycle', text]]));
    const nurture = { name: 'Nurture', type: 'Engagement', channel: 'Nurture' } as const;
    const imported = await roundTrip(model, { programs: [nurture] });
    expect(findingsOf(imported)).toEqual(findingsOf(model));
    // From another instance it comes back as the same text; for each of a short run that would take twice the time.
    if (seed % 4 === 0)
      expect(textsOf(await roundTrip(imported, { ...outsideAssets(imported), programs: [nurture] }))).toEqual(
        textsOf(imported),
      );
  },
);

it('has every entry of the catalogue among them', () => {
  const used = new Set(seeds.flatMap((seed) => generatedProgram(seed, entriesPerRun).uses));
  expect(entries.map(({ use }) => use).filter((use) => !used.has(use))).toEqual([]);
});
