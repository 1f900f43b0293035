import { describe, expect, it } from 'vitest';
import { defaultProofBudget } from '../../../server/src/rules/index.ts';
import { type Analysis, createAnalyst } from '../../../server/src/rules/proof/analysis.ts';
import { type Cause, isIn } from '../../../server/src/rules/proof/repair/cause.ts';
import { modelOf } from '../../model/workspace-of.ts';
import { accident } from '../../races/fixtures.ts';
import { badTexts } from './bad-texts.ts';

const kinds: readonly Cause['kind'][] = [
  'race',
  'loop',
  'move',
  'recycle',
  'refire',
  'restamp',
  'alert order',
  'no stamp',
];

const known = badTexts.map(({ name, text }) => {
  const analysis = analysisOf(text);
  return { name, text, analysis, causes: causesIn(analysis) };
});

it('is about everything that can be proved', () => {
  const proved = new Set(known.flatMap(({ causes }) => causes.map(({ kind }) => kind)));
  expect([...proved].toSorted()).toEqual(kinds.toSorted());
});

describe.each(known.filter(({ causes }) => causes.length > 0))('$name', ({ text, analysis, causes }) => {
  it('is the same accident when the files are read anew', () => {
    const again = analysisOf(`${text}\n// Nothing else.\n`);
    for (const cause of causes) expect(isIn(cause, again)).toBe(true);
  });

  it('is over when it is not proved any more, whatever else is', () => {
    for (const cause of causes) expect(isIn(cause, without(analysis, cause))).toBe(false);
  });

  it('is none of the accidents of other files', () => {
    for (const cause of causes) {
      const elsewhere = known.filter((other) => other.text !== text && isIn(cause, other.analysis));
      expect(elsewhere.map(({ name }) => name)).toEqual([]);
    }
  });
});

it('is the same race whoever of the two comes first', () => {
  for (const { analysis } of known) {
    for (const race of analysis.races) {
      const [one, other] = race.sides;
      const turned = { ...race, sides: [other, one] as const };
      expect(isIn({ kind: 'race', race }, { ...analysis, races: [turned] })).toBe(true);
    }
  }
});

it('tells campaigns of one name in two programs apart', () => {
  const text = accident('R53');
  const [program] = /^program ".*"$/m.exec(text) ?? [];
  const elsewhere = analysisOf(text.replace(String(program), 'program "Elsewhere"'));
  const causes = causesIn(analysisOf(text));
  expect(causes.length).toBeGreaterThan(0);
  for (const cause of causes) expect(isIn(cause, elsewhere)).toBe(false);
});

function analysisOf(text: string): Analysis {
  return createAnalyst().analyse(modelOf(text), { budget: defaultProofBudget });
}

function causesIn(analysis: Analysis): readonly Cause[] {
  return [
    ...analysis.races.map((race) => ({ kind: 'race' as const, race })),
    ...analysis.loops.map((loop) => ({ kind: 'loop' as const, loop })),
    ...analysis.moves.map((move) => ({ kind: 'move' as const, move })),
    ...analysis.recycles.map((recycle) => ({ kind: 'recycle' as const, recycle })),
    ...analysis.refires.map((refire) => ({ kind: 'refire' as const, refire })),
    ...analysis.restamps.map((restamp) => ({ kind: 'restamp' as const, restamp })),
    ...analysis.alertOrders.map((order) => ({ kind: 'alert order' as const, order })),
    ...analysis.unstamped.map((missing) => ({ kind: 'no stamp' as const, missing })),
  ];
}

function without(analysis: Analysis, cause: Cause): Analysis {
  return {
    ...analysis,
    races: analysis.races.filter((one) => cause.kind !== 'race' || one !== cause.race),
    loops: analysis.loops.filter((one) => cause.kind !== 'loop' || one !== cause.loop),
    moves: analysis.moves.filter((one) => cause.kind !== 'move' || one !== cause.move),
    recycles: analysis.recycles.filter((one) => cause.kind !== 'recycle' || one !== cause.recycle),
    refires: analysis.refires.filter((one) => cause.kind !== 'refire' || one !== cause.refire),
    restamps: analysis.restamps.filter((one) => cause.kind !== 'restamp' || one !== cause.restamp),
    alertOrders: analysis.alertOrders.filter((one) => cause.kind !== 'alert order' || one !== cause.order),
    unstamped: analysis.unstamped.filter((one) => cause.kind !== 'no stamp' || one !== cause.missing),
  };
}
