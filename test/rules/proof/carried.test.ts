import { describe, expect, it } from 'vitest';
import { type Model, revise } from '../../../server/src/model/index.ts';
import { carryOut, createChecker, defaultProofBudget, takeIn } from '../../../server/src/rules/index.ts';
import { modelOf } from '../../model/workspace-of.ts';
import { accident } from '../../races/fixtures.ts';
import { badTexts } from './bad-texts.ts';

const uri = 'file:///a.lifecycle';

describe('a proof that leaves its thread', () => {
  it.each(badTexts)('says the same of $name where it arrives', ({ text }) => {
    const checker = createChecker();
    const here = checker.check(modelOf(text), { proof: defaultProofBudget });
    const proof = checker.prove(modelOf(text), defaultProofBudget);
    const there = modelOf(text);
    const arrived = takeIn(there, structuredClone(carryOut(proof)));
    expect(arrived.of).toBe(there);
    const { raised: _before, of: _here, ...kept } = proof;
    expect(arrived).toMatchObject(kept);
    expect(createChecker().check(there, { proof: arrived }).findings).toEqual(here.findings);
  });

  it('counts the declarations of every file', () => {
    const { text, models } = inTwoFiles();
    const proof = createChecker().prove(models(), defaultProofBudget);
    const there = models();
    const arrived = createChecker().check(there, { proof: takeIn(there, structuredClone(carryOut(proof))) });
    const found = [...arrived.findings].flatMap(([file, list]) => list.map(({ rule }) => [file, rule]));
    expect(found).toContainEqual(['file:///b.lifecycle', 'race/dependent-requests']);
    expect(text).toContain('campaign "010');
  });

  it('says nothing of what is not there where it arrives, and nothing by rules that nobody knows', () => {
    const text = accident('R04');
    const carried = structuredClone(carryOut(createChecker().prove(modelOf(text), defaultProofBudget)));
    expect(takeIn(modelOf(text), carried).raised).not.toEqual([]);
    expect(takeIn(modelOf(text), carried, new Map()).raised).toEqual([]);
    const shorter = modelOf(text.slice(0, text.indexOf('campaign "300')));
    expect(takeIn(shorter, carried).raised).toEqual([]);
  });
});

describe('a proof of files that have moved on', () => {
  it('holds of what is as it was, and is not complete', () => {
    const { checker, proof, model } = proved('R04');
    const later = revise(model, new Map([[uri, `${accident('R04')}\nlist "New"\n`]]));
    const checked = checker.check(later, { proof });
    expect(rulesIn(checked)).toContain('race/write-write');
    // Somebody who is told so asks again.
    expect(checker.check(model, { proof }).extent).toEqual(proof.extent);
  });

  it('is silent about a race when either of the two has changed', () => {
    const { checker, proof, model } = proved('R04');
    expect(rulesIn(checker.check(model, { proof }))).toContain('race/write-write');
    for (const piece of ['to "2 - MQL"', 'to "3 - Sales Ready"']) {
      const text = accident('R04').replace(piece, 'to "1 - MAL"');
      expect(text).not.toBe(accident('R04'));
      const later = revise(model, new Map([[uri, text]]));
      expect(rulesIn(checker.check(later, { proof }))).not.toContain('race/write-write');
    }
  });

  it('says how far it reaches', () => {
    const { proof } = proved('R04');
    expect(proof.extent.stimuli).toBeGreaterThan(1);
    expect(proof.extent).toMatchObject({ undecided: 0, cancelled: false });
    expect(proof.complete).toBe(true);
  });
});

function proved(id: string) {
  const model = modelOf(accident(id));
  const checker = createChecker();
  return { model, checker, proof: checker.prove(model, defaultProofBudget) };
}

function inTwoFiles(): { readonly text: string; readonly models: () => Model } {
  const text = accident('R14');
  const at = text.indexOf('campaign "010');
  const files = {
    'a.lifecycle': text.slice(0, at),
    'b.lifecycle': `program "Intake"\n\nlist "Before"\n\n${text.slice(at)}`,
  };
  return { text, models: () => modelOf(files) };
}

function rulesIn({ findings }: { readonly findings: ReadonlyMap<string, readonly { rule: string }[]> }) {
  return [...findings.values()].flat().map(({ rule }) => rule);
}
