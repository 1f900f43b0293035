import type { Semantics } from '../semantics.ts';
import {
  CHANGE_EVENTS,
  type Condition,
  DELETED,
  type EngineCampaign,
  type EngineProgram,
  type External,
  literals,
  OWNER,
  type StepCode,
  type Thing,
  thingOfField,
  type TriggerCode,
} from '../program/index.ts';
import { type Known, matches, type Test, testOf, text } from '../values/index.ts';
import { activitiesOf, flowOf, type Footprint, isOwners, type Raise, type Touch } from './footprint.ts';

/** Whoever can do something to the person: a campaign, or somebody outside who answers. */
export interface Actor {
  readonly number: number;
  readonly name: string;
  /** Undefined: somebody outside. */
  readonly campaign: EngineCampaign | undefined;
  readonly touches: readonly Touch[];
  readonly starts: readonly Start[];
}

/** One actor starts another, certainly or perhaps. */
export interface Start {
  readonly at: number;
  readonly actor: number;
  /** The change of which the other hears. */
  readonly through: Thing | undefined;
}

/** Who starts whom in a program, and who touches what. */
export interface Network {
  readonly actors: readonly Actor[];
  actorOf(campaign: EngineCampaign): Actor | undefined;
  /** Whom an event wakes, perhaps. */
  woken(raise: Raise): readonly number[];
  /** Who answers when a field changes: its segmentations. */
  followers(thing: Thing): readonly number[];
}

type Footprints = (campaign: EngineCampaign) => Footprint;

export function createNetwork(program: EngineProgram, semantics: Semantics, footprints: Footprints): Network {
  return new Linking(program, semantics, footprints);
}

interface Growing extends Actor {
  readonly touches: Touch[];
  readonly starts: Start[];
}

/** Executable campaigns nest at most three levels deep, smart lists for as long as they do not meet themselves. */
const DEEPEST_EXECUTION = 3;
const DEEPEST_LIST = 20;

class Linking implements Network {
  readonly actors: Growing[] = [];
  readonly #program: EngineProgram;
  readonly #semantics: Semantics;
  readonly #footprints: Footprints;
  readonly #campaigns = new Map<EngineCampaign, Growing>();
  readonly #outside = new Map<string, Growing>();
  readonly #tests = new Map<object, Test | undefined>();

  constructor(program: EngineProgram, semantics: Semantics, footprints: Footprints) {
    this.#program = program;
    this.#semantics = semantics;
    this.#footprints = footprints;
    for (const campaign of program.campaigns) this.#campaigns.set(campaign, this.#grow(campaign.name, campaign));
    for (const [campaign, actor] of this.#campaigns) this.#link(actor, campaign, undefined, 0);
    this.#beGone();
  }

  actorOf(campaign: EngineCampaign): Actor | undefined {
    return this.#campaigns.get(campaign);
  }

  woken({ event, field, attributes }: Raise): number[] {
    return this.#program.listeners(event, field).flatMap(({ campaign, triggers }) => {
      const hears = triggers.some((trigger) => this.#mayHear(trigger, field, attributes));
      return hears ? (this.#campaigns.get(campaign)?.number ?? []) : [];
    });
  }

  followers(thing: Thing): number[] {
    return this.#program.segmentationsOn(thing).map((segmentation) => this.#segment(segmentation).number);
  }

  #grow(name: string, campaign: EngineCampaign | undefined): Growing {
    const actor: Growing = { number: this.actors.length, name, campaign, touches: [], starts: [] };
    this.actors.push(actor);
    return actor;
  }

