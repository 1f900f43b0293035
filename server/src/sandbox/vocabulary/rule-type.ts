import type {
  ActivityFilterDefinition,
  AttributeDefinition,
  DataType,
  StepDefinition,
  TriggerDefinition,
} from '../../catalogue/index.ts';

/** A trigger, a filter or an attribute that rules are made of, with ids as this instance gives them out. */
export interface RuleType {
  readonly id: number;
  /** The API's name: `Lead is Created`. */
  readonly name: string;
  readonly kind: 'activity' | 'attribute';
  readonly constraints: readonly RuleConstraint[];
  /** What it is in the catalogue; undefined for a field that the API made. */
  readonly definition: TriggerDefinition | ActivityFilterDefinition | AttributeDefinition | undefined;
}

export interface RuleConstraint {
  /** Built-in constraints have negative ids: −101 is the date of the activity. */
  readonly id: number;
  readonly name: string;
  readonly dataType: DataType;
  readonly primary: boolean;
  readonly required: boolean;
  /** The operator of a constraint that is set without one. */
  readonly operator: string;
  /** The kind of asset that its values name. */
  readonly references: string | undefined;
  /** All values there are, where they are known. */
  readonly values: readonly string[] | undefined;
  /** Its values are names of person fields. */
  readonly namesField: boolean;
  /** Set when the constraint is a field of the person or company. */
  readonly field: { readonly id: number; readonly custom: boolean } | undefined;
}

/** A flow step. */
export interface StepType {
  readonly id: number;
  readonly name: string;
  readonly definition: StepDefinition;
  readonly parameters: readonly StepParameter[];
  /** `execute` and `request`: the step starts the campaign that its primary parameter names. */
  readonly starts: 'execute' | 'request' | undefined;
}

export interface StepParameter {
  readonly id: number;
  readonly name: string;
  readonly dataType: DataType;
  readonly primary: boolean;
  readonly required: boolean;
  readonly acceptsTokens: boolean;
  readonly references: string | undefined;
  readonly values: readonly string[] | undefined;
  /** Its value is the name of a person field. */
  readonly namesField: boolean;
  /** Words that stand for something without being its name: `this campaign`. */
  readonly words: readonly string[];
}
