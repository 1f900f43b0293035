import type { EngineEvent, Log, Occurrence, Task } from '../../state/index.ts';
import type { Value } from '../../values/index.ts';

/** Names of those that nobody knows. */
export function unknownsIn(values: Iterable<Value>): string[] {
  const names: string[] = [];
  for (const value of values) if (value.kind === 'unknown') names.push(value.name);
  return names;
}

/** Values that a task carries along: what is heard of an event, what is answered from outside. */
export function unknownsInTask(task: Task): string[] {
  switch (task.kind) {
    case 'run':
      return [];
    case 'wake':
      return unknownsInEvent(task.event);
    case 'answer':
      return [
        ...unknownsIn(task.changes.map(({ value }) => value)),
        ...task.events.flatMap(({ event }) => unknownsInEvent(event)),
      ];
    case 'moment':
      return [task.what, ...task.then].flatMap(unknownsInOccurrence);
  }
}

/** Values that steps took along. */
export function unknownsInLog({ entries }: Log): string[] {
  return entries.flatMap(({ inputs }) => unknownsIn(inputs.values()));
}

export function unknownsInEvent({ attributes }: EngineEvent): string[] {
  return unknownsIn(attributes.values());
}

function unknownsInOccurrence({ changes, events }: Occurrence): string[] {
  return [
    ...unknownsIn(changes.flatMap((change) => ('value' in change ? change.value : []))),
    ...events.flatMap(unknownsInEvent),
  ];
}
