import type {
  ActivityFilterDefinition,
  AttributeDefinition,
  CampaignKind,
  Catalogue,
  DataType,
  StepDefinition,
  TriggerDefinition,
} from '../../../catalogue/index.ts';

/**
 * What an instance of Marketo holds, as its API tells it: entries of the catalogue, and values as texts. Ids have been
 * looked up already, and an asset's name is its own in the whole instance (`Program.Asset`).
 */
export interface InstanceRecords {
  readonly catalogue: Catalogue;
  /** Fields that the catalogue does not have. */
  readonly fields: readonly FieldRecord[];
  readonly campaigns: readonly CampaignRecord[];
  readonly smartLists: readonly SmartListRecord[];
  /** Names of programs that are engagement programs. */
  readonly engagementPrograms: ReadonlySet<string>;
}

export interface FieldRecord {
  /** The friendly name. */
  readonly name: string;
  readonly dataType: DataType;
}

export interface SmartListRecord {
  readonly name: string;
  readonly filters: readonly TestRecord[];
  /** `all`, `any`, or an expression over the filters' numbers: `1 and (2 or 3)`. */
  readonly logic: string;
}

export interface CampaignRecord extends SmartListRecord {
  readonly id: number;
  readonly program: string | undefined;
  readonly kind: CampaignKind;
  readonly active: boolean;
  readonly qualify: 'once' | 'every time' | { readonly amount: number; readonly unit: string };
  readonly triggers: readonly TriggerRecord[];
  readonly flow: readonly StepRecord[];
}

export interface ComparisonRecord {
  /** As the catalogue has it: `not starts with`. */
  readonly operator: string;
  readonly values: readonly string[];
}

export interface ConstraintRecord extends ComparisonRecord {
  readonly name: string;
}

export interface TriggerRecord {
  readonly definition: TriggerDefinition;
  readonly constraints: readonly ConstraintRecord[];
}

export type TestRecord = FieldRecordTest | AttributeTest | ActivityTestRecord;

/** A test of a field, by its friendly name. */
export interface FieldRecordTest extends ComparisonRecord {
  readonly kind: 'field';
  readonly field: string;
}

/** A test of a membership, or of something else that is no field: `Has Opportunity`. */
export interface AttributeTest extends ComparisonRecord {
  readonly kind: 'attribute';
  readonly definition: AttributeDefinition;
  /** Beside the first, which is the test itself. */
  readonly constraints: readonly ConstraintRecord[];
}

export interface ActivityTestRecord {
  readonly kind: 'activity';
  readonly definition: ActivityFilterDefinition;
  /** The inactivity form. */
  readonly negated: boolean;
  readonly constraints: readonly ConstraintRecord[];
}

export interface StepRecord {
  readonly definition: StepDefinition;
  /** At least one; the last is the default. */
  readonly choices: readonly ChoiceRecord[];
}

export interface ChoiceRecord {
  /** Undefined: the default. */
  readonly when: TestRecord | undefined;
  /** By the names of the step's parameters, as far as they are set; undefined: nothing is done. */
  readonly values: ReadonlyMap<string, string> | undefined;
}
