import type { EngineProgram, Thing } from '../program/index.ts';
import { isField, OWNER, REQUIRED_BY_SALESFORCE, SALESFORCE_RECORD } from '../program/index.ts';
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
 * Anybody who comes into the database now, with whatever a form, an import or another system fills in. Only what comes
 * of being in Marketo is not there yet.
 */
export function newPerson(program: EngineProgram): Background {
  return {
    given: new Map(),
    otherwise: (thing) =>
      isEmptyAtFirst(program, thing) ? program.noValue(thing) : program.unknownValue(thing),
    past: 'none',
    statements: 'unknown',
  };
}

/**
 * Is it certain that a new person has nothing there? Memberships, the owner and the CRM record come later, and so does
 * what campaigns write: stages, stamps, scores, flags. A country that campaigns only correct has come along.
 */
function isEmptyAtFirst({ written, broughtAlong }: EngineProgram, thing: Thing): boolean {
  if (!isField(thing) || thing === OWNER || thing === SALESFORCE_RECORD) return true;
  return written.has(thing) && !broughtAlong.has(thing);
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
