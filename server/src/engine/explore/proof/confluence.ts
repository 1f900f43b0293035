import type { Engine } from '../../engine.ts';
import type { Difference } from '../../questions/confluence.ts';
import type { Watched } from '../../questions/watched.ts';
import { witnessOf } from '../../questions/witness.ts';
import type { State } from '../../state/index.ts';
import { type Known, type Knowledge, type Test, type Unknown, valueInWords } from '../../values/index.ts';
import { shrink } from '../bounded/index.ts';
import { type Cone, focusOnAll, type Slice } from '../slice/index.ts';
import { Kinds } from './kinds.ts';
import { type Claim, decide, type Proof, type ProofOptions } from './proof.ts';

/**
 * Does one thing end alike whatever the order, for whatever person? The counterexample's schedules part in one adjacent
 * swap, if any such pair shows it.
 */
export function proveConfluence(
  engine: Engine,
  start: State,
  watched: Watched,
  options: ProofOptions,
): Proof<Difference> {
  return decide(engine, start, confluenceOf([watched], start), options);
}

/** That all of them end alike; refuted by one of them that does not. */
export function confluenceOf(
  watched: readonly Watched[],
  start: State,
  cone?: Cone,
): Claim<Difference, Difference> {
  return {
    focus: focusOnAll(watched),
    cone,
    log: 'does not matter',
    look() {
      const kinds = watched.map((one) => new Kinds(one));
      return (ending) => {
        for (const one of kinds) {
          const found = one.add(ending);
          if (found !== undefined) return found;
        }
        return undefined;
      };
    },
    replay: (found, part, whole) => lifted(whole, start, part, found),
  };
}

/** In the whole program. Whatever else it asks of the person must not make the two results one. */
function lifted(engine: Engine, start: State, part: Slice, difference: Difference): Difference | undefined {
  const person = apart(difference);
  for (const otherwise of [true, false]) {
    const first = part.lift(difference.schedules[0], person, { otherwise });
    const second = first && part.lift(difference.schedules[1], first.person, { otherwise });
    if (first === undefined || second === undefined) continue;
    const schedules = [first.schedule, second.schedule] as const;
    const runs = witnessOf(engine, start, { ...difference, schedules })?.runs;
    if (runs === undefined) continue;
    const endings = [
      { state: runs[0].state, schedule: schedules[0] },
      { state: runs[1].state, schedule: schedules[1] },
    ] as const;
    return shrink(engine, start, {
      watched: difference.watched,
      knowledge: second.person,
      schedules,
      endings,
    });
  }
  return undefined;
}

/** The person, with the two values of the watched thing being two. */
function apart({ watched, knowledge, endings }: Difference): Knowledge {
  if (watched.kind !== 'thing') return knowledge;
  const [one, other] = endings.map(({ state }) => knowledge.resolve(state.person.get(watched.thing)));
  if (one === undefined || other === undefined) return knowledge;
  if (one.kind !== 'unknown') return other.kind === 'unknown' ? differing(knowledge, other, one) : knowledge;
  return other.kind === 'unknown' ? knowledge : differing(knowledge, one, other);
}

function differing(knowledge: Knowledge, unknown: Unknown, value: Known): Knowledge {
  const test: Test = { kind: 'same', value, words: `is ${valueInWords(value)}` };
  return knowledge.assume(unknown, test, false) ?? knowledge;
}
