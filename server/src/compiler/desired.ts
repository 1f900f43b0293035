/**
 * What an instance should hold, in names: no ids, no HTTP. The compiler makes it from the model; a snapshot of an
 * instance is brought into the same shape, so that plan and verify compare like with like.
 */

export interface DesiredState {
  readonly fields: readonly DesiredField[];
  readonly programs: readonly DesiredProgram[];
}

export interface DesiredField {
  /** Friendly name: `Lifecycle Status`. */
  readonly displayName: string;
  /** REST name: `lifecycleStatus`. */
  readonly apiName: string;
  /** One of the types that Marketo's schema call takes: string, score, boolean, datetime, … */
  readonly dataType: string;
  readonly description: string;
}

export interface DesiredProgram {
  readonly name: string;
  /** Folders above it, outermost first: ["Marketing Activities", "Operations"]. */
  readonly folder: readonly string[];
  readonly type: string;
  readonly channel: string;
  readonly workspace: string | undefined;
  /** The program that it is made as a copy of. */
  readonly like?: string | undefined;
  readonly description: string;
  readonly tags: readonly { readonly type: string; readonly value: string }[];
  readonly costs: readonly { readonly startDate: string; readonly cost: number; readonly note: string }[];
  readonly tokens: readonly DesiredToken[];
  /** Every folder inside the program, parents before children: [["0. Processing"], ["2. MQL"]]. */
  readonly folders: readonly (readonly string[])[];
  readonly lists: readonly DesiredList[];
  readonly smartLists: readonly DesiredSmartList[];
  readonly campaigns: readonly DesiredCampaign[];
}

export interface DesiredToken {
  readonly name: string;
  readonly type: 'text' | 'score' | 'number' | 'date' | 'rich text' | 'sfdc campaign';
  readonly value: string;
}

interface DesiredAsset {
  readonly name: string;
  /** Folders inside the program; empty: directly below it. */
  readonly folder: readonly string[];
  readonly description: string;
}

export interface DesiredList extends DesiredAsset {}

export interface DesiredSmartList extends DesiredAsset {
  readonly rules: DesiredRules;
}

export interface DesiredCampaign extends DesiredAsset {
  readonly kind: 'trigger' | 'batch' | 'executable';
  readonly rules: DesiredRules;
  readonly flow: readonly DesiredStep[];
  /** Trigger campaigns are switched on unless the file says `inactive`. */
  readonly active: boolean;
  /** What no API writes: it becomes a manual item. */
  readonly qualification:
    | { readonly rule: 'once' }
    | { readonly rule: 'any' }
    | {
        readonly rule: 'interval';
        readonly amount: number;
        readonly unit: 'hour' | 'day' | 'week' | 'month';
      };
  readonly recurrence: string | undefined;
  readonly priority: string | undefined;
  readonly communicationLimits: boolean | undefined;
  /** A one-off run, ISO date-time in the subscription's time zone. */
  readonly runAt: string | undefined;
  readonly like: { readonly name: string; readonly program: string | undefined } | undefined;
  /** Names of campaigns that this one requests or executes: they are activated first. */
  readonly calls: readonly string[];
}

export interface DesiredRules {
  readonly triggers: readonly DesiredRule[];
  readonly filters: readonly DesiredRule[];
  /** `all`, `any`, or an expression over the filters' numbers, always with parentheses: `1 and (2 or 3)`. */
  readonly logic: string;
}

export interface DesiredRule {
  /** Marketo's API name: `Lead is Created`; the friendly name for a custom field. */
  readonly name: string;
  readonly type: 'activity' | 'attribute';
  /** The inactivity form, `not Filled Out Form`. */
  readonly negative: boolean;
  readonly constraints: readonly DesiredConstraint[];
}

export interface DesiredConstraint {
  /** Name of the activity attribute or constraint; for a plain field test the field's own name. */
  readonly name: string;
  readonly operator: string;
  readonly values: readonly string[];
  readonly primary: boolean;
}

export interface DesiredStep {
  /** Marketo's API name: `Change Data Value`. */
  readonly name: string;
  /** At least one; the last is the default and has no condition. */
  readonly choices: readonly DesiredChoice[];
}

export interface DesiredChoice {
  readonly condition: DesiredCondition | undefined;
  /** Undefined: Do Nothing. Parameter name → value, in the order of the catalogue. */
  readonly attributes: readonly { readonly name: string; readonly value: string }[] | undefined;
}

export interface DesiredCondition {
  readonly name: string;
  readonly type: 'activity' | 'attribute';
  readonly operator: string;
  readonly values: readonly string[];
}
