export { attributeOf, event, type EngineEvent, seenBy } from './event.ts';
export { Log, logEntry, type LogEntry } from './log.ts';
export { type Increase, occurrence, type Occurrence } from './occurrence.ts';
export { Numbers } from './numbers.ts';
export { type Background, Person } from './person.ts';
export { anyPerson, knownPerson, newPerson, startState } from './start.ts';
export { StateNumbers } from './state-numbers.ts';
export { type Activity, type State, stateKey, valueNow } from './state.ts';
export {
  answer,
  type Answer,
  type Change,
  type ConditionalEvent,
  type Due,
  type Frame,
  moment as momentOf,
  type Moment,
  run,
  type Run,
  type Task,
  wake,
  type Wake,
} from './task.ts';
