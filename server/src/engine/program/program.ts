import type { Catalogue } from '../../catalogue/index.ts';
import type { Known, Unknown, Value } from '../values/index.ts';
import type { Comparison, Condition, EngineCampaign, TriggerCode } from './code.ts';
import type { Thing } from './thing.ts';
import type { ValueType } from '../values/index.ts';

/**
 * Everything that the engine has to know of a workspace: campaigns that can run, and what names mean. Immutable;
 * lookups never throw and cost no more than a map's.
 */
export interface EngineProgram {
  readonly catalogue: Catalogue;
  readonly campaigns: readonly EngineCampaign[];
  /** The declarations beside campaigns: where they are the same objects, names mean the same. */
  readonly surroundings: readonly object[];
  readonly lifecycles: readonly EngineLifecycle[];
  /** Active campaigns with the triggers that an event of this kind, on this field, may fire. */
  listeners(event: string, field: Thing | undefined): readonly Listener[];
  /** What `Request Campaign "X"` in this program means: one of ours, or one outside the files. */
  campaign(
    name: string,
    within: string | undefined,
    home: string | undefined,
  ): EngineCampaign | External | undefined;
  smartList(name: string, within: string | undefined): Condition | External | undefined;
  /** An asset that lives in Marketo, with what it is declared to do. `reference` is what the catalogue expects. */
  external(name: string, reference: string): External | undefined;
  /** All of them. */
  readonly externals: readonly External[];
  /** `{{my.X}}` in a program. */
  token(name: string, home: string | undefined): Known | undefined;
  field(thing: Thing): FieldFacts;
  /** The value of a thing about which nothing has been said. */
  unknownValue(thing: Thing): Unknown;
  /** The value of a thing of which it is said that there is none: no membership, an empty field. */
  noValue(thing: Thing): Value;
  /** `[Lifecycle Status]`, `Member of List "Competitors"` */
  nameOf(thing: Thing): string;
  /** The type in which a comparison compares. */
  typeFor(comparison: Comparison, thing: Thing | undefined): ValueType;
  /** The segmentation that a thing is. */
  segmentation(thing: Thing): External | undefined;
  /** Segmentations that are declared to look at a field. */
  segmentationsOn(thing: Thing): readonly Thing[];
  /** Does anybody see whether a field changes: a listener, a segment, a lifecycle? */
  isWatchedForChange(thing: Thing): boolean;
  /** Activity filters that some condition of the files uses: what has to be remembered while campaigns run. */
  readonly rememberedFilters: ReadonlySet<string>;
  /** The activity filter that finds what a trigger hears. */
  filterOf(trigger: string): string | undefined;
  /** Things of which a trigger, a filter or a choice wants to know something. */
  readonly tested: ReadonlySet<Thing>;
  /** Things that some campaign looks at, in a trigger, a filter, a choice, a token; or a segmentation. */
  readonly read: ReadonlySet<Thing>;
  /** Things that some campaign writes. */
  readonly written: ReadonlySet<Thing>;
  /** Fields that a new person may bring along, whether or not campaigns write them. */
  readonly broughtAlong: ReadonlySet<Thing>;
  /** Written things that every sync takes to Salesforce. */
  readonly synced: readonly Thing[];
}

export interface Listener {
  readonly campaign: EngineCampaign;
  /** Any of them may be the one. */
  readonly triggers: readonly TriggerCode[];
  /** The attributes of the event that they look at. */
  readonly looksAt: ReadonlySet<string>;
}

export interface FieldFacts {
  readonly name: string;
  readonly type: ValueType;
  readonly whole: boolean;
  readonly isScore: boolean;
  /** All that it can hold: a picklist, the stages of a lifecycle. */
  readonly oneOf: readonly Known[] | undefined;
  /** Goes to Salesforce with every sync. */
  readonly synced: boolean;
}

/** `external form "Demo" { writes [Country] }` */
export interface External {
  readonly kind: 'external';
  /** `form`, `campaign`, …, lower case. */
  readonly of: string;
  readonly name: string;
  readonly writes: readonly Thing[];
  readonly reads: readonly Thing[];
  readonly requests: readonly string[];
  readonly requestable: boolean;
  readonly executable: boolean;
}

export interface EngineLifecycle {
  readonly name: string;
  readonly stage: Thing;
  readonly stages: readonly EngineStage[];
}

export interface EngineStage {
  readonly name: string;
  readonly terminal: boolean;
  readonly master: string | undefined;
  readonly stamps: readonly { readonly thing: Thing; readonly which: 'first' | 'latest' | undefined }[];
}
