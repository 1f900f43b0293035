import type { Place } from '../../model/index.ts';
import { DELETED, type EngineCampaign, type Thing } from '../program/index.ts';
import { isRun } from '../turn/touched.ts';

/** Before the flow: what triggers, filters and the qualification rule look at. */
export const ENTRY = -1;

/** Instead of somebody's number or place, where there is nobody. */
export const NOBODY = -1;

/** Somebody looks at a thing, or changes it. */
export interface Touch {
  /** The number of the step in which it happens, or {@link ENTRY}. */
  readonly at: number;
  readonly thing: Thing;
  /** `adds`: a change that comes to the same in whatever order several of its kind are made. */
  readonly how: 'reads' | 'writes' | 'adds';
  /** The key of what is written, where that is certain; of a sum, whether it goes up or down. */
  readonly value: string | undefined;
  readonly place: Place | undefined;
}

const NONE: readonly Touch[] = [];

/** All that an actor does to one thing. */
export class Touches {
  readonly thing: Thing;
  /** Mostly one, and there are thousands of these: a list that has room for more would be mostly room. */
  all: readonly Touch[] = NONE;
  reads = false;
  adds = false;
  writes = false;
  /** The one value that it writes; undefined: several, or nobody knows which. */
  value: string | undefined;

  constructor(thing: Thing) {
    this.thing = thing;
  }

  get changes(): boolean {
    return this.writes || this.adds;
  }

  add(touch: Touch): void {
    this.all = [...this.all, touch];
    if (touch.how === 'reads') this.reads = true;
    else if (touch.how === 'adds') this.adds = true;
    else {
      this.value = this.writes && this.value !== touch.value ? undefined : touch.value;
      this.writes = true;
    }
  }

  has(at: number, how: Touch['how'], value: string | undefined): boolean {
    for (const touch of this.all)
      if (touch.at === at && touch.how === how && touch.value === value) return true;
    return false;
  }
}

/** Whoever can do something to the person: a campaign, or somebody outside who answers. */
export interface Actor {
  readonly name: string;
  /** Undefined: somebody outside. */
  readonly campaign: EngineCampaign | undefined;
  readonly touches: readonly Touch[];
  /** The same, thing by thing. */
  readonly things: readonly Touches[];
  readonly byThing: ReadonlyMap<Thing, Touches>;
  /** In the order of its steps. */
  readonly starts: readonly Start[];
  /** What it takes somebody out of: the runs of a campaign, or everything. */
  readonly ends: readonly Thing[];
}

/** One actor starts another, certainly or perhaps. */
export interface Start {
  readonly at: number;
  /** Its place in {@link Network.actors}. */
  readonly actor: number;
  /** The field whose change the other hears of. */
  readonly through: Thing | undefined;
}

/** An actor of whom more and more is known. */
export class Growing implements Actor {
  readonly name: string;
  readonly campaign: EngineCampaign | undefined;
  readonly touches: Touch[] = [];
  readonly things: Touches[] = [];
  readonly byThing = new Map<Thing, Touches>();
  readonly starts: Start[] = [];
  ends: readonly Thing[] = [];
  /** How many it takes, one after the other. */
  steps = 0;

  constructor(name: string, campaign: EngineCampaign | undefined) {
    this.name = name;
    this.campaign = campaign;
  }

  /** The number of one step more. */
  step(): number {
    this.steps += 1;
    return this.steps - 1;
  }

  touch(
    at: number,
    thing: Thing,
    how: Touch['how'],
    value: string | undefined,
    place: Place | undefined,
  ): void {
    let known = this.byThing.get(thing);
    // The same again tells nothing new.
    if (known?.has(at, how, value) === true) return;
    if (known === undefined) {
      known = new Touches(thing);
      this.things.push(known);
      this.byThing.set(thing, known);
    }
    const touch = { at, thing, how, value, place };
    this.touches.push(touch);
    known.add(touch);
    if (how === 'writes' && isEnd(thing)) this.ends = [...this.ends, thing];
  }
}

/** Deletion, and runs that somebody may be taken out of. */
function isEnd(thing: Thing): boolean {
  return thing === DELETED || isRun(thing);
}
