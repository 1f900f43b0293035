import type { CampaignKind, StepDefinition } from '../../catalogue/index.ts';
import type { BoundCampaign, Place } from '../../model/index.ts';
import type { ValueType } from '../values/index.ts';
import type { Operand } from './operand.ts';
import type { Thing } from './thing.ts';

/**
 * A campaign as the engine runs it: triggers, filters and steps worked out from the catalogue, names still names. It
 * depends on nothing but its own declaration and program, so it lives as long as those do.
 */
export interface EngineCampaign {
  /** Different for every campaign that one compiler has seen. */
  readonly id: number;
  readonly name: string;
  /** The program that holds it. */
  readonly home: string | undefined;
  readonly kind: CampaignKind;
  /** Trigger campaigns only: does it listen? */
  readonly active: boolean;
  readonly qualify: QualificationRule;
  /** Its place in the queue when it is launched. */
  readonly priority: Priority;
  readonly triggers: readonly TriggerCode[];
  readonly filter: Condition;
  readonly flow: readonly Instruction[];
  /** Undefined for a campaign that no file declares. */
  readonly bound: BoundCampaign | undefined;
  readonly place: Place | undefined;
}

export type QualificationRule =
  | { readonly rule: 'once' }
  | { readonly rule: 'every time' }
  | { readonly rule: 'every'; readonly minutes: number; readonly words: string };

export type Priority = 'high' | 'medium' | 'low';

// ── Triggers and filters ────────────────────────────────────────────────────────────────────────────────

export interface TriggerCode {
  /** The catalogue's name: `Data Value Changes`. */
  readonly event: string;
  /** The field that it listens to; undefined for every field, and for events without one. */
  readonly field: Thing | undefined;
  readonly constraints: readonly Comparison[];
  readonly place: Place | undefined;
}

/** What a name (a field, an attribute of an event) is compared with. */
export interface Comparison {
  /** Of an event's attribute: its name. */
  readonly attribute: string;
  /** Undefined: as the field is declared. */
  readonly type: ValueType | undefined;
  readonly operator: string;
  readonly operands: readonly Operand[];
}

export type Condition =
  | { readonly kind: 'all' | 'any'; readonly items: readonly Condition[] }
  | { readonly kind: 'not'; readonly item: Condition }
  | FieldCondition
  | SmartListCondition
  | ActivityCondition
  | StatementCondition;

/** A field or a membership of the person, compared. */
export interface FieldCondition {
  readonly kind: 'field';
  readonly thing: Thing;
  readonly comparison: Comparison;
  readonly place: Place | undefined;
}

export interface SmartListCondition {
  readonly kind: 'smart list';
  readonly name: string;
  readonly within: string | undefined;
  readonly place: Place | undefined;
}

/** Something that happened to the person: in the run, or before it. */
export interface ActivityCondition {
  readonly kind: 'activity';
  /** The filter's name: `Filled Out Form`. */
  readonly filter: string;
  readonly comparisons: readonly Comparison[];
  /** `[Min. Number of Times]` */
  readonly times: number;
  /** What it says, for a past that nobody has told. */
  readonly words: string;
  readonly place: Place | undefined;
}

/** A test of which the engine knows only that it holds or not: `Has Opportunity { … }`, `Random Sample`. */
export interface StatementCondition {
  readonly kind: 'statement';
  readonly words: string;
  /** It may answer differently when these change. */
  readonly reads: readonly Thing[];
  readonly place: Place | undefined;
}

// ── Flow ────────────────────────────────────────────────────────────────────────────────────────────────

export type Instruction = StepCode | ChoiceCode;

export interface ChoiceCode {
  readonly kind: 'choice';
  readonly branches: readonly {
    readonly when: Condition;
    readonly then: StepCode | undefined;
    readonly place: Place | undefined;
  }[];
  readonly otherwise: StepCode | undefined;
  readonly place: Place | undefined;
}

export interface StepCode {
  readonly kind: 'step';
  readonly definition: StepDefinition;
  /** As it is written, in one line. */
  readonly text: string;
  /** Is the step one that such a campaign can have? */
  readonly allowed: boolean;
  readonly arguments: ReadonlyMap<string, ArgumentCode>;
  /** What the step is about: the list, the program, the campaign, the email. */
  readonly asset: string | undefined;
  readonly within: string | undefined;
  /** What it looks at beside conditions: tokens, recipients, what Salesforce wants to see. */
  readonly reads: readonly Thing[];
  readonly writes: readonly WriteCode[];
  /** Events of its own, beside those of changed values. */
  readonly events: readonly EventCode[];
  readonly place: Place | undefined;
}

export interface ArgumentCode {
  readonly operands: readonly Operand[];
  /** `by` or `to` of Change Score. */
  readonly connective: string | undefined;
}

export interface WriteCode {
  readonly thing: Thing;
  /** Undefined: whatever the outside answers. */
  readonly value: Operand | undefined;
}

/** An event that a step raises, its attributes from the step's arguments. */
export interface EventCode {
  readonly event: string;
  readonly attributes: ReadonlyMap<string, Operand>;
  /** The attribute that says what was there before: `Previous Status`. */
  readonly previous: { readonly attribute: string; readonly thing: Thing } | undefined;
}
