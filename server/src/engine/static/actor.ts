import type { Place } from '../../model/index.ts';
import type { EngineCampaign, Thing } from '../program/index.ts';

/** Before the flow: what triggers, filters and the qualification rule look at. */
export const ENTRY = -1;

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

/** Whoever can do something to the person: a campaign, or somebody outside who answers. */
export interface Actor {
  readonly name: string;
  /** Undefined: somebody outside. */
  readonly campaign: EngineCampaign | undefined;
  readonly touches: readonly Touch[];
  readonly byThing: ReadonlyMap<Thing, readonly Touch[]>;
  readonly starts: readonly Start[];
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
  readonly byThing = new Map<Thing, Touch[]>();
  readonly starts: Start[] = [];
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
    const known = this.byThing.get(thing);
    // The same again tells nothing new.
    if (known?.some((touch) => touch.at === at && touch.how === how && touch.value === value) === true)
      return;
    const touch = { at, thing, how, value, place };
    this.touches.push(touch);
    if (known === undefined) this.byThing.set(thing, [touch]);
    else known.push(touch);
  }
}
