import { expect, it } from 'vitest';
import {
  notStamped,
  stimuliOf,
  stimulusState,
  valueInWords,
  watchStages,
} from '../../../server/src/engine/index.ts';
import { exploreNaively } from '../explore-naive.ts';
import { engineOf } from '../story.ts';

const fields = `
  field [Stage] string
  field [First MQL] datetime
  field [Latest MQL] datetime
  lifecycle "Person" on [Stage] {
    stage "MAL"
    stage "MQL" { stamp first [First MQL], latest [Latest MQL] }
    stage "SAL"
    path "MAL" -> "MQL" -> "SAL"
  }`;

/** Moves, stamps over stamps, and missing stamps, under every stimulus. */
function watch(campaigns: string) {
  const engine = engineOf(fields + campaigns);
  const stages = watchStages(engine.program);
  const missing = new Set<string>();
  for (const stimulus of stimuliOf(engine.program, engine.semantics)) {
    const start = stimulusState(engine.program, stimulus);
    if (start === undefined) continue;
    const { endings } = exploreNaively(engine, start, {
      budget: { states: 10_000, turns: 200 },
      visit: (edge) => stages.visit(edge),
    });
    for (const { state } of endings)
      for (const { stage, stamp } of notStamped(engine.program, state)) missing.add(`${stage.name} ${stamp}`);
  }
  return {
    moves: stages.moves().map(({ from, to }) => `${valueInWords(from)} -> ${valueInWords(to)}`),
    restamps: stages.restamps().map(({ stamp, before }) => `${stamp} over ${before.kind}`),
    missing: [...missing],
  };
}

it('sees every move, and who stays unstamped', () => {
  const { moves, missing } = watch(`
    campaign "Qualify" {
      qualify every time
      trigger Fills Out Form "Demo"
      filter [Stage] is "MAL", "SAL"
      flow { Change Data Value [Stage] to "MQL" }
    }`);
  expect(moves).toEqual(['[Stage] -> "MQL"']);
  expect(missing).toEqual(['MQL field:first mql', 'MQL field:latest mql']);
});

it('sees a first stamp that is written twice, and lets the latest one move', () => {
  const stamping = (guard: string) => `
    campaign "Stamp" {
      qualify every time
      trigger Data Value Changes [Stage] { [New Value] is "MQL" }
      flow {
        ${guard}Change Data Value [First MQL] to {{system.dateTime}}
        Change Data Value [Latest MQL] to {{system.dateTime}}
      }
    }`;
  expect(watch(stamping('')).restamps).toEqual(['field:first mql over unknown']);
  expect(watch(stamping('if [First MQL] is empty then ')).restamps).toEqual([]);
  expect(watch(stamping('')).missing).toEqual([]);
});
