import { expect, it } from 'vitest';
import { createWorkspace, stepsOf } from '../../server/src/model/index.ts';
import { createChecker } from '../../server/src/rules/index.ts';
import { format, parse } from '../../server/src/syntax/index.ts';
import { largeWorkspace, plantedRaces } from '../bench/large-workspace.ts';

const sizes = [
  { campaigns: 100, programs: 8 },
  { campaigns: 500, programs: 20 },
] as const;

function modelOf(files: ReadonlyMap<string, string>) {
  const workspace = createWorkspace();
  for (const [name, text] of files) workspace.set(`file:///${name}`, text);
  return workspace.model();
}

it.each(sizes)('has $campaigns campaigns in $programs programs, a file for each', (size) => {
  const files = largeWorkspace(size);
  const { campaigns, programs } = modelOf(files);
  expect(files.size).toBe(size.programs);
  expect(new Set(programs.map(({ name }) => name)).size).toBe(size.programs);
  expect(new Set(campaigns.map(({ name }) => name)).size).toBe(size.campaigns);
});

it.each(sizes)('writes $campaigns campaigns as the formatter would, without a problem', (size) => {
  for (const text of largeWorkspace(size).values()) {
    expect(parse(text).problems).toEqual([]);
    expect(format(text)).toBe(text);
  }
});

it.each(sizes)('finds whatever $campaigns campaigns call', (size) => {
  const { graph, campaigns } = modelOf(largeWorkspace(size));
  const calling = campaigns.flatMap(({ bound }) =>
    stepsOf(bound.flow).filter(({ definition }) => definition.effects.starts !== undefined),
  );
  expect(calling.length).toBeGreaterThan(15);
  expect(graph.nodes.flatMap(({ calls }) => calls)).toHaveLength(calling.length);
});

it.each(sizes)('gives the checker no error among $campaigns campaigns but what is planted', (size) => {
  const { findings, defects } = createChecker().check(modelOf(largeWorkspace(size)));
  const planted = new Set(plantedRaces.map(({ rule }) => rule));
  const errors = [...findings.values()].flat().filter(({ severity }) => severity === 'error');
  expect(defects).toEqual([]);
  expect(errors.filter(({ rule }) => !planted.has(rule))).toEqual([]);
});

it('grows with its size in the parts that grow in real life', () => {
  const scoring = (campaigns: number) =>
    modelOf(largeWorkspace({ campaigns, programs: 20 })).campaigns.filter(
      ({ program }) => program === 'OPS Scoring',
    ).length;
  expect([scoring(200), scoring(500), scoring(1000)]).toEqual([24, 60, 120]);
});

it('is the same for the same seed, and another for another', () => {
  expect(largeWorkspace()).toEqual(largeWorkspace({ campaigns: 500, programs: 20, seed: 1 }));
  expect(largeWorkspace({ campaigns: 100, programs: 8, seed: 2 })).not.toEqual(
    largeWorkspace({ campaigns: 100, programs: 8, seed: 1 }),
  );
});

it('plants a few races', () => {
  const legacy = largeWorkspace().get('mkt-legacy.lifecycle') ?? '';
  expect(plantedRaces.length).toBeGreaterThanOrEqual(3);
  for (const { watched } of plantedRaces) {
    for (const [name] of watched.matchAll(/"[^"]+"|\[[^\]]+\]/g)) expect(legacy).toContain(name);
  }
});
