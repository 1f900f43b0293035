import type {
  ActivityFilterDefinition,
  AttributeDefinition,
  CampaignKind,
  Constraint as ConstraintDefinition,
  Operator,
  Parameter,
  StepDefinition,
  TriggerDefinition,
} from '../catalogue/index.ts';
import type * as ast from '../syntax/index.ts';

/**
 * What a declaration says once the catalogue has been asked: words split into triggers, operators and arguments.
 * Binding looks at one declaration alone, so its result lives as long as the declaration's object. Names of things
 * that other declarations hold stay {@link Reference}s, which the model resolves.
 */

/** A name that something else declares. */
export interface Reference extends ast.Span {
  readonly kind: 'field' | 'campaign' | 'asset' | 'token';
  readonly name: string;
  /** For assets: what the catalogue expects, such as `form` or `smart list`. */
  readonly of: string | undefined;
  /** `"Name" in "Program"`. */
  readonly within: string | undefined;
  /** How the name is used: a write or a call is not a mere mention. */
  readonly use: 'reads' | 'writes' | 'requests' | 'executes' | 'names';
}

/** A word that the catalogue does not know, or a piece that is missing. */
export interface BindProblem extends ast.Span {
  readonly code:
    | 'unknown-trigger'
    | 'unknown-filter'
    | 'unknown-step'
    | 'unknown-constraint'
    | 'unknown-operator'
    | 'missing-argument'
    | 'surplus-argument'
    | 'unexpected-word';
  /** The words as written. */
  readonly found: string;
  /** The name of the trigger, filter or step around it, if known. */
  readonly context: string | undefined;
  /** Nearest known names, best first; looked for when asked, since that is the dear part. */
  readonly nearest: readonly string[];
}

/** A value where bare words stand for one: `owner`, or a field's name. */
export interface WordValue extends ast.Span {
  readonly kind: 'Word';
  readonly text: string;
}

export type ArgumentValue = ast.Value | ast.FieldName | WordValue;

export interface BoundConstraint extends ast.Span {
  /** Undefined for constraints that an entry leaves open, such as any opportunity field. */
  readonly definition: ConstraintDefinition | undefined;
  readonly name: string;
  readonly operator: Operator | undefined;
  readonly operatorSpan: ast.Span | undefined;
  readonly values: readonly ArgumentValue[];
}

export interface BoundTrigger extends ast.Span {
  readonly kind: 'trigger';
  readonly definition: TriggerDefinition;
  readonly nameSpan: ast.Span;
  /** The constraint that the phrase's own values belong to. */
  readonly primary: BoundConstraint | undefined;
  readonly constraints: readonly BoundConstraint[];
}

interface BoundTestBase extends ast.Span {
  readonly negated: boolean;
  readonly operator: Operator | undefined;
  readonly operatorSpan: ast.Span | undefined;
  readonly values: readonly ArgumentValue[];
  readonly constraints: readonly BoundConstraint[];
  readonly node: ast.Test;
}

/** `[Country] is "US"` */
export interface FieldTest extends BoundTestBase {
  readonly kind: 'field';
  readonly field: ast.FieldName;
}

/** `Member of List "X"`, `Has Opportunity { … }` */
export interface MembershipTest extends BoundTestBase {
  readonly kind: 'membership';
  readonly definition: AttributeDefinition;
  readonly nameSpan: ast.Span;
}

/** `Filled Out Form "X"`; negated: the inactivity filter. */
export interface ActivityTest extends BoundTestBase {
  readonly kind: 'activity';
  readonly definition: ActivityFilterDefinition;
  readonly nameSpan: ast.Span;
  readonly primary: BoundConstraint | undefined;
}

export type BoundTest = FieldTest | MembershipTest | ActivityTest;

export interface BoundGroup extends ast.Span {
  readonly kind: 'group';
  readonly match: 'all' | 'any';
  readonly items: readonly BoundCondition[];
}

export type BoundCondition = BoundTest | BoundGroup;

export interface BoundArgument extends ast.Span {
  readonly parameter: Parameter;
  /** The word before it: `by` adds to a score, `to` sets it. */
  readonly connective: string | undefined;
  readonly values: readonly ArgumentValue[];
}

export interface BoundStep extends ast.Span {
  readonly kind: 'step';
  readonly definition: StepDefinition;
  readonly nameSpan: ast.Span;
  readonly arguments: readonly BoundArgument[];
  /** `Request Campaign "X" in "Program"` */
  readonly within: string | undefined;
  readonly node: ast.Phrase;
}

export interface BoundChoice extends ast.Span {
  readonly kind: 'choice';
  readonly branches: readonly BoundBranch[];
  /** The default: a step, `nothing`, or (absent) not written, which is nothing too. */
  readonly otherwise: BoundStep | 'nothing' | undefined;
}

export interface BoundBranch extends ast.Span {
  /** Undefined: the test could not be bound. */
  readonly test: BoundTest | undefined;
  readonly then: BoundStep | 'nothing' | undefined;
}

export type BoundFlowItem = BoundStep | BoundChoice;

export type Qualification =
  | { readonly rule: 'once' }
  | { readonly rule: 'every time' }
  | { readonly rule: 'every'; readonly duration: ast.DurationValue };

interface BoundBase {
  readonly references: readonly Reference[];
  readonly problems: readonly BindProblem[];
}

export interface BoundCampaign extends BoundBase {
  readonly declaration: ast.CampaignDeclaration;
  readonly kind: CampaignKind;
  readonly qualify: Qualification;
  /** The setting's span, where one is written. */
  readonly qualifySpan: ast.Span | undefined;
  readonly active: boolean;
  readonly schedule: ast.Schedule | undefined;
  readonly like: ast.AssetName | undefined;
  readonly priority: string | undefined;
  readonly limits: boolean | undefined;
  readonly triggers: readonly BoundTrigger[];
  /** All must hold. */
  readonly filters: readonly BoundCondition[];
  readonly flow: readonly BoundFlowItem[];
}

export interface BoundSmartList extends BoundBase {
  readonly declaration: ast.SmartListDeclaration;
  readonly filters: readonly BoundCondition[];
}

export interface BoundScenario extends BoundBase {
  readonly declaration: ast.ScenarioDeclaration;
  readonly given: readonly BoundTest[];
  readonly events: readonly BoundTrigger[];
  readonly expected: readonly (BoundTest | BoundStep)[];
}

/** Declarations that only name things: a lifecycle's field, a stamp, an external's effects. */
export interface BoundNames extends BoundBase {
  readonly declaration: ast.Declaration;
}

export type Bound = BoundCampaign | BoundSmartList | BoundScenario | BoundNames;
