import { expect, it } from 'vitest';
import type { Io } from '../../server/src/cli/io.ts';
import { type Proofs, proving } from '../../server/src/cli/proving.ts';
import type { Model } from '../../server/src/model/index.ts';
import { createChecker, defaultProofBudget, type Finding } from '../../server/src/rules/index.ts';
import { modelOf } from '../model/workspace-of.ts';
import { raceFixtures } from '../races/fixtures.ts';

const racing = raceFixtures.find(({ id }) => id === 'R14')?.bad.text ?? '';

function ioWith(signal: AbortSignal): Io {
  const silent = () => undefined;
  const question = () => Promise.resolve(undefined);
  const nobody = { colour: false, columns: undefined, interactive: false };
  return { out: silent, err: silent, cwd: '/', env: {}, ...nobody, signal, question };
}

/** The race of a model, as a thread has proved it. */
async function raceOf(model: Model, proofs: Proofs): Promise<Finding> {
  const proof = await proofs.prove(model);
  const { findings } = createChecker().check(model, { proof: proof ?? 'off' });
  const race = [...findings.values()].flat().find(({ cause }) => cause === 'race');
  if (race === undefined) throw new Error('R14 has no race');
  return race;
}

function choices(severities: Iterable<[string, 'off']> = []) {
  return {
    severities: new Map(severities),
    preset: 'recommended' as const,
    folders: [],
    names: new Map<string, RegExp>(),
  };
}

it('asks one thread for the races of a workspace, and then for their repairs', async () => {
  const model = modelOf(racing);
  const repairs = await proving(ioWith(new AbortController().signal), defaultProofBudget, async (proofs) =>
    proofs.repairs(model, await raceOf(model, proofs), choices()),
  );
  expect(repairs).toHaveLength(3);
});

it('names no repairs whose rule nobody wants to hear', async () => {
  const model = modelOf(racing);
  const repairs = await proving(ioWith(new AbortController().signal), defaultProofBudget, async (proofs) =>
    proofs.repairs(model, await raceOf(model, proofs), choices([['wait/missing', 'off']])),
  );
  expect(repairs.map(({ rule }) => rule)).toEqual([undefined, undefined]);
});

it('ends the search for repairs with Ctrl+C, and goes on with what is proved by then', async () => {
  const stop = new AbortController();
  const model = modelOf(racing);
  const repairs = await proving(ioWith(stop.signal), defaultProofBudget, async (proofs) => {
    const race = await raceOf(model, proofs);
    const asked = proofs.repairs(model, race, choices());
    stop.abort();
    return [...(await asked), ...(await proofs.repairs(model, race, choices()))];
  });
  expect(repairs).toEqual([]);
});
