import type { Engine } from '../engine.ts';
import { type Deed, Influences } from '../influence/index.ts';
import { changing, raising, segmenting } from '../influence/events.ts';
import {
  ALL_CHANGES,
  DELETED,
  type EngineCampaign,
  isSum,
  keptBy,
  type StepCode,
  type Thing,
} from '../program/index.ts';
import type { Occurrence } from '../state/index.ts';
import { type Actor, ENTRY, Growing } from './actor.ts';
import { LOG, runsAtom } from '../turn/touched.ts';
import { textOf } from '../values/index.ts';

/** Who starts whom in a program, and who touches what. Whatever really happens is some of it. */
export class Network {
  readonly actors: Actor[];
  readonly engine: Engine;
  readonly #numbers: Map<EngineCampaign | Thing, number>;
  /** What ends flows early, if anything does. */
  readonly #ends: Set<Thing>;
  readonly #people: WeakMap<readonly Occurrence[], Actor>;

  private constructor(engine: Engine, before?: Network) {
    this.engine = engine;
    this.actors = [...(before?.actors ?? [])];
    this.#numbers = new Map(before?.numbersOfOthers);
    this.#ends = new Set(before?.ends);
    this.#people = before?.people ?? new WeakMap<readonly Occurrence[], Actor>();
  }

  static of(engine: Engine): Network {
    const network = new Network(engine);
    const { campaigns } = engine.program;
    for (const campaign of campaigns) network.#numbers.set(campaign, network.#add(campaign.name, campaign));
    const influences = new Influences(engine);
    for (const campaign of campaigns) network.#fill(campaign, influences);
    network.#endEarly(network.actors);
    return network;
  }

