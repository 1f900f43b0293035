/**
 * The tree of a `.lifecycle` file.
 *
 * Positions are offsets in UTF-16 units, end exclusive. Inside a declaration they count from that
 * declaration's own first character, never from the file's: an edit above a campaign leaves the campaign's
 * object untouched, so whatever a later stage computed for it can be kept by identity. A {@link Placed} says
 * where a declaration currently stands in the file or folder that holds it.
 *
 * The tree knows words, not meaning: `Fills Out Form starts with "Demo"` is a {@link Phrase} whose first words
 * are not yet split into a trigger and an operator. The model does that with the catalogue at hand.
 */

export interface Span {
  readonly start: number;
  readonly end: number;
}

// ── Containers ──────────────────────────────────────────────────────────────────────────────────────────

/** A declaration and where it begins, counted from the beginning of its container. */
export interface Placed<T extends Declaration = Declaration> {
  readonly offset: number;
  readonly declaration: T;
}

/** A whole file. The spans of its own comments and findings count from the start of the file. */
export interface LifecycleFile {
  readonly kind: 'File';
  readonly items: readonly Placed[];
  /** Comments that stand between the declarations, in order. */
  readonly comments: readonly Comment[];
  /** Lines between the declarations that are no declaration, in order. */
  readonly broken: readonly Broken[];
  /** What is wrong between the declarations; each declaration keeps its own. */
  readonly problems: readonly SyntaxProblem[];
  readonly length: number;
}

export type Declaration =
  | ProgramDeclaration
  | LifecycleDeclaration
  | FieldDeclaration
  | ListDeclaration
  | SmartListDeclaration
  | FolderDeclaration
  | CampaignDeclaration
  | ExternalDeclaration
  | ScenarioDeclaration;

/** What all declarations have. */
export interface DeclarationBase extends Span {
  /** Always 0: a declaration is its own origin. `end` is its length. */
  readonly start: 0;
  /** The lines of `/// …` above it, which travel to Marketo as the asset's description. */
  readonly doc: DocComment | undefined;
  /** Where the keyword stands: after the doc comment. */
  readonly keyword: Span;
  /** Every `//` and `/* *\/` comment inside it, in order (a folder's: only those directly inside the folder). */
  readonly comments: readonly Comment[];
  /** What the parser could not read inside it; the text between stays a {@link Broken} item. */
  readonly problems: readonly SyntaxProblem[];
}

export interface DocComment extends Span {
  /** The text without slashes, lines joined by \n. */
  readonly text: string;
}

export interface Comment extends Span {
  readonly style: 'line' | 'block';
  /** As written, with its slashes. */
  readonly text: string;
}

/** A sentence about text that is not the language: what was found, what was expected. */
export interface SyntaxProblem extends Span {
  readonly code: 'syntax/unexpected' | 'syntax/unclosed' | 'syntax/missing' | 'syntax/unreadable';
  readonly message: string;
}

/** A statement that could not be read. It is kept word for word. */
export interface Broken extends Span {
  readonly kind: 'Broken';
  readonly text: string;
}

// ── Words and values ────────────────────────────────────────────────────────────────────────────────────

/** A run of bare words, single spaces between them: a catalogue name, an operator, a connective, or several of these. */
export interface Words extends Span {
  readonly kind: 'Words';
  readonly text: string;
  /** One span per word, so that a part of the run can be underlined. */
  readonly words: readonly Span[];
}

/** `"…"` with its escapes resolved. */
export interface StringValue extends Span {
  readonly kind: 'String';
  readonly value: string;
}

/** `[Behavior Score]`, with `]]` read as `]`. */
export interface FieldName extends Span {
  readonly kind: 'FieldName';
  readonly name: string;
}

export interface NumberValue extends Span {
  readonly kind: 'Number';
  readonly value: number;
  /** As written: `5`, `-5`, `2.50`. */
  readonly text: string;
}

/** `5 minutes`. The unit is as written, abbreviations included: a rule speaks about those. */
export interface DurationValue extends Span {
  readonly kind: 'Duration';
  readonly amount: number;
  readonly text: string;
  readonly unit: string;
  readonly unitSpan: Span;
}

