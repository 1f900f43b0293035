import type { Catalogue } from '../../catalogue/index.ts';
import type { Place } from '../../model/index.ts';
import {
  CHANGE_EVENTS,
  type Condition,
  DELETED,
  type EngineCampaign,
  type Operand,
  OWNER,
  SALESFORCE_RECORD,
  type StepCode,
  type Thing,
  thingOfField,
} from '../program/index.ts';
import { type Known, number, textOf } from '../values/index.ts';

/** Before the flow: what triggers, filters and the qualification rule look at. */
export const ENTRY = -1;

/** A campaign looks at a thing, or changes it. */
export interface Touch {
  /** The number of the flow's item, or {@link ENTRY}. */
  readonly at: number;
  readonly thing: Thing;
  /** `adds`: a change that comes to the same in whatever order several of its kind are made. */
  readonly how: 'reads' | 'writes' | 'adds';
  /** What is written, where that is certain. */
  readonly value: Known | undefined;
  readonly place: Place | undefined;
}

/** An event that campaigns may listen to. */
export interface Raise {
  readonly at: number;
  readonly event: string;
  /** The field that changes. */
  readonly field: Thing | undefined;
  /** What is certain of it. */
  readonly attributes: ReadonlyMap<string, Known>;
}

/** What only the whole program can tell: names that other declarations hold. */
export type Mention =
  | { readonly kind: 'smart list'; readonly at: number; readonly name: string; readonly within: string | undefined }
  | { readonly kind: 'calls'; readonly at: number; readonly step: StepCode }
  /** Somebody outside answers later: Salesforce, a webhook. */
  | { readonly kind: 'asks outside'; readonly at: number; readonly step: StepCode }
  /** Values go along with it: fields of an email, all that a sync takes. */
  | { readonly kind: 'carries'; readonly at: number; readonly step: StepCode };

/** What a campaign does, as far as it stands in its own declaration. */
export interface Footprint {
  readonly touches: readonly Touch[];
  readonly raises: readonly Raise[];
  readonly mentions: readonly Mention[];
}

export function footprintOf(catalogue: Catalogue, campaign: EngineCampaign): Footprint {
  const walk = new Walk(catalogue, campaign);
  walk.condition(ENTRY, campaign.filter);
  if (campaign.qualify.rule !== 'every time') walk.membership();
  for (const [at, item] of campaign.flow.entries()) {
    if (item.kind === 'step') walk.step(at, item);
    else {
      for (const { when, then } of item.branches) {
        walk.condition(at, when);
        if (then !== undefined) walk.step(at, then);
      }
      if (item.otherwise !== undefined) walk.step(at, item.otherwise);
    }
  }
  return walk;
}

/** Whoever is in a flow can be taken out of it. */
export function flowOf(campaign: string): Thing {
  return `flow:${campaign}`;
}

/** Activities of a kind, as filters find them. */
export function activitiesOf(filter: string): Thing {
  return `activities:${filter}`;
}

class Walk implements Footprint {
  readonly touches: Touch[] = [];
  readonly raises: Raise[] = [];
  readonly mentions: Mention[] = [];
  readonly #catalogue: Catalogue;
  readonly #campaign: EngineCampaign;

  constructor(catalogue: Catalogue, campaign: EngineCampaign) {
    this.#catalogue = catalogue;
    this.#campaign = campaign;
  }

  /** Whether somebody was in the campaign before is remembered. */
  membership(): void {
    const { name, place } = this.#campaign;
    const thing = `Member of Smart Campaign:${name}`;
    this.#touch(ENTRY, thing, 'reads', undefined, place);
    this.#touch(ENTRY, thing, 'writes', undefined, place);
  }

  condition(at: number, condition: Condition): void {
    switch (condition.kind) {
      case 'all':
      case 'any':
        for (const item of condition.items) this.condition(at, item);
        break;
      case 'not':
        this.condition(at, condition.item);
        break;
      case 'field':
        this.#touch(at, condition.thing, 'reads', undefined, condition.place);
        for (const operand of condition.comparison.operands) this.#operand(at, operand, condition.place);
        break;
      case 'activity':
        this.#touch(at, activitiesOf(condition.filter), 'reads', undefined, condition.place);
        break;
      case 'statement':
        for (const thing of condition.reads) this.#touch(at, thing, 'reads', undefined, condition.place);
        break;
      case 'smart list':
        this.mentions.push({ kind: 'smart list', at, name: condition.name, within: condition.within });
        break;
    }
  }

