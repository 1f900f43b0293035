import { findersOf } from '../influence/index.ts';
import type { Condition, EngineProgram } from '../program/index.ts';
import type { Semantics } from '../semantics.ts';
import type { Stimulus } from '../stimuli/index.ts';
import type { Knot } from './coverage.ts';
import type { Actor } from './actor.ts';
import type { Reach } from './reach.ts';

/** Tells knots of different stimuli apart as far as the order of things goes. */
export interface Likenesses {
  readonly of: (reach: Reach, knot: Knot) => string;
  /** Other actors have these numbers now. */
  readonly forget: (numbers: ReadonlySet<number>) => void;
}

/**
 * Two knots with one likeness come to the same as far as the order goes: the same campaigns take part, started in the
 * same way, and filters that look for what has happened find the one as they find the other. Of campaigns that only add
 * to something one is like the other, how much they add aside.
 */
export function createLikenesses(program: EngineProgram, semantics: Semantics): Likenesses {
  const finds = findersOf(program, semantics);
  const found = new Map<string, string>();
  const common = new WeakMap<Stimulus, string>();
  const names = new Names();
  /** What is the same for all knots of a stimulus. */
  const commonOf = (stimulus: Stimulus): string => {
    const known = common.get(stimulus);
    if (known !== undefined) return known;
    const lookedFor = stimulus.script.flatMap(({ events }) =>
      events.map((event) => remembered(found, event.key, () => finds(event))),
    );
    const made = `${stimulus.creates} ${stimulus.coincidence?.name ?? ''} ${lookedFor.join()}`;
    common.set(stimulus, made);
    return made;
  };
  return {
    forget: (numbers) => names.forget(numbers),
    of(reach, { leading }) {
      const { stimulus, actors } = reach;
      const [person] = actors;
      const nameAt = (place: number): number => {
        const actor = actors[place];
        return actor === undefined || place === 0 ? -1 : names.of(actor, actor.number, actor.several);
      };
      const starts: string[] = [];
      for (const [start, to] of person?.onward.entries() ?? [])
        if (leading.includes(to)) starts.push(`${person?.starts[start]?.at}>${nameAt(to)}`);
      const touches: string[] = [];
      for (const { at, thing, how, value } of person?.touches ?? []) {
        if (isFelt(reach, leading, thing)) touches.push(`${at} ${how} ${thing} ${value ?? ''}`);
      }
      const members = new Int32Array(leading.map(nameAt)).sort();
      return `${commonOf(stimulus)}\n${starts.sort().join()}\n${members.join()}\n${touches.join()}`;
    },
  };
}

function isFelt({ actors }: Reach, leading: readonly number[], thing: string): boolean {
  for (const place of leading) if (place !== 0 && actors[place]?.byThing.has(thing) === true) return true;
  return false;
}

/** Numbers for actors; those with one number are alike. */
class Names {
  readonly #numbers = new Map<string, number>();
  readonly #known = [new Map<number, number>(), new Map<number, number>()] as const;
  readonly #conditions = new Map<Condition, string>();

  of(actor: Actor, number: number, several: boolean): number {
    const known = this.#known[several ? 1 : 0];
    let named = known.get(number);
    if (named === undefined) {
      const name = this.#nameOf(actor, several) ?? String(number);
      known.set(number, (named = remembered(this.#numbers, name, () => this.#numbers.size)));
    }
    return named;
  }

  forget(numbers: ReadonlySet<number>): void {
    for (const known of this.#known) for (const number of numbers) known.delete(number);
  }

  /** Campaigns that only add are told apart by whom they take, what they add to and whom they start. */
  #nameOf({ name, campaign, touches, starts }: Actor, several: boolean): string | undefined {
    if (campaign === undefined || campaign.qualify.rule !== 'every time') return undefined;
    const own = new Set([
      `Member of Smart Campaign:${name}`,
      `qualified#${campaign.id}`,
      `runs#${campaign.id}`,
    ]);
    const deeds = touches.filter(({ at, thing }) => at >= 0 && !own.has(thing));
    if (deeds.some(({ how }) => how !== 'adds')) return undefined;
    const added = deeds.map(({ at, thing, value }) => `${at} ${thing} ${value}`).join();
    const started = starts.map(({ at, actor }) => `${at}>${actor}`).join();
    return `whoever passes ${this.#keyOf(campaign.filter)} adds ${added} ${started} ${several}`;
  }

  /** The condition without its place in the files. */
  #keyOf(condition: Condition): string {
    return remembered(this.#conditions, condition, () =>
      JSON.stringify(condition, (name, value: unknown) => (name === 'place' ? undefined : value)),
    );
  }
}

function remembered<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = make();
  known.set(key, value);
  return value;
}