export interface DateValue extends Span {
  readonly kind: 'Date';
  /** `2026-12-01` */
  readonly text: string;
}

export interface TimeValue extends Span {
  readonly kind: 'Time';
  /** `09:00` */
  readonly text: string;
}

export interface DateTimeValue extends Span {
  readonly kind: 'DateTime';
  /** `2026-12-01T09:00` */
  readonly text: string;
}

export interface BooleanValue extends Span {
  readonly kind: 'Boolean';
  readonly value: boolean;
}

/** The word `empty` where a value stands: clears a field. (In `is empty` it is part of the operator.) */
export interface EmptyValue extends Span {
  readonly kind: 'Empty';
}

/** `{{my.MQL Threshold}}`: the name without braces. */
export interface TokenValue extends Span {
  readonly kind: 'Token';
  readonly name: string;
}

export type Value =
  | StringValue
  | NumberValue
  | DurationValue
  | DateValue
  | TimeValue
  | DateTimeValue
  | BooleanValue
  | EmptyValue
  | TokenValue;

/** One or more values with commas between them (`between 25 and 49` gives two). */
export interface Values extends Span {
  readonly kind: 'Values';
  readonly items: readonly Value[];
}

export type Part = Words | Values | FieldName;

/**
 * What a trigger, a filter, a condition, a step or an event is written as: words, values and names in a row, then
 * perhaps constraints in braces. The first part is never a value.
 */
export interface Phrase extends Span {
  readonly kind: 'Phrase';
  readonly parts: readonly Part[];
  readonly constraints: ConstraintBlock | undefined;
}

export interface ConstraintBlock extends Span {
  readonly kind: 'Constraints';
  readonly items: readonly (Constraint | Broken)[];
}

/** `[New Value] is "2 - MQL"`: operator words may be absent. */
export interface Constraint extends Span {
  readonly kind: 'Constraint';
  readonly field: FieldName;
  readonly operator: Words | undefined;
  readonly values: Values | undefined;
}

/** A name between quotes that stands for an asset, perhaps with `in "Program"`. */
export interface AssetName extends Span {
  readonly kind: 'AssetName';
  readonly name: StringValue;
  readonly within: StringValue | undefined;
}

// ── Program, lists, fields ──────────────────────────────────────────────────────────────────────────────

export interface ProgramDeclaration extends DeclarationBase {
  readonly kind: 'Program';
  readonly name: StringValue;
  /** The folder path after `in`, as written: "Marketing Activities / Operations". */
  readonly within: StringValue | undefined;
  readonly items: readonly ProgramItem[] | undefined;
}

export type ProgramItem =
  | (Span & { readonly kind: 'Channel'; readonly value: StringValue })
  | (Span & { readonly kind: 'ProgramType'; readonly value: StringValue | Words })
  | (Span & { readonly kind: 'Workspace'; readonly value: StringValue })
  /** `like "Kit"`: the program is made as a copy of another. */
  | (Span & { readonly kind: 'ProgramLike'; readonly value: StringValue })
  | (Span & { readonly kind: 'Tag'; readonly name: StringValue; readonly value: StringValue })
  | (Span & {
      readonly kind: 'Cost';
      readonly date: DateValue;
      readonly amount: NumberValue;
      readonly note: StringValue | undefined;
    })
  | TokenItem
  | Broken;

/** `token "MQL Threshold" number 100` */
export interface TokenItem extends Span {
  readonly kind: 'TokenItem';
  readonly name: StringValue;
  readonly type: Words;
  readonly value: Value;
}

export interface FieldDeclaration extends DeclarationBase {
  readonly kind: 'Field';
  /** `field Company [Tier] …`: Company. Absent: the person. */
  readonly object: Words | undefined;
  readonly name: FieldName;
  readonly type: Words;
  readonly items: readonly FieldItem[] | undefined;
}

