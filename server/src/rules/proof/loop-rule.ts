import type { Rule } from '../rule.ts';
import type { Loop } from './loop.ts';

/** What a rule about loops says of itself, and of one loop. */
export interface LoopRule extends Pick<Rule, 'severity' | 'summary' | 'why' | 'fix'> {
  readonly id: Loop['kind'];
  readonly message: (loop: Loop, nameOf: (thing: string) => string) => string;
  readonly advice: string;
}

/** A rule that tells of all loops of one kind, at the first step in the text by which one turns. */
export function loopRule({ message, advice, ...rule }: LoopRule): Rule {
  return {
    ...rule,
    method: 'proof',
    checkProof: function* ({ loops, program }) {
      for (const loop of loops) {
        if (loop.kind !== rule.id) continue;
        const places = loop.links.flatMap(({ campaign, step }) =>
          step.place === undefined ? [] : [{ campaign, place: step.place }],
        );
        const [first, ...others] = places;
        if (first === undefined) continue;
        yield {
          place: first.place,
          message: message(loop, (thing) => program.nameOf(thing)),
          advice,
          related: others.map(({ campaign, place }) => ({
            place,
            message: `"${campaign.name}" goes on from here`,
          })),
          witness: loop.witness,
          cause: { kind: 'loop', loop },
        };
      }
    },
  };
}
