import type { Engine } from '../../engine.ts';
import type { State, Task } from '../../state/index.ts';
import type { Choice, Schedule } from '../../trace/schedule.ts';
import { apply, enabled } from '../../transition.ts';
import type { Knowledge } from '../../values/index.ts';
import { turnOf } from '../person-turn.ts';
import type { SlicedProgram } from './sliced-program.ts';
import { sliceTask } from './sliced-task.ts';

/** A whole, its slice, and where both start. */
export interface Sides {
  readonly whole: Engine;
  readonly start: State;
  readonly sliced: SlicedProgram;
  readonly engine: Engine;
  readonly part: State;
}

/** Turns of the whole that are taken for one schedule at most. */
const MOST_TURNS = 5_000;

export interface LiftOptions {
  /** On to the end, or no further than the slice's schedule. */
  readonly until: 'rest' | 'its last turn';
  /** The answer to what nobody knows of the person. */
  readonly otherwise: boolean;
}

/** A schedule of the whole, and what is known of the person who has it. */
export interface Lifted {
  readonly schedule: Schedule;
  readonly person: Knowledge;
}

export function liftSchedule(
  sides: Sides,
  schedule: Schedule,
  person: Knowledge,
  { until, otherwise }: LiftOptions,
): Lifted | undefined {
  const lifting = new Lifting(sides, person, otherwise);
  return lifting.follow(schedule) && (until === 'its last turn' || lifting.finish()) ? lifting : undefined;
}

class Lifting implements Lifted {
  readonly schedule: Choice[] = [];
  readonly #sides: Sides;
  readonly #otherwise: boolean;
  /** Tasks wait through many turns; what is left of each is worked out once. */
  readonly #slices = new Map<Task, Task | undefined>();
  person: Knowledge;
  /** Where the whole stands, and where the slice does. */
  #whole: State;
  #part: State;

  constructor(sides: Sides, person: Knowledge, otherwise: boolean) {
    this.#sides = sides;
    this.#otherwise = otherwise;
    this.person = person;
    this.#whole = sides.start;
    this.#part = sides.part;
  }

  follow(schedule: Schedule): boolean {
    const { engine } = this.#sides;
    for (const { key, answers } of schedule) {
      const wanted = enabled(engine, this.#part).find((task) => task.key === key);
      if (wanted === undefined || !this.#take(wanted)) return false;
      const next = apply(engine, this.#part, wanted, answers).next().value;
      if (next === undefined) return false;
      this.#part = next.state;
    }
    return true;
  }

  /** Whatever is left over has no influence. */
  finish(): boolean {
    while (this.#whole.tasks.length > 0) {
      const [task] = enabled(this.#sides.whole, this.#whole);
      if (task === undefined) return true;
      if (!this.#turn(task)) return false;
    }
    return true;
  }

  /** Takes what corresponds to a task of the slice, after all that stands in its way. */
  #take(wanted: Task): boolean {
    const inPart = new Set(this.#part.tasks.map(withoutDue));
    while (this.schedule.length < MOST_TURNS) {
      const ready = enabled(this.#sides.whole, this.#whole);
      const same =
        ready.find((task) => this.#sliced(task)?.key === wanted.key) ??
        ready.find((task) => this.#resembles(task, wanted));
      const task = same ?? this.#leftOut(ready, inPart);
      if (task === undefined || !this.#turn(task)) return false;
      if (same !== undefined && this.#stays(same)) return true;
    }
    return false;
  }

  /** One that the slice does not have now; rather one that does not take the clock along. */
  #leftOut(ready: readonly Task[], inPart: ReadonlySet<string>): Task | undefined {
    const { minute } = this.#whole;
    const isLeftOut = (task: Task) => {
      const sliced = this.#sliced(task);
      return !this.#stays(task) || sliced === undefined || !inPart.has(withoutDue(sliced));
    };
    return (
      ready.find((task) => (task.due?.soonest ?? minute) <= minute && isLeftOut(task)) ??
      ready.find(isLeftOut)
    );
  }

  #turn(task: Task): boolean {
    if (this.schedule.length >= MOST_TURNS) return false;
    const answering = { person: this.person, otherwise: this.#otherwise };
    const turn = turnOf(this.#sides.whole, this.#whole, task, answering);
    if (turn === undefined) return false;
    this.schedule.push({ key: task.key, answers: turn.next.answers });
    this.#whole = turn.next.state;
    this.person = turn.person;
    return true;
  }

  #sliced(task: Task): Task | undefined {
    let sliced = this.#slices.get(task);
    if (sliced === undefined && !this.#slices.has(task)) {
      sliced = sliceTask(this.#sides.sliced, task);
      this.#slices.set(task, sliced);
    }
    return sliced;
  }

  /** The same but for the minute. */
  #resembles(task: Task, wanted: Task): boolean {
    const sliced = this.#sliced(task);
    return sliced !== undefined && withoutDue(sliced) === withoutDue(wanted);
  }

  /** Is its next turn one that the slice has, too? */
  #stays(task: Task): boolean {
    const frame = task.kind === 'run' ? task.frames.at(-1) : undefined;
    return frame === undefined || this.#sides.sliced.stays(frame.campaign, frame.next);
  }
}

function withoutDue({ key, due }: Task): string {
  return due === undefined ? key : key.slice(0, key.lastIndexOf('@'));
}
