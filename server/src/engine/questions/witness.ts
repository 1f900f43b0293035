import type { Engine } from '../engine.ts';
import { replay, type RunResult } from '../run.ts';
import type { State } from '../state/index.ts';
import { assumptionInWords, type Knowledge, tellingAssumptions } from '../values/index.ts';
import type { Difference } from './confluence.ts';
import { resultIn } from './watched.ts';

/** A difference that has been run again, turn by turn, both ways. */
export interface Witness {
  readonly difference: Difference;
  /** The person that it takes: `[Behavior Score] at least 100`. */
  readonly person: readonly string[];
  readonly runs: readonly [RunResult, RunResult];
  readonly results: readonly [string, string];
  /** The number of the first turn that differs: until then the two runs are one. */
  readonly parts: number;
}

/**
 * Replays both schedules of a difference. Undefined when they do not end as it says, or when no person is like both:
 * then it must not be reported.
 */
export function witnessOf(engine: Engine, start: State, difference: Difference): Witness | undefined {
  const { schedules, watched } = difference;
  const runs = [replay(engine, start, schedules[0]), replay(engine, start, schedules[1])] as const;
  const knowledge = runs[0].state.knowledge.and(runs[1].state.knowledge);
  if (knowledge === undefined || runs.some(({ ended }) => ended !== 'at rest')) return undefined;
  const results = [
    resultIn(runs[0].state, watched, knowledge),
    resultIn(runs[1].state, watched, knowledge),
  ] as const;
  if (results[0] === results[1]) return undefined;
  const [first, second] = schedules;
  const parts = first.findIndex(({ key }, at) => key !== second[at]?.key);
  return {
    difference,
    person: personInWords(knowledge),
    runs,
    results,
    parts: parts === -1 ? first.length : parts,
  };
}

/** The person, in conditions of the language; without what is assumed of one value, where that is told elsewhere. */
export function personInWords(knowledge: Knowledge, except?: string): string[] {
  const told = tellingAssumptions(knowledge).filter(({ about }) => about.name !== except);
  return [...new Set(told.map(assumptionInWords))];
}
