import type { Engine } from '../../engine.ts';
import { influencesOf } from '../../influence/index.ts';
import type { Thing } from '../../program/index.ts';
import type { Difference } from '../../questions/confluence.ts';
import { doneIn, resultIn, type Watched } from '../../questions/watched.ts';
import type { State } from '../../state/index.ts';
import { confluenceOf } from './confluence.ts';
import { decide, type Proof, type ProofOptions } from './proof.ts';

type Effect = Extract<Watched, { kind: 'effect' }>;

/**
 * Is a step done as often, and with the same values, whatever the order? Of many values each has influences of its own,
 * and all persons who differ in any of them are too many; so each value is looked at by itself. Where the step is done
 * once at most, that is all there is to know. Where it may be done twice, which value goes with which is another matter,
 * and nothing is decided here.
 */
export function proveEffect(
  engine: Engine,
  start: State,
  watched: Effect,
  options: ProofOptions,
): Proof<Difference> {
  let [states, transitions] = [0, 0];
  let most = 0;
  const pieces: readonly (readonly Thing[])[] = [
    [],
    ...[...carriedBy(engine, watched.step)].map((thing) => [thing]),
  ];
  for (const carried of pieces) {
    const piece: Effect = { ...watched, carried };
    const claim = confluenceOf([piece], start);
    const counting = {
      ...claim,
      look() {
        const looking = claim.look();
        return (ending: Parameters<typeof looking>[0]) => {
          most = Math.max(most, doneIn(ending.state, watched.step).length);
          return looking(ending);
        };
      },
    };
    const proof = decide(engine, start, counting, options);
    states += proof.effort.states;
    transitions += proof.effort.transitions;
    const effort = { states, transitions };
    if (proof.verdict === 'not decided') return { ...proof, effort };
    if (proof.verdict === 'fails') {
      return { verdict: 'fails', counterexample: ofWhole(proof.counterexample, watched), effort };
    }
    if (most > 1) return { verdict: 'not decided', why: 'states', effort };
  }
  return { verdict: 'holds', effort: { states, transitions } };
}

/** What such steps take along, whoever takes them. */
function carriedBy(engine: Engine, text: string): ReadonlySet<Thing> {
  const influences = influencesOf(engine);
  const notes = engine.program.campaigns.flatMap((campaign) =>
    influences.of(campaign).flow.flatMap(({ steps }) => steps.flatMap(({ influence }) => influence.notes)),
  );
  return new Set(notes.flatMap(({ step, reads }) => (step.text === text ? reads : [])));
}

/** Whoever differs in one value differs. */
function ofWhole(difference: Difference, watched: Effect): Difference {
  const [one, other] = difference.endings.map(({ state }) => resultIn(state, watched, difference.knowledge));
  return one === other ? difference : { ...difference, watched };
}
