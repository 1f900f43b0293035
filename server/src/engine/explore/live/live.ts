import type { Futures } from '../../influence/index.ts';
import type { EngineProgram, Thing } from '../../program/index.ts';
import { type Activity, type Log, Numbers, type Person, type State, type Task } from '../../state/index.ts';
import { activityAtom, type Atom, isOfPerson, qualifiedAtom } from '../../turn/touched.ts';
import type { Knowledge } from '../../values/index.ts';
import type { LogOrder } from '../conflict.ts';
import type { Focus } from '../slice/index.ts';
import { unknownsInEvent, unknownsInLog, unknownsInTask } from './unknowns.ts';

/** `matters`: the order in which things were logged. `nobody asks`: not even what. */
type WhichLog = LogOrder | 'nobody asks';

/** What somebody may ask for from now on, while certain tasks are left. */
interface Asked {
  readonly isAsked: (atom: Atom) => boolean;
  readonly things: readonly Thing[];
  /** Unknown values that the tasks carry along. */
  readonly carried: string;
  readonly persons: WeakMap<Person, Part>;
  readonly qualified: WeakMap<State['qualified'], number>;
  readonly activities: WeakMap<readonly Activity[], Part>;
}

/** A part of a state as far as it is asked for, and the names of unknown values in it, one to a line. */
interface Part {
  readonly number: number;
  readonly unknowns: string;
}

/**
 * What of a state can still make a difference: to what any of its tasks, or whatever comes of them, may ask, and to what
 * is watched at the end. The rest has had its effect. In particular, of a person as they were at first only what may be
 * asked again counts, so that persons who differed in a filter that has let both of them in go on together.
 */
export class Live {
  readonly #futures: Futures;
  readonly #log: WhichLog;
  readonly #numbers = new Numbers();
  /** What is asked for at the end. */
  readonly #watched: ReadonlySet<Atom>;
  /** Things that anybody asks for at all. */
  readonly #things: readonly Thing[];
  /** Names of what a person has of them at first. Everything else that is unknown counts as long as there is a state. */
  readonly #first: ReadonlySet<string>;
  /** By the tasks that are left. */
  readonly #asked = new Map<string, Asked>();
  readonly #inLogs = new WeakMap<Log, string>();
  readonly #known = new WeakMap<Knowledge, Map<string, number>>();

  constructor(program: EngineProgram, start: State, futures: Futures, focus: Focus, log: WhichLog) {
    this.#futures = futures;
    this.#log = log;
    this.#watched = new Set([...focus.things, ...focus.campaigns.map(qualifiedAtom)]);
    const reads = start.tasks.flatMap((task) => [...futures.of(task).reads]);
    this.#things = [...new Set([...reads.filter(isOfPerson), ...focus.things])];
    this.#first = new Set(this.#things.map((thing) => program.unknownValue(thing).name));
  }

  /** The same for states that differ in nothing that anybody may ask for. */
  keyOf({ minute, person, knowledge, tasks, qualified, activities, log }: State): string {
    const waiting = tasks
      .map((task) => this.#numbers.ofPart(task, () => task.key))
      .sort((a, b) => a - b)
      .join();
    const asked = this.#askedBy(waiting, tasks);
    const ofPerson = this.#person(asked, person);
    const ofActivities = this.#activities(asked, activities);
    const unknowns = ofPerson.unknowns + ofActivities.unknowns + asked.carried + this.#unknownsIn(log);
    const known = this.#knowledge(knowledge, unknowns);
    const since = this.#qualified(asked, qualified);
    const logged = this.#numbers.ofPart(log, () => `log ${this.#logKey(log)}`);
    return `${minute} ${ofPerson.number} ${known} ${since} ${ofActivities.number} ${logged} ${waiting}`;
  }

  #logKey(log: Log): string {
    if (this.#log === 'nobody asks') return '';
    return this.#log === 'matters' ? log.key : log.contents;
  }

  #unknownsIn(log: Log): string {
    if (this.#log === 'nobody asks') return '';
    let names = this.#inLogs.get(log);
    if (names === undefined) this.#inLogs.set(log, (names = lines(unknownsInLog(log))));
    return names;
  }

  #askedBy(waiting: string, tasks: readonly Task[]): Asked {
    const known = this.#asked.get(waiting);
    if (known !== undefined) return known;
    const futures = tasks.map((task) => this.#futures.of(task));
    const isAsked = (atom: Atom): boolean =>
      this.#watched.has(atom) || futures.some(({ reads }) => reads.has(atom));
    const asked: Asked = {
      isAsked,
      things: this.#things.filter(isAsked),
      carried: lines(tasks.flatMap(unknownsInTask)),
      persons: new WeakMap(),
      qualified: new WeakMap(),
      activities: new WeakMap(),
    };
    this.#asked.set(waiting, asked);
    return asked;
  }

  #person({ persons, things }: Asked, person: Person): Part {
    const known = persons.get(person);
    if (known !== undefined) return known;
    let [key, unknowns] = ['person', ''];
    for (const thing of things) {
      const written = person.lastWritten(thing);
      key += written === undefined ? ';' : `;${thing}=${written.key}`;
      const value = written ?? person.get(thing);
      if (value.kind === 'unknown') unknowns += `${value.name}\n`;
    }
    const part: Part = { number: this.#numbers.of(key), unknowns };
    persons.set(person, part);
    return part;
  }

  #knowledge(knowledge: Knowledge, unknowns: string): number {
    let byUnknowns = this.#known.get(knowledge);
    if (byUnknowns === undefined) this.#known.set(knowledge, (byUnknowns = new Map()));
    let number = byUnknowns.get(unknowns);
    if (number === undefined) {
      const counts = new Set(unknowns.split('\n'));
      const key = knowledge.keyOf((name) => counts.has(name) || !this.#first.has(name));
      number = this.#numbers.of(`knowledge ${key}`);
      byUnknowns.set(unknowns, number);
    }
    return number;
  }

  #qualified({ isAsked, qualified: byMap }: Asked, qualified: State['qualified']): number {
    let number = byMap.get(qualified);
    if (number === undefined) {
      const counting = [...qualified].filter(([id]) => isAsked(qualifiedAtom({ id })));
      const key = counting.map(([id, minute]) => `${id}@${minute}`).sort();
      number = this.#numbers.of(`qualified ${key.join()}`);
      byMap.set(qualified, number);
    }
    return number;
  }

  #activities({ isAsked, activities: byList }: Asked, activities: readonly Activity[]): Part {
    const known = byList.get(activities);
    if (known !== undefined) return known;
    const asked = activities.filter(({ filter }) => isAsked(activityAtom(filter)));
    const counting = this.#log === 'nobody asks' ? latest(asked) : asked;
    const keys = counting.map(({ filter, event, minute }) => `${filter}@${minute}${event.key}`);
    const part: Part = {
      number: this.#numbers.of(`activities ${keys.sort().join('\n')}`),
      unknowns: lines(counting.flatMap(({ event }) => unknownsInEvent(event))),
    };
    byList.set(activities, part);
    return part;
  }
}

function lines(names: readonly string[]): string {
  return names.map((name) => `${name}\n`).join('');
}

/** Something that happened twice is found like something that happened once. */
function latest(activities: readonly Activity[]): Activity[] {
  return [
    ...new Map(activities.map((activity) => [`${activity.filter} ${activity.event.key}`, activity])).values(),
  ];
}
