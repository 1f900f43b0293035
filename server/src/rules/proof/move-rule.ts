import type { RawFinding, Rule } from '../rule.ts';
import { listed, quoted } from '../spelling.ts';
import type { Analysis } from './analysis.ts';
import type { Move } from './move.ts';
import { eventInWords } from './words.ts';

/** What a rule about undeclared moves says of itself, and of one step. */
export interface MoveRule extends Pick<Rule, 'severity' | 'summary' | 'why' | 'fix' | 'yieldsTo'> {
  readonly id: Move['kind'];
  /** `"200 - MQL" may take people back from "3 - SAL" to "2 - MQL"` */
  readonly message: (campaign: string, from: string, to: string) => string;
  readonly advice: string;
}

/** A rule that tells of all moves of one kind: once for each step that makes them. */
export function moveRule({ message, advice, ...rule }: MoveRule): Rule {
  return {
    ...rule,
    method: 'proof',
    checkProof: function* (analysis) {
      const moves = analysis.moves.filter((move) => move.kind === rule.id && !isExplained(analysis, move));
      const bySteps = Map.groupBy(moves, ({ step, to }) => `${step.place?.start} ${step.text} ${to}`);
      for (const [first, ...others] of bySteps.values()) {
        if (first === undefined) continue;
        const from = listed([first, ...others].map((move) => quoted(move.from)));
        const { place } = first.step;
        const finding: Omit<RawFinding, 'place'> = {
          message: `${message(quoted(first.campaign.name), from, quoted(first.to))} after ${eventInWords(first.stimulus)}.`,
          advice,
          witness: first.witness,
          cause: { kind: 'move', move: first },
        };
        if (place !== undefined) yield { ...finding, place };
      }
    },
  };
}

/** A race that ends in different stages says already that one campaign writes over what another has written. */
function isExplained({ races }: Analysis, { inFlight, lifecycle, campaign }: Move): boolean {
  return (
    inFlight &&
    races.some(
      ({ sides, consequences }) =>
        sides.some((side) => side.campaign === campaign) &&
        consequences.some(({ watched }) => watched.kind === 'thing' && watched.thing === lifecycle.stage),
    )
  );
}
