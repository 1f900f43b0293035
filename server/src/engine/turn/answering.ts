import type { Thing } from '../program/index.ts';
import type { Answer } from '../state/index.ts';
import { unknown, valueInWords } from '../values/index.ts';
import { change } from './changes.ts';
import { raise } from './events.ts';
import { requestAll } from './requesting.ts';
import type { Turn } from './turn.ts';

/** The outside answers: its values are written, then its events raised. */
export function takeAnswer(turn: Turn, answer: Answer): void {
  const { from, what, fires, source } = answer;
  turn.replace(answer, undefined);
  turn.happened.push({ kind: 'answered', from, what });
  for (const { thing, value } of answer.changes) change(turn, thing, value, { source, fires });
  if (answer.segmentation !== undefined) computeSegment(turn, answer.segmentation);
  for (const { event, given, unless } of answer.events) {
    if (given.every((words) => turn.askWhether(words)) && !unless.some((words) => turn.askWhether(words)))
      raise(turn, event);
  }
  requestAll(turn, answer.requests);
}

/** The segment of a person with such values is always the same; whether it is another than before, nobody tells. */
function computeSegment(turn: Turn, segmentation: Thing): void {
  const { program } = turn.engine;
  const reads = program.segmentation(segmentation)?.reads ?? [];
  const values = reads
    .map((thing) => {
      const [name, value] = [program.nameOf(thing), valueInWords(turn.read(thing))];
      return value === name ? name : `${name} ${value}`;
    })
    .join(', ');
  const segment = unknown(`the segment for ${values}`, 'text', { mayBeEmpty: false });
  const writing = { source: 'Marketo', fires: ['Segment Changes'] };
  const said = `${program.nameOf(segmentation)} changes with ${values}`;
  const another = turn.person.background.statements === 'false' || turn.askWhether(said);
  if (another) change(turn, segmentation, segment, writing);
}