export type FieldItem =
  | (Span & { readonly kind: 'Api'; readonly value: StringValue })
  | (Span & { readonly kind: 'AllowedValues'; readonly values: readonly StringValue[] })
  | (Span & { readonly kind: 'SalesforceFields'; readonly fields: readonly SalesforceField[] })
  | Broken;

export interface SalesforceField extends Span {
  readonly kind: 'SalesforceField';
  readonly object: Words;
  readonly api: StringValue;
}

export interface ListDeclaration extends DeclarationBase {
  readonly kind: 'List';
  readonly name: StringValue;
}

export interface SmartListDeclaration extends DeclarationBase {
  readonly kind: 'SmartList';
  readonly name: StringValue;
  readonly filters: readonly (Filter | Broken)[];
}

export interface FolderDeclaration extends DeclarationBase {
  readonly kind: 'Folder';
  readonly name: StringValue;
  /** Offsets count from the folder's start. */
  readonly items: readonly Placed[];
  /** Lines directly inside the folder that are no declaration, in order. */
  readonly broken: readonly Broken[];
}

// ── Lifecycle ───────────────────────────────────────────────────────────────────────────────────────────

export interface LifecycleDeclaration extends DeclarationBase {
  readonly kind: 'Lifecycle';
  readonly name: StringValue;
  /** `[Lifecycle Status]`, or `Revenue Stage "Model"` / `Program Status "Program"`. */
  readonly on: FieldName | Phrase;
  readonly items: readonly LifecycleItem[];
}

export type LifecycleItem = Stage | Path | Allow | Broken;

export interface Stage extends Span {
  readonly kind: 'Stage';
  readonly doc: DocComment | undefined;
  readonly name: StringValue;
  readonly items: readonly StageItem[] | undefined;
}

export type StageItem =
  | (Span & { readonly kind: 'Owner'; readonly owner: Words | StringValue })
  | (Span & { readonly kind: 'Master'; readonly system: Words })
  | (Span & { readonly kind: 'Stamp'; readonly stamps: readonly StampField[] })
  | (Span & { readonly kind: 'Sla'; readonly within: DurationValue })
  | (Span & { readonly kind: 'Entry'; readonly text: StringValue })
  | (Span & { readonly kind: 'Exit'; readonly text: StringValue })
  | (Span & { readonly kind: 'Terminal' })
  | Broken;

export interface StampField extends Span {
  readonly kind: 'StampField';
  readonly which: 'first' | 'latest' | undefined;
  readonly field: FieldName;
}

/** `path "A" -> "B" -> "C"` */
export interface Path extends Span {
  readonly kind: 'Path';
  readonly stages: readonly StringValue[];
}

/** `allow "A", "B" -> "C" -> "D"`: each group may move to the next one. */
export interface Allow extends Span {
  readonly kind: 'Allow';
  readonly from: readonly StringValue[] | 'any' | 'empty';
  readonly to: readonly (readonly StringValue[])[];
}

// ── Campaigns ───────────────────────────────────────────────────────────────────────────────────────────

export interface CampaignDeclaration extends DeclarationBase {
  readonly kind: 'Campaign';
  readonly name: StringValue;
  readonly items: readonly CampaignItem[];
}

export type CampaignItem = Setting | Trigger | Filter | Flow | Broken;

export type Setting =
  | (Span & { readonly kind: 'Qualify'; readonly rule: 'once' | 'every time' | DurationValue })
  | (Span & { readonly kind: 'Schedule'; readonly schedule: Schedule })
  | (Span & { readonly kind: 'Executable' })
  | (Span & { readonly kind: 'Inactive' })
  | (Span & { readonly kind: 'Like'; readonly template: AssetName })
  | (Span & { readonly kind: 'Priority'; readonly level: Words })
  | (Span & { readonly kind: 'Limits'; readonly on: boolean });

export type Schedule =
  | {
      readonly repeat:
        | { readonly kind: 'daily' }
        | { readonly kind: 'weekdays' }
        | { readonly kind: 'every'; readonly interval: DurationValue }
        | { readonly kind: 'weekly'; readonly days: readonly Words[] }
        | { readonly kind: 'monthly'; readonly day: NumberValue | Words };
      readonly at: TimeValue;
      readonly from: DateValue | undefined;
      readonly until: DateValue | undefined;
    }
  | { readonly repeat: undefined; readonly once: DateTimeValue };