  /** What a campaign does is done by whoever executes it, at that step. */
  #link(actor: Growing, campaign: EngineCampaign, executedAt: number | undefined, depth: number): void {
    const { touches, raises, mentions } = this.#footprints(campaign);
    for (const touch of touches) actor.touches.push(executedAt === undefined ? touch : { ...touch, at: executedAt });
    for (const raise of raises) this.#raise(actor, executedAt === undefined ? raise : { ...raise, at: executedAt });
    for (const mention of mentions) {
      const at = executedAt ?? mention.at;
      switch (mention.kind) {
        case 'smart list':
          this.#list(actor, at, mention.name, mention.within, 0);
          break;
        case 'carries':
          this.#carry(actor, at, mention.step);
          break;
        case 'calls':
          this.#call(actor, at, campaign, mention.step, depth);
          break;
        case 'asks outside':
          this.#ask(actor, at, mention.step);
          break;
      }
    }
  }

  // ── Events ────────────────────────────────────────────────────────────────────────────────────────────

  #raise(actor: Growing, raise: Raise): void {
    const { at, event, field } = raise;
    if (field !== undefined && !this.#canTell(event, field)) return;
    const filter = this.#program.catalogue.triggerNamed(event)?.filter;
    if (filter !== undefined && this.#program.rememberedFilters.has(filter)) touch(actor, at, activitiesOf(filter), 'adds');
    for (const number of this.woken(this.#alsoKnown(raise))) actor.starts.push({ at, actor: number, through: field });
    if (field !== undefined) for (const number of this.followers(field)) actor.starts.push({ at, actor: number, through: field });
  }

  /** Some events tell of some fields only. */
  #canTell(event: string, field: Thing): boolean {
    switch (event) {
      case 'Score is Changed':
        return this.#program.field(field).isScore;
      case 'Owner Changes':
        return field === OWNER;
      case 'Segment Changes':
        return this.#program.segmentation(field) !== undefined;
      default:
        return true;
    }
  }

  /** Flows change values as Marketo's own source. */
  #alsoKnown(raise: Raise): Raise {
    if (raise.event !== 'Data Value Changes' || raise.attributes.has('Source')) return raise;
    return { ...raise, attributes: new Map(raise.attributes).set('Source', text(this.#semantics.sources.flow)) };
  }

  #mayHear({ constraints }: TriggerCode, field: Thing | undefined, attributes: ReadonlyMap<string, Known>): boolean {
    return constraints.every((comparison) => {
      const value = attributes.get(comparison.attribute);
      if (value === undefined) return true;
      const test = this.#testFor(comparison, field);
      return test === undefined || matches(value, test);
    });
  }

  #testFor(comparison: TriggerCode['constraints'][number], field: Thing | undefined): Test | undefined {
    if (this.#tests.has(comparison)) return this.#tests.get(comparison);
    const { operands, operator } = comparison;
    const certain = operands.every(({ kind }) => kind === 'value');
    const type = this.#program.typeFor(comparison, field);
    const test = certain ? testOf(type, operator, literals(operands), 0, this.#semantics) : undefined;
    this.#tests.set(comparison, test);
    return test;
  }

  // ── Names ─────────────────────────────────────────────────────────────────────────────────────────────

  #list(actor: Growing, at: number, name: string, within: string | undefined, depth: number): void {
    const found = depth > DEEPEST_LIST ? undefined : this.#program.smartList(name, within);
    if (found === undefined) return;
    if (found.kind === 'external') for (const thing of found.reads) touch(actor, at, thing, 'reads');
    else this.#condition(actor, at, found, depth + 1);
  }

  #condition(actor: Growing, at: number, condition: Condition, depth: number): void {
    switch (condition.kind) {
      case 'all':
      case 'any':
        for (const item of condition.items) this.#condition(actor, at, item, depth);
        break;
      case 'not':
        this.#condition(actor, at, condition.item, depth);
        break;
      case 'field':
        touch(actor, at, condition.thing, 'reads');
        break;
      case 'activity':
        touch(actor, at, activitiesOf(condition.filter), 'reads');
        break;
      case 'statement':
        for (const thing of condition.reads) touch(actor, at, thing, 'reads');
        break;
      case 'smart list':
        this.#list(actor, at, condition.name, condition.within, depth);
        break;
    }
  }

  #carry(actor: Growing, at: number, step: StepCode): void {
    const { catalogue } = this.#program;
    const { definition, asset } = step;
    const reference = definition.parameters.find(({ position }) => position === 'primary')?.references;
    const external = asset === undefined || reference === undefined ? undefined : this.#program.external(asset, reference);
    for (const thing of external?.reads ?? []) touch(actor, at, thing, 'reads');
    if (definition.name === SYNC || definition.effects.implies.includes(SYNC)) {
      for (const thing of this.#program.synced) touch(actor, at, thing, 'reads');
    }
    if (definition.activityTypeId === undefined) return;
    for (const { name, activityTypeId } of catalogue.activityFilters) {
      const same = activityTypeId === definition.activityTypeId;
      if (same && this.#program.rememberedFilters.has(name)) touch(actor, at, activitiesOf(name), 'adds');
    }
  }

  #call(actor: Growing, at: number, campaign: EngineCampaign, step: StepCode, depth: number): void {
    const target = this.#program.campaign(step.asset ?? '', step.within, campaign.home);
    if (target === undefined) return;
    const executes = step.definition.effects.starts === 'execute';
    if (target.kind === 'external') {
      if (executes) this.#perform(actor, at, target);
      else actor.starts.push({ at, actor: this.#answering(`campaign "${target.name}"`, (made) => this.#perform(made, 0, target)).number, through: undefined });
    } else if (executes) {
      if (target.kind === 'executable' && depth < DEEPEST_EXECUTION) this.#link(actor, target, at, depth + 1);
    } else {
      const requested: Raise = { at, event: 'Campaign is Requested', field: undefined, attributes: new Map([['Source', text(this.#semantics.sources.flow)]]) };
      this.#request(actor, target, requested);
    }
  }

  #request(actor: Growing, target: EngineCampaign, { at, event, attributes }: Raise): void {
    const listens = target.triggers.some((trigger) => trigger.event === event && this.#mayHear(trigger, undefined, attributes));
    const number = this.#campaigns.get(target)?.number;
    if (target.active && listens && number !== undefined) actor.starts.push({ at, actor: number, through: undefined });
  }

  // ── Outside ───────────────────────────────────────────────────────────────────────────────────────────

  #ask(actor: Growing, at: number, step: StepCode): void {
    const { name, effects } = step.definition;
    if (name === SYNC || effects.implies.includes(SYNC)) {
      const salesforce = this.#answering('Salesforce assigns the owner', (made) => this.#assign(made));
      actor.starts.push({ at, actor: salesforce.number, through: undefined });
    }
    if (!effects.late || name === SYNC) return;
    const answering = this.#answering(step.text, (made) => this.#answer(made, step));
    actor.starts.push({ at, actor: answering.number, through: undefined });
  }

  #assign(made: Growing): void {
    const { catalogue } = this.#program;
    const written = catalogue.stepNamed(SYNC)?.effects.writes ?? [];
    const owners = written.map((name) => thingOfField(catalogue, name.slice(1, -1))).filter(isOwners);
    this.#writeAll(made, owners, new Set(catalogue.stepNamed(SYNC)?.effects.fires), this.#semantics.sources.crm);
  }

  #answer(made: Growing, step: StepCode): void {
    const { effects } = step.definition;
    const external = step.asset === undefined ? undefined : this.#program.external(step.asset, 'webhook');
    const written = [...step.writes.map(({ thing }) => thing), ...(external?.writes ?? [])];
    this.#writeAll(made, written, new Set(effects.fires), external === undefined ? this.#semantics.sources.crm : 'Webhook');
    for (const { event } of step.events) this.#raise(made, { at: 0, event, field: undefined, attributes: new Map() });
    for (const request of external?.requests ?? []) this.#requestNamed(made, request);
  }

  #perform(made: Growing, at: number, external: External): void {
    this.#writeAll(made, external.writes, new Set(['Data Value Changes', 'Score is Changed']), this.#semantics.sources.flow, at);
    for (const request of external.requests) this.#requestNamed(made, request, at);
  }

  #requestNamed(made: Growing, name: string, at = 0): void {
    const target = this.#program.campaign(name, undefined, undefined);
    if (target === undefined || target.kind === 'external') return;
    const attributes = new Map([['Source', text(this.#semantics.sources.flow)]]);
    this.#request(made, target, { at, event: 'Campaign is Requested', field: undefined, attributes });
  }

  #segment(segmentation: Thing): Growing {
    return this.#answering(`the segment of ${this.#program.nameOf(segmentation)}`, (made) => {
      for (const thing of this.#program.segmentation(segmentation)?.reads ?? []) touch(made, 0, thing, 'reads');
      this.#writeAll(made, [segmentation], new Set(['Segment Changes']), 'Marketo');
    });
  }

  #writeAll(made: Growing, things: readonly Thing[], fires: ReadonlySet<string>, source: string, at = 0): void {
    for (const thing of things) {
      touch(made, at, thing, 'writes');
      for (const event of fires) {
        const attributes = new Map([['Source', text(source)]]);
        if (CHANGE_EVENTS.has(event)) this.#raise(made, { at, event, field: thing, attributes });
      }
    }
  }

  #answering(name: string, fill: (made: Growing) => void): Growing {
    const known = this.#outside.get(name);
    if (known !== undefined) return known;
    const made = this.#grow(name, undefined);
    this.#outside.set(name, made);
    fill(made);
    return made;
  }

  // ── Being gone ────────────────────────────────────────────────────────────────────────────────────────

  /** Nothing happens any more to somebody who is deleted, or who has been taken out of the flow. */
  #beGone(): void {
    const written = new Set(this.actors.flatMap(({ touches }) => touches.flatMap(({ how, thing }) => (how === 'writes' ? thing : []))));
    for (const actor of this.actors) {
      const end = actor.campaign?.flow.length ?? 0;
      if (written.has(DELETED)) touch(actor, end, DELETED, 'reads');
      const own = flowOf(actor.campaign?.name ?? '');
      if (written.has(own)) touch(actor, end, own, 'reads');
    }
  }
}

const SYNC = 'Sync Person to SFDC';

function touch(actor: Growing, at: number, thing: Thing, how: Touch['how']): void {
  actor.touches.push({ at, thing, how, value: undefined, place: undefined });
}
