import { describe, expect, it } from 'vitest';
import {
  createChecker,
  defaultProofBudget,
  type Finding,
  type ProofBudget,
} from '../../../server/src/rules/index.ts';
import { modelOf } from '../../model/workspace-of.ts';
import { accident } from '../../races/fixtures.ts';

/** Nothing is looked at. */
const nothing: ProofBudget = { ...defaultProofBudget, statesInAll: 0 };
/** Every stimulus is, and of each thing only a little. */
const little: ProofBudget = {
  ...defaultProofBudget,
  states: 20,
  statesInAll: 60,
  statesPerThing: [20],
  statesOfThings: 30,
};

describe('what could not be decided', () => {
  it('is a hint that names the thing, the two and the event', () => {
    const [hint, ...others] = hintsIn(accident('R01'), nothing);
    expect(others).toEqual([]);
    expect(hint).toMatchObject({
      rule: 'race/read-write',
      severity: 'hint',
      message:
        'Whether what comes of [Product Interest] depends on the order of "110 - Demo: Interest in Analytics" and "120 - Demo: Tell the Specialist" after Fills Out Form "Demo: Analytics" could not be decided: too many things may happen at one time.',
      advice: 'Make the campaigns one chain, or fewer, if you want to be certain.',
    });
    expect(textAt(accident('R01'), hint)).toContain('[Product Interest]');
  });

  it('is told of two runs of one campaign, too', () => {
    expect(saidOf(hintsIn(accident('R64'), nothing))).toEqual([
      'race/read-write: two runs of "200 - MQL: Score Reached"',
      'race/write-write: two runs of "210 - MQL: Stamp"',
    ]);
  });

  it('is told once for each thing and each two, whatever leads to them', () => {
    expect(saidOf(hintsIn(accident('R04'), nothing))).toEqual([
      'race/read-write: two runs of "200 - MQL: Score Reached"',
      'race/read-write: "200 - MQL: Score Reached" and "300 - Sales Ready: Hand Raised"',
    ]);
    expect(saidOf(hintsIn(accident('R54'), nothing))).toEqual([
      'race/read-write: "910 - Data: Unit of the Line" and "920 - Data: Line of the Unit"',
      'race/write-write: two runs of "910 - Data: Unit of the Line"',
      'race/read-write: "920 - Data: Line of the Unit" and "910 - Data: Unit of the Line"',
      'race/write-write: two runs of "920 - Data: Line of the Unit"',
    ]);
  });

  it('is what ends differently, where that is known, and else what leads to it', () => {
    const [direct] = hintsIn(accident('R04'), little);
    expect(direct?.message).toMatch(/^Whether \[Lifecycle Status\] depends on the order of /);
    const [indirect] = hintsIn(accident('R17'), little);
    expect(indirect?.message).toMatch(
      /^Whether what comes of \[Demographic Score\] depends on the order of /,
    );
  });

  it('is not told beside a race of the same two over the same thing', () => {
    const { findings } = createChecker().check(modelOf(accident('R04')), { proof: little });
    const all = [...findings.values()].flat();
    expect(all.map(({ rule }) => rule)).toContain('race/write-write');
    expect(saidOf(hintsIn(accident('R04'), little))).toEqual([
      'race/read-write: two runs of "200 - MQL: Score Reached"',
    ]);
  });

  it('is nothing where everything was decided, or where nobody tried', () => {
    expect(hintsIn(accident('R04'), defaultProofBudget)).toEqual([]);
    const { findings } = createChecker().check(modelOf(accident('R04')), {
      proof: nothing,
      cancelled: () => true,
    });
    expect([...findings.values()].flat().filter(isHint)).toEqual([]);
  });

  it('is not told of a circle, which has no end', () => {
    const little: ProofBudget = { ...defaultProofBudget, statesPerThing: [1], statesOfThings: 1 };
    const { findings } = createChecker().check(modelOf(accident('R54')), { proof: little });
    const all = [...findings.values()].flat();
    expect(all.map(({ rule }) => rule)).toContain('loop/ping-pong');
    expect(all.filter(isHint)).toEqual([]);
  });

  it('is told ten times at most for each rule', () => {
    const fields = Array.from({ length: 14 }, (_, at) => `Field ${at}`);
    const many = [
      'program "P"\n\nexternal form "Demo"\n',
      ...fields.map((name) => `field [${name}] string\n`),
      ...fields.map(
        (name) => `
campaign "Writes ${name}" {
  qualify every time
  trigger Fills Out Form "Demo"
  flow { Change Data Value [${name}] to "a" }
}

campaign "Asks ${name}" {
  qualify every time
  trigger Fills Out Form "Demo"
  filter [${name}] is "a"
  flow { Send Alert "${name}" to "sdr@example.com" }
}
`,
      ),
    ].join('');
    expect(hintsIn(many, nothing).filter(({ rule }) => rule === 'race/read-write')).toHaveLength(10);
  });
});

function hintsIn(text: string, proof: ProofBudget): readonly Finding[] {
  const { findings } = createChecker().check(modelOf(text), { proof });
  return [...findings.values()].flat().filter(isHint);
}

function isHint({ message }: Finding): boolean {
  return message.includes('could not be decided');
}

function saidOf(hints: readonly Finding[]): string[] {
  return hints.map(
    ({ rule, message }) => `${rule}: ${/depends on the order of (.*) after /.exec(message)?.[1] ?? message}`,
  );
}

function textAt(text: string, finding: Finding | undefined): string {
  return text.slice(finding?.place.start, finding?.place.end);
}
