/**
 * The shapes of Marketo's vocabulary. Every entry is data; the language has no grammar rule for any of them.
 * Costs are classes from 1 (cheapest) to 8 (dearest): Marketo publishes an order, never a time.
 */

export type DataType =
  | 'string'
  | 'text'
  | 'email'
  | 'phone'
  | 'url'
  | 'integer'
  | 'float'
  | 'currency'
  | 'percent'
  | 'score'
  | 'date'
  | 'datetime'
  | 'time'
  | 'boolean'
  | 'reference'
  | 'membership'
  | 'segment'
  | 'field'
  | 'enum'
  | 'duration'
  | 'token'
  | 'any';

export type Confidence = 'documented' | 'derived' | 'inferred';

export interface Operator {
  /** As the language writes it, lower case: `not starts with`. */
  readonly name: string;
  /** How many values follow: 0 for `is empty`, 2 for `between`. */
  readonly arity: 0 | 1 | 2;
  readonly negative: boolean;
  /** Several values may be given. */
  readonly multiValue: boolean;
  readonly cost: number;
  /** Cost with several values. */
  readonly costMany: number;
  readonly notes: string;
  readonly source: string;
}

export interface Constraint {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly dataType: DataType;
  /** The first value of the phrase belongs to it. */
  readonly primary: boolean;
  readonly required: boolean;
  /**
   * What kind of asset a reference names: `form`, `static list`, `email`, … Undefined for parts of other assets
   * (a stream, a segment, a program's status), which no declaration can name.
   */
  readonly references: string | undefined;
  /** For enumerations whose values are known. */
  readonly values: readonly string[] | undefined;
  readonly confidence: Confidence;
  readonly source: string;
}

/** Days after which Marketo forgets activities of a kind; undefined: kept for ever. */
export interface Retention {
  readonly days: number | undefined;
  readonly source: string;
}

interface Entry {
  /** Marketo's name on the screen, 'Person' not 'Lead': what the formatter writes. */
  readonly name: string;
  /** What the API calls it. */
  readonly apiName: string;
  /** Older or other spellings that the parser accepts. */
  readonly aliases: readonly string[];
  readonly notes: string;
  readonly source: string;
}

export interface TriggerDefinition extends Entry {
  readonly kind: 'trigger';
  /** The id of the activity type, where public. */
  readonly activityTypeId: number | undefined;
  readonly activityName: string | undefined;
  readonly constraints: readonly Constraint[];
  readonly retention: Retention;
  /** The name of the filter of the same activity. */
  readonly filter: string | undefined;
  /** How many events of this kind an instance sees, 1 few … 5 very many: what a broad trigger costs. */
  readonly volume: number;
  /** Constraints beyond the listed ones are allowed (any opportunity field, …). */
  readonly openConstraints: boolean;
}

export interface ActivityFilterDefinition extends Entry {
  readonly kind: 'activityFilter';
  readonly activityTypeId: number | undefined;
  readonly activityName: string | undefined;
  readonly constraints: readonly Constraint[];
  readonly retention: Retention;
  readonly trigger: string | undefined;
  readonly cost: number;
  /** Cost of `not …`. */
  readonly inactivityCost: number;
  readonly openConstraints: boolean;
}

/** A standard person or company field, or a membership, that filters and choices test. */
export interface AttributeDefinition extends Entry {
  readonly kind: 'attribute';
  readonly dataType: DataType;
  /** Written as words (`Member of List "X"`), not in brackets. */
  readonly named: boolean;
  /** Whose field it is: what `{{lead.…}}` and `{{company.…}}` tokens can name. */
  readonly object: 'person' | 'company';
  /** The REST name of the field, where public. */
  readonly restName: string | undefined;
  /** What kind of asset a reference names, as in {@link Constraint}. */
  readonly references: string | undefined;
  /** For enumerations whose values are known. */
  readonly values: readonly string[] | undefined;
  readonly constraints: readonly Constraint[];
  readonly cost: number;
  readonly openConstraints: boolean;
  readonly confidence: Confidence;
}

export type CampaignKind = 'trigger' | 'batch' | 'executable';

export interface Parameter {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly dataType: DataType;
  readonly references: string | undefined;
  readonly values: readonly string[] | undefined;
  readonly required: boolean;
  readonly acceptsTokens: boolean;
  /**
   * Where the language writes it: first without a word (`primary`), after a connective (`to`, `by`, `in`, …),
   * or, when undefined, only in braces.
   */
  readonly position: 'primary' | { readonly after: readonly string[] } | undefined;
  /** Bare words that stand for a value: `owner` for `Sales Owner`. */
  readonly words: readonly { readonly word: string; readonly value: string }[];
  /** The value that is meant when it is not written. */
  readonly fallback: string | undefined;
}

/**
 * What a step does to the person and to other campaigns. A thing that is read or written is one of
 * - `$X`: what the value of parameter X names (a field; for a webhook, what the webhook is declared to write),
 * - `[X]`: the field X,
 * - the name of an attribute, `Member of List`: membership of the asset that the step's primary argument names.
 */
export interface StepEffects {
  /** Names of triggers that may fire. */
  readonly fires: readonly string[];
  readonly writes: readonly string[];
  readonly reads: readonly string[];
  /** The writes come later than the next step. */
  readonly late: boolean;
  /** The step starts another campaign: at once and waiting for it, or beside it. */
  readonly starts: 'execute' | 'request' | undefined;
  /** Steps that Marketo performs first when the person is not in the CRM. */
  readonly implies: readonly string[];
}

export interface StepDefinition extends Entry {
  readonly kind: 'step';
  readonly activityTypeId: number | undefined;
  readonly parameters: readonly Parameter[];
  readonly allowedIn: readonly CampaignKind[];
  readonly priority: 'high' | 'medium' | 'low' | undefined;
  readonly effects: StepEffects;
}

export type Definition = TriggerDefinition | ActivityFilterDefinition | AttributeDefinition | StepDefinition;

/** `external KIND "Name"`: an asset that lives in Marketo. */
export interface AssetKind {
  /** As the language writes it: `smart list`, `engagement program`. */
  readonly name: string;
  /** Constraint and parameter references that it satisfies. */
  readonly satisfies: readonly string[];
}

/** A name that was found at the head of a run of words. */
export interface Match<T> {
  readonly definition: T;
  /** How many of the words belong to the name. */
  readonly length: number;
}

/** `{{lead.First Name}}`: what may stand before the dot, and what after it. */
export interface TokenNamespace {
  readonly name: string;
  /** `fixed`: only {@link tokens}; `person` and `company`: any field of theirs; `declared`: My Tokens. */
  readonly open: 'fixed' | 'person' | 'company' | 'declared';
  readonly tokens: readonly Token[];
  readonly notes: string;
  readonly source: string;
}

export interface Token {
  readonly name: string;
  readonly dataType: DataType;
}

/** Events of one moment: campaigns that listen to different ones of them run beside each other, in no certain order. */
export interface Coincidence {
  readonly name: string;
  /** Names of triggers; a name that stands twice may fire several times. */
  readonly triggers: readonly string[];
  readonly notes: string;
  readonly confidence: Confidence;
  readonly source: string;
}
