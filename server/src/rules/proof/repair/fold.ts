import { quoted, stringLiteral } from '../../spelling.ts';
import type { Race } from '../race.ts';
import type { Candidate } from './candidate.ts';
import { rolesIn } from './roles.ts';
import { type Scene, writtenOf } from './scene.ts';

/**
 * One intake: who listens to the same event as the writer, and looks at what that one writes, is requested by it at the
 * end of its flow instead. A request is never earlier than its own step.
 */
export function* folds(scene: Scene, race: Race): Generator<Candidate> {
  for (const { reader, writer } of rolesIn(race)) {
    const [late, first] = [writtenOf(scene, reader.campaign), writtenOf(scene, writer.campaign)];
    if (late === undefined || first === undefined || late.symbol === first.symbol) continue;
    if (late.symbol.bound.kind !== 'trigger' || first.symbol.bound.kind !== 'trigger') continue;
    const events = new Set(first.symbol.bound.triggers.map(({ definition }) => definition.name));
    const shared = late.symbol.bound.triggers.filter(({ definition }) => events.has(definition.name));
    const items = shared.flatMap((one) => late.text.statementAround(one) ?? []);
    const requestable = late.symbol.bound.triggers.some(
      ({ definition }) => definition.name === 'Campaign is Requested',
    );
    if (items.length === 0 || events.has('Campaign is Requested')) continue;
    const trigger = requestable ? '' : 'trigger Campaign is Requested "Marketo Flow Action"';
    yield {
      kind: 'fold',
      title: `Let ${quoted(first.symbol.name)} request ${quoted(late.symbol.name)} at its end`,
      edits: [
        ...items.map((item, at) => late.text.replace(item, at === 0 ? trigger : '')),
        ...first.text.append(`Request Campaign ${stringLiteral(late.symbol.name)}`),
      ],
    };
  }
}
