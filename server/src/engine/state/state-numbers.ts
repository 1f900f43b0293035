import type { Log } from './log.ts';
import { activitiesKey, qualifiedKey, type State } from './state.ts';

/**
 * Numbers the states of one exploration: two states have the same text exactly when their keys are the same. Much
 * shorter and faster than {@link stateKey}, because what states share is looked at once.
 */
export class StateNumbers {
  readonly #parts = new Map<string, number>();
  readonly #known = new WeakMap<object, number>();
  readonly #logKey: (log: Log) => string;

  /** `logKey`: what counts of a log. */
  constructor(logKey: (log: Log) => string = ({ key }) => key) {
    this.#logKey = logKey;
  }

  /** A short text that stands for the state. */
  of({ minute, person, knowledge, tasks, qualified, activities, log }: State): string {
    const waiting = tasks.map((task) => this.#shared(task, () => task.key)).sort((a, b) => a - b);
    return [
      minute,
      this.#shared(person, () => `person ${person.key}`),
      this.#shared(knowledge, () => `knowledge ${knowledge.key}`),
      this.#shared(qualified, () => `qualified ${qualifiedKey(qualified)}`),
      this.#shared(activities, () => `activities ${activitiesKey(activities)}`),
      this.#shared(log, () => `log ${this.#logKey(log)}`),
      ...waiting,
    ].join();
  }

  #shared(part: object, key: () => string): number {
    const known = this.#known.get(part);
    if (known !== undefined) return known;
    const text = key();
    const number = this.#parts.get(text) ?? this.#parts.size;
    this.#parts.set(text, number);
    this.#known.set(part, number);
    return number;
  }
}
