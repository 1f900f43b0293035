import type { EngineProgram, Thing } from '../program/index.ts';
import { OWNER, REQUIRED_BY_SALESFORCE, SALESFORCE_RECORD } from '../program/index.ts';
import { Knowledge, unknown, type Value } from '../values/index.ts';
import { Log } from './log.ts';
import type { Occurrence } from './occurrence.ts';
import { type Background, Person } from './person.ts';
import type { State } from './state.ts';
import { moment } from './task.ts';

/** A person of whom everything is said: what is not, is empty. */
export function knownPerson(program: EngineProgram, given: ReadonlyMap<Thing, Value>): Background {
  return {
    given: new Map([...completeness(program), ...given]),
    otherwise: (thing) => program.noValue(thing),
    past: 'none',
    statements: 'false',
  };
}

/** Anybody who is in the database already. */
export function anyPerson(program: EngineProgram): Background {
  return {
    given: new Map(),
    otherwise: (thing) => program.unknownValue(thing),
    past: 'unknown',
    statements: 'unknown',
  };
}

/**
 * Anybody who comes into the database now. What campaigns write is still empty, and so are memberships, the owner and
 * the CRM record; everything else may have come along.
 */
export function newPerson(program: EngineProgram): Background {
  const empty = new Set<Thing>([...program.written, OWNER, SALESFORCE_RECORD]);
  return {
    given: new Map(),
    otherwise: (thing) =>
      empty.has(thing) || !thing.startsWith('field:') ? program.noValue(thing) : program.unknownValue(thing),
    past: 'none',
    statements: 'unknown',
  };
}

/** Few stories care to mention what Salesforce insists on. */
function completeness(program: EngineProgram): [Thing, Value][] {
  return REQUIRED_BY_SALESFORCE.map((thing) => [
    thing,
    unknown(program.nameOf(thing), 'text', { mayBeEmpty: false }),
  ]);
}

/** Before anything happens: a person, and what will happen to them. */
export function startState(
  background: Background,
  script: readonly Occurrence[],
  {
    minute = 0,
    knowledge = Knowledge.none,
  }: { readonly minute?: number; readonly knowledge?: Knowledge } = {},
): State {
  const first = moment(script, minute);
  return {
    minute,
    person: new Person(background),
    knowledge: knowledge.fresh(),
    tasks: first === undefined ? [] : [first],
    qualified: new Map(),
    activities: [],
    log: Log.empty,
  };
}