  step(at: number, step: StepCode): void {
    const { effects, name } = step.definition;
    const own = isSum(step) ? step.writes[0]?.thing : undefined;
    for (const thing of step.reads) if (thing !== own) this.#touch(at, thing, 'reads', undefined, step.place);
    this.mentions.push({ kind: 'carries', at, step });
    if (effects.starts !== undefined) {
      this.mentions.push({ kind: 'calls', at, step });
      return;
    }
    const isSync = name === SYNC || effects.implies.includes(SYNC);
    if (isSync) this.#sync(at, step);
    if (isSync || effects.late) this.mentions.push({ kind: 'asks outside', at, step });
    if (!effects.late || name === SYNC) this.#writes(at, step);
    for (const { event, attributes } of step.events) this.raises.push({ at, event, field: undefined, attributes: literalsOf(attributes) });
    if (name === 'Remove from Flow') this.#removes(at, step);
    if (name === 'Delete Person') this.#touch(at, DELETED, 'writes', undefined, step.place);
  }

  #writes(at: number, step: StepCode): void {
    const adds = isSum(step);
    for (const { thing, value } of step.writes) {
      const known = adds ? undefined : knownOperand(value);
      this.#touch(at, thing, adds ? 'adds' : 'writes', known, step.place);
      this.#changes(at, step, thing, known);
    }
  }

  /** Whoever writes a value raises its events. */
  #changes(at: number, step: StepCode, thing: Thing, value: Known | undefined): void {
    const by = isSum(step) ? knownOperand(step.writes[0]?.value) : undefined;
    for (const event of step.definition.effects.fires) {
      if (!CHANGE_EVENTS.has(event)) continue;
      const attributes = new Map<string, Known>();
      if (value !== undefined) attributes.set('New Value', value).set('New Score', value);
      if (by !== undefined) attributes.set('Change', number(Number(textOf(by))));
      this.raises.push({ at, event, field: thing, attributes });
    }
  }

  /** A step that needs a Salesforce record makes one first: at once, but for the owner. */
  #sync(at: number, step: StepCode): void {
    this.#touch(at, SALESFORCE_RECORD, 'reads', undefined, step.place);
    const definition = this.#catalogue.stepNamed(SYNC);
    for (const written of definition?.effects.writes ?? []) {
      const thing = thingOfField(this.#catalogue, written.slice(1, -1));
      if (isOwners(thing)) continue;
      this.#touch(at, thing, 'writes', undefined, step.place);
      this.raises.push({ at, event: 'Data Value Changes', field: thing, attributes: new Map() });
    }
    this.raises.push({ at, event: 'Person is Synced to SFDC', field: undefined, attributes: new Map() });
  }

  #removes(at: number, step: StepCode): void {
    const [named] = step.arguments.get('Campaign')?.operands ?? [];
    const name = named?.kind === 'value' && named.value.kind === 'text' ? named.value.text : 'this campaign';
    const target = name === 'this campaign' ? this.#campaign.name : name;
    this.#touch(at, flowOf(target), 'writes', undefined, step.place);
  }

  #operand(at: number, operand: Operand, place: Place | undefined): void {
    if (operand.kind === 'field') this.#touch(at, operand.thing, 'reads', undefined, place);
    if (operand.kind === 'template') for (const part of operand.parts) this.#operand(at, part, place);
  }

  #touch(at: number, thing: Thing, how: Touch['how'], value: Known | undefined, place: Place | undefined): void {
    this.touches.push({ at, thing, how, value, place });
  }
}

const SYNC = 'Sync Person to SFDC';

/** Whose details come back with the assignment. */
export function isOwners(thing: Thing): boolean {
  return thing === OWNER || thing.startsWith('field:lead owner ');
}

/** `Change Score … by 5`, the same whoever comes first. */
function isSum({ definition, arguments: given }: StepCode): boolean {
  return definition.name === 'Change Score' && given.get('Change')?.connective === 'by';
}

function knownOperand(operand: Operand | undefined): Known | undefined {
  return operand?.kind === 'value' ? operand.value : undefined;
}

function literalsOf(attributes: ReadonlyMap<string, Operand>): Map<string, Known> {
  const known = new Map<string, Known>();
  for (const [name, operand] of attributes) if (operand.kind === 'value') known.set(name, operand.value);
  return known;
}
