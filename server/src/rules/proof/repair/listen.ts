import type { Race } from '../race.ts';
import { quoted } from '../../spelling.ts';
import type { Candidate } from './candidate.ts';
import { asFilter, comparison, testOf, triggerFor } from './conditions.ts';
import type { Side } from '../side.ts';
import { rolesIn } from './roles.ts';
import { type Scene, writtenOf } from './scene.ts';

/**
 * Who tests in a filter what another writes listens to the change of it instead: before it there is nothing that could
 * wake them. What was the trigger becomes a filter, where one says the same.
 */
export function* listenings(scene: Scene, race: Race): Generator<Candidate> {
  for (const { reader, writer, thing } of rolesIn(race)) {
    const { task } = reader;
    const written = task.kind === 'wake' ? writtenOf(scene, task.campaign) : undefined;
    if (written === undefined || task.kind !== 'wake') continue;
    const { text, symbol } = written;
    const heard = symbol.bound.triggers.find(({ definition }) => definition.name === task.event.trigger);
    const item = heard && text.statementAround(heard);
    const test = testOf(symbol.bound, thing, scene.program);
    const trigger = triggerFor(scene.program, thing, writer, test && comparison(text, test));
    if (heard === undefined || item === undefined || trigger === undefined) continue;
    // Whoever writes something else takes the person away; there is nothing to listen to.
    if (writer.campaign !== undefined && !entersAfter(reader)) continue;
    const [name, what] = [quoted(symbol.name), trigger.slice('trigger '.length)];
    const candidate = (title: string, ...lines: readonly string[]): Candidate => {
      return { kind: 'listen', group: what, title, edits: [text.replace(item, lines.join('\n'))] };
    };
    const before = asFilter(text, heard);
    if (before !== undefined) {
      const asked = 'and ask for what has triggered it';
      yield candidate(`Let ${name} listen to this, too: ${what}, ${asked}`, text.text(item), trigger, before);
      yield candidate(`Let ${name} listen to this instead: ${what}, ${asked}`, trigger, before);
    }
    yield candidate(`Let ${name} listen to this instead: ${what}`, trigger);
  }
}

/** Does the campaign take the person in when the other one has been before? What outsiders answer, nobody knows. */
function entersAfter({ turns }: Side): boolean {
  const woken = turns[1]?.next.happened.find((happening) => happening.kind === 'woken');
  return woken?.verdict === 'enters';
}
