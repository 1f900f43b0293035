import { wrapped } from '../../ide/index.ts';
import { defaultProofBudget, type ProofBudget, type ProofExtent } from '../../rules/index.ts';
import type { Io } from '../io.ts';
import { widthOfTerminal } from './width.ts';

/** Four times as much is four times as long, and often enough. */
const worthwhile = 4;

/** What could not be found out, and what it would take; empty when everything was. */
export function extentText(
  { stimuli, undecided, cancelled }: ProofExtent,
  { statesInAll }: ProofBudget,
  io: Pick<Io, 'columns'>,
): string {
  // Whoever ended it knows.
  if (undecided === 0 || cancelled) return '';
  const events = stimuli === 1 ? 'the 1 event that wakes' : `${stimuli} events that wake`;
  const [are, they] = undecided === 1 ? ['is', 'it has'] : ['are', 'they have'];
  const text =
    `Races: of ${events} several campaigns, ${undecided} ${are} not decided: ${they} more orders than were tried ` +
    `(${spelled(statesInAll)} situations at most). --proof-states ${Math.max(statesInAll * worthwhile, defaultProofBudget.statesInAll)} tries more.`;
  return `${wrapped(text, widthOfTerminal(io)).join('\n')}\n`;
}

function spelled(count: number): string {
  return count.toLocaleString('en-US');
}