export interface Trigger extends Span {
  readonly kind: 'Trigger';
  readonly phrase: Phrase;
}

export interface Filter extends Span {
  readonly kind: 'Filter';
  readonly condition: Condition;
}

export type Condition = ConditionGroup | Test | Broken;

/** `all { … }` or `any { … }` */
export interface ConditionGroup extends Span {
  readonly kind: 'Group';
  readonly match: 'all' | 'any';
  readonly items: readonly Condition[];
}

/** One attribute, activity or membership test; `not` stands before activities and memberships. */
export interface Test extends Span {
  readonly kind: 'Test';
  readonly negated: boolean;
  readonly phrase: Phrase;
}

export interface Flow extends Span {
  readonly kind: 'Flow';
  readonly items: readonly FlowItem[];
}

export type FlowItem = Step | Choice | Broken;

export interface Step extends Span {
  readonly kind: 'Step';
  readonly phrase: Phrase;
}

/** `if … then … else if … then … else …`: one flow step with choices. */
export interface Choice extends Span {
  readonly kind: 'Choice';
  readonly branches: readonly ChoiceBranch[];
  /** Undefined: no `else` was written, which means do nothing. */
  readonly otherwise: Step | Nothing | undefined;
}

export interface ChoiceBranch extends Span {
  readonly kind: 'Branch';
  readonly test: Test;
  readonly then: Step | Nothing;
}

export interface Nothing extends Span {
  readonly kind: 'Nothing';
}

// ── External assets ─────────────────────────────────────────────────────────────────────────────────────

export interface ExternalDeclaration extends DeclarationBase {
  readonly kind: 'External';
  /** `form`, `smart list`, `engagement program`, …: as written. */
  readonly of: Words;
  readonly names: readonly StringValue[];
  readonly within: StringValue | undefined;
  readonly effects: readonly ExternalEffect[] | undefined;
}

export type ExternalEffect =
  | (Span & { readonly kind: 'Writes' | 'Reads'; readonly fields: readonly FieldName[] })
  | (Span & { readonly kind: 'Requests'; readonly campaign: StringValue })
  | (Span & { readonly kind: 'Requestable' | 'ExecutableExternal' })
  | (Span & { readonly kind: 'ExternalToken'; readonly name: StringValue; readonly value: Value })
  | Broken;

// ── Scenarios ───────────────────────────────────────────────────────────────────────────────────────────

export interface ScenarioDeclaration extends DeclarationBase {
  readonly kind: 'Scenario';
  readonly name: StringValue;
  readonly items: readonly ScenarioItem[];
}

export type ScenarioItem = Given | When | Then | Broken;

export interface Given extends Span {
  readonly kind: 'Given';
  readonly test: Test;
}

export interface When extends Span {
  readonly kind: 'When';
  readonly after: DurationValue | undefined;
  readonly what: Occurrence;
  readonly creatingPerson: boolean;
}

export type Occurrence =
  | ScenarioEvent
  | (Span & { readonly kind: 'Together'; readonly events: readonly (ScenarioEvent | Broken)[] })
  | (Span & { readonly kind: 'BatchRun'; readonly campaign: StringValue });

export type ScenarioEvent =
  | (Span & { readonly kind: 'Event'; readonly phrase: Phrase })
  | (Span & {
      readonly kind: 'Becomes';
      readonly field: FieldName;
      readonly value: Value;
      readonly inSalesforce: boolean;
    });

export interface Then extends Span {
  readonly kind: 'Then';
  readonly expect: Expectation;
}

export type Expectation =
  | (Span & { readonly kind: 'Holds'; readonly test: Test })
  | (Span & {
      readonly kind: 'Happens';
      readonly step: Phrase;
      readonly times: 'once' | 'never' | NumberValue;
    })
  | (Span & { readonly kind: 'HappensBefore'; readonly step: Phrase; readonly later: Phrase });