  /**
   * Of a program in which only the flows and filters of some campaigns are others. Undefined where flows are ended early
   * in another way than before, or where numbers have run too high.
   */
  static revised(before: Network, engine: Engine, revised: ReadonlySet<number>): Network | undefined {
    const isEnded = (number: number) => {
      const campaign = before.actors[number]?.campaign;
      return campaign !== undefined && before.ends.has(runsAtom(campaign));
    };
    if ([...revised].some(isEnded) || before.actors.length > MOST_ACTORS * (before.campaigns + 100))
      return undefined;
    const network = new Network(engine, before);
    const { campaigns } = engine.program;
    for (const [number, campaign] of campaigns.entries()) network.#numbers.set(campaign, number);
    const influences = new Influences(engine);
    const fresh: Actor[] = [];
    for (const number of revised) {
      const campaign = campaigns[number];
      if (campaign === undefined) continue;
      const actor = new Growing(campaign.name, campaign);
      network.actors[number] = actor;
      fresh.push(actor);
      network.#fill(campaign, influences);
    }
    // Who ends what is looked at of everybody.
    const endings = endingsIn(network.actors);
    if (endings.size !== network.#ends.size || [...endings].some((thing) => !network.#ends.has(thing)))
      return undefined;
    network.#endEarly(fresh);
    return network;
  }

  get campaigns(): number {
    return this.engine.program.campaigns.length;
  }

  get numbersOfOthers(): readonly (readonly [EngineCampaign | Thing, number])[] {
    return [...this.#numbers].filter(([key]) => typeof key === 'string');
  }

  get ends(): ReadonlySet<Thing> {
    return this.#ends;
  }

  get people(): WeakMap<readonly Occurrence[], Actor> {
    return this.#people;
  }

  numberOf(campaign: EngineCampaign): number | undefined {
    return this.#numbers.get(campaign);
  }

  /** The person, to whom one thing after the other happens. */
  person(script: readonly Occurrence[]): Actor {
    const known = this.#people.get(script);
    if (known !== undefined) return known;
    const person = new Growing('the person', undefined);
    this.#people.set(script, person);
    const { engine } = this;
    for (const [at, { changes, events, request, batch, creates }] of script.entries()) {
      for (const change of changes) {
        const value = 'value' in change && change.value.kind !== 'unknown' ? change.value : undefined;
        const done = changing(engine, change.thing, value, ALL_CHANGES);
        const quiet = creates && !engine.semantics.firstValuesAreChanges;
        this.#deed(person, at, quiet ? { ...done, wakes: [], follows: [] } : done, () => value?.key);
      }
      for (const event of events) this.#deed(person, at, raising(engine, event));
      for (const campaign of [request?.campaign, batch])
        if (campaign !== undefined) this.#start(person, at, campaign);
      // To somebody who is deleted nothing more happens.
      if (at > 0 && this.#ends.has(DELETED)) person.touch(at, DELETED, 'reads', undefined, undefined);
    }
    return person;
  }

  #add(name: string, campaign: EngineCampaign | undefined): number {
    return this.actors.push(new Growing(name, campaign)) - 1;
  }

  #fill(campaign: EngineCampaign, influences: Influences): void {
    const actor = this.actors[this.#numbers.get(campaign) ?? -1];
    if (!(actor instanceof Growing)) return;
    this.#deed(actor, ENTRY, influences.of(campaign).entry);
    this.#flow(actor, campaign, influences, undefined, 0);
  }

  /** What an executed campaign does is done by whoever executes it: in that step, or in steps of its own. */
  #flow(
    actor: Growing,
    campaign: EngineCampaign,
    influences: Influences,
    executedAt: number | undefined,
    depth: number,
  ): void {
    const inOnePiece = this.engine.semantics.execute === 'in one piece';
    for (const [number, { tests, steps }] of influences.of(campaign).flow.entries()) {
      const at = executedAt ?? actor.step();
      for (const thing of tests) actor.touch(at, thing, 'reads', undefined, campaign.flow[number]?.place);
      for (const { step, influence } of steps) {
        const { reads, deeds, later, executes } = influence;
        const written = (thing: Thing) => writtenBy(this.engine, step, thing);
        let unread = reads;
        for (const done of deeds) {
          this.#deed(actor, at, done, written, step, unread);
          unread = unread.filter((thing) => done.writes.includes(thing));
        }
        const answers = later
          .flatMap((answer) => answer.deeds)
          .filter(({ writes, wakes }) => writes.length + wakes.length > 0);
        if (answers.length > 0)
          actor.starts.push({ at, actor: this.#outside(step, answers), through: undefined });
        if (executes === undefined || depth >= DEEPEST_EXECUTION) continue;
        this.#deed(actor, at, influences.of(executes).entry);
        this.#flow(actor, executes, influences, inOnePiece ? at : undefined, depth + 1);
      }
    }
  }

  /** `given`: what else it depends on. */
  #deed(
    actor: Growing,
    at: number,
    { reads, writes, marks, wakes, follows }: Deed,
    written: (thing: Thing) => string | undefined = () => undefined,
    step?: StepCode,
    given: readonly Thing[] = [],
  ): void {
    const place = step?.place;
    const how = step !== undefined && isSum(step) ? 'adds' : 'writes';
    // Whether a write changes anything depends on what was there: that is part of writing.
    for (const all of [reads, given])
      for (const thing of all) if (!writes.includes(thing)) actor.touch(at, thing, 'reads', undefined, place);
    for (const thing of writes) if (thing !== LOG) actor.touch(at, thing, how, written(thing), place);
    for (const thing of marks) actor.touch(at, thing, 'adds', undefined, place);
    const through = writes.length === 1 ? writes[0] : undefined;
    for (const campaign of wakes) this.#start(actor, at, campaign, through);
    for (const segmentation of follows)
      actor.starts.push({ at, actor: this.#segment(segmentation), through });
  }

  #start(actor: Growing, at: number, campaign: EngineCampaign, through?: Thing): void {
    const number = this.#numbers.get(campaign);
    if (number !== undefined) actor.starts.push({ at, actor: number, through });
  }

  /** Whoever is taken out of a flow, or deleted, takes no step any more: up to the last one that matters. */
  #endEarly(actors: readonly Actor[]): void {
    const ends = this.#ends;
    for (const thing of endingsIn(this.actors)) ends.add(thing);
    if (ends.size === 0) return;
    for (const actor of actors) {
      if (!(actor instanceof Growing)) continue;
      const end = actor.steps;
      const own = actor.campaign === undefined ? [DELETED] : [DELETED, runsAtom(actor.campaign)];
      for (const thing of own)
        if (ends.has(thing)) actor.touch(end, thing, 'reads', undefined, actor.campaign?.place);
    }
  }

  #segment(segmentation: Thing): number {
    const known = this.#numbers.get(segmentation);
    if (known !== undefined) return known;
    const number = this.#add(`the segment of ${this.engine.program.nameOf(segmentation)}`, undefined);
    this.#numbers.set(segmentation, number);
    const actor = this.actors[number];
    if (actor instanceof Growing) this.#deed(actor, 0, segmenting(this.engine, segmentation));
    return number;
  }

  #outside(step: StepCode, answers: readonly Deed[]): number {
    const number = this.#add(`the answer to ${step.text}`, undefined);
    const actor = this.actors[number];
    if (actor instanceof Growing) for (const done of answers) this.#deed(actor, 0, done);
    return number;
  }
}

/** Whoever answered a step that is gone keeps a number: so many for each campaign. */
const MOST_ACTORS = 2;

function endingsIn(actors: readonly Actor[]): Set<Thing> {
  return new Set(actors.flatMap(({ ends }) => ends));
}

/** Executable campaigns nest at most so deep. */
const DEEPEST_EXECUTION = 3;

function writtenBy({ program }: Engine, step: StepCode, thing: Thing): string | undefined {
  const value = step.writes.find((write) => write.thing === thing)?.value;
  if (value?.kind !== 'value') return undefined;
  return isSum(step)
    ? Number(textOf(value.value)) < 0
      ? 'down'
      : 'up'
    : keptBy(program, thing, value.value).key;
}
