import type {
  ActivityFilterDefinition,
  AttributeDefinition,
  Catalogue,
  Constraint,
  DataType,
  Operator,
  Parameter,
  StepDefinition,
  TriggerDefinition,
} from '../../catalogue/index.ts';
import type { Field } from '../store/records.ts';
import { activityTypesOf, type ActivityTypes } from './activity-types.ts';
import type { RuleConstraint, RuleType, StepParameter, StepType } from './rule-type.ts';
import { StableIds } from './stable-id.ts';

/** The part of the catalogue that an instance's own catalogues are made from. */
export type CatalogueSource = Pick<
  Catalogue,
  'triggers' | 'activityFilters' | 'memberships' | 'standardFields' | 'steps' | 'operatorsFor'
>;

/** What rules and flow steps of an instance can be made of. Person fields come from the store, by {@link fieldRule}. */
export interface Vocabulary {
  readonly triggers: ReadonlyMap<number, RuleType>;
  readonly activityFilters: ReadonlyMap<number, RuleType>;
  /** Memberships and other attributes that are not fields. */
  readonly memberships: ReadonlyMap<number, RuleType>;
  readonly steps: ReadonlyMap<number, StepType>;
  readonly activityTypes: ActivityTypes;
  /** Standard fields, as a new instance has them. */
  readonly fields: readonly Field[];
  readonly fieldRule: (field: Field) => RuleType;
  readonly operatorsOf: (dataType: DataType) => readonly Operator[];
}

export function buildVocabulary(source: CatalogueSource): Vocabulary {
  const builder = new Builder(source);
  const triggers = builder.activities(source.triggers);
  const activityFilters = builder.activities(source.activityFilters);
  const memberships = source.memberships.map((entry) => builder.membership(entry));
  const steps = builder.steps();
  return {
    triggers: byId(triggers),
    activityFilters: byId(activityFilters),
    memberships: byId(memberships),
    steps: byId(steps),
    activityTypes: activityTypesOf({ triggers, activityFilters, steps }),
    fields: source.standardFields.map((entry) => builder.field(entry)),
    fieldRule: (field) => builder.fieldRule(field),
    operatorsOf: (dataType) => source.operatorsFor(dataType),
  };
}

/** Ids of the two constraints that every activity has. Source for −101: smart lists page, read-back example. */
const builtIn = new Map([
  ['Date of Activity', -101],
  ['Min. Number of Times', -102],
]);

class Builder {
  readonly #source: CatalogueSource;
  /** Where the activity type's id is not public; Marketo numbers custom activity types from 100001. */
  readonly #typeIds = new StableIds(100_001, 800_000);
  readonly #stepTypeIds = new StableIds(100_001, 800_000);
  readonly #attributeIds = new StableIds(2001, 15_000);
  readonly #constraintIds = new StableIds(2001, 60_000);
  readonly #parameterIds = new StableIds(2001, 60_000);
  /** A trigger and the filter of the same activity share the ids of their constraints. */
  readonly #sharedConstraints = new Map<string, number>();
  readonly #definitions = new Map<number, AttributeDefinition>();

  constructor(source: CatalogueSource) {
    this.#source = source;
  }

  /** Several entries may stand for one activity type: the first has its id, the others get their own. */
  activities(entries: readonly (TriggerDefinition | ActivityFilterDefinition)[]): RuleType[] {
    const taken = new Set<number>();
    return entries.map((entry) => {
      const known = entry.activityTypeId;
      const id =
        known === undefined || taken.has(known)
          ? this.#typeIds.idFor(`${entry.kind} ${entry.apiName}`)
          : known;
      taken.add(id);
      const constraints = entry.constraints.map((constraint) =>
        this.#constraint(
          entry.apiName,
          named(constraint),
          this.#activityConstraintId(entry, constraint.name),
        ),
      );
      return {
        id,
        name: entry.apiName,
        kind: 'activity',
        constraints: primaryFirst(constraints),
        definition: entry,
      };
    });
  }

  membership(entry: AttributeDefinition): RuleType {
    const id = this.#attributeIds.idFor(entry.apiName);
    const constraints = entry.constraints.map((constraint) =>
      this.#constraint(
        entry.apiName,
        constraint,
        this.#constraintIds.idFor(`${entry.apiName} ${constraint.name}`),
      ),
    );
    const own = constraints.some((constraint) => constraint.primary)
      ? constraints
      : [this.#ownConstraint(entry, this.#constraintIds.idFor(entry.apiName), undefined), ...constraints];
    return { id, name: entry.apiName, kind: 'attribute', constraints: primaryFirst(own), definition: entry };
  }

  field(entry: AttributeDefinition): Field {
    const id = this.#attributeIds.idFor(entry.apiName);
    this.#definitions.set(id, entry);
    return {
      id,
      name: entry.restName,
      displayName: entry.name,
      ruleName: entry.apiName,
      description: undefined,
      dataType: entry.dataType,
      isCustom: false,
      isApiCreated: false,
      isHidden: false,
      isHtmlEncodingInEmail: true,
      isSensitive: false,
    };
  }

  fieldRule(field: Field): RuleType {
    const name = field.ruleName ?? field.displayName;
    const definition = this.#definitions.get(field.id);
    const about = { id: field.id, custom: field.isCustom };
    const own: RuleConstraint =
      definition === undefined
        ? this.#primary(field.id, name, schemaDataType(field.dataType), undefined, undefined, about)
        : this.#ownConstraint(definition, field.id, about);
    return { id: field.id, name, kind: 'attribute', constraints: [own], definition };
  }

  steps(): StepType[] {
    const taken = new Set<number>();
    return this.#source.steps.map((step) => {
      const known = step.activityTypeId;
      const id = known === undefined || taken.has(known) ? this.#stepTypeIds.idFor(step.apiName) : known;
      taken.add(id);
      return {
        id,
        name: step.apiName,
        definition: step,
        parameters: step.parameters.map((parameter) => this.#parameter(step, parameter)),
        starts: step.effects.starts,
      };
    });
  }

  #activityConstraintId(entry: TriggerDefinition | ActivityFilterDefinition, name: string): number {
    const fixed = builtIn.get(name);
    if (fixed !== undefined) return fixed;
    const key = `${entry.activityName ?? entry.apiName} ${name}`;
    const shared = this.#sharedConstraints.get(key) ?? this.#constraintIds.idFor(key);
    this.#sharedConstraints.set(key, shared);
    return shared;
  }

  #constraint(entry: string, constraint: Constraint, id: number): RuleConstraint {
    const { name, dataType, primary, required, references, values } = constraint;
    const operator = this.#defaultOperator(name, dataType);
    const namesField = dataType === 'field' && isAboutPerson(entry);
    return {
      id,
      name,
      dataType,
      primary,
      required,
      operator,
      references,
      values,
      namesField,
      field: undefined,
    };
  }

  #ownConstraint(entry: AttributeDefinition, id: number, field: RuleConstraint['field']): RuleConstraint {
    return this.#primary(id, entry.apiName, entry.dataType, entry.references, entry.values, field);
  }

  #primary(
    id: number,
    name: string,
    dataType: DataType,
    references: string | undefined,
    values: readonly string[] | undefined,
    field: RuleConstraint['field'],
  ): RuleConstraint {
    const operator = this.#defaultOperator(name, dataType);
    const must = { primary: true, required: true, namesField: false };
    return { id, name, dataType, operator, references, values, field, ...must };
  }

  #defaultOperator(name: string, dataType: DataType): string {
    const usual =
      name === 'Date of Activity' ? 'in past' : name === 'Min. Number of Times' ? 'at least' : 'is';
    const operators = this.#source.operatorsFor(dataType);
    return (operators.find((operator) => operator.name === usual) ?? operators[0])?.name ?? usual;
  }

  #parameter(step: StepDefinition, parameter: Parameter): StepParameter {
    const { name, dataType, required, acceptsTokens, references, values } = parameter;
    const id = this.#parameterIds.idFor(`${step.apiName} ${name}`);
    const primary = parameter.position === 'primary';
    const namesField = dataType === 'field' && isAboutPerson(step.apiName);
    const fallback = parameter.fallback === undefined ? [] : [parameter.fallback];
    const words = [...parameter.words.map(({ value }) => value), ...fallback];
    return { id, name, dataType, primary, required, acceptsTokens, references, values, namesField, words };
  }
}

/** An activity names the list that it is about and asks for no membership: `List Name is Competitors`. */
function named(constraint: Constraint): Constraint {
  return constraint.dataType === 'membership' ? { ...constraint, dataType: 'reference' } : constraint;
}

/** Opportunities and program members have fields of their own, which this instance does not keep. */
function isAboutPerson(entry: string): boolean {
  return !/Opportunity|Program Member/.test(entry);
}

/** Types of the field schema call → types of the catalogue. */
const schemaTypes: ReadonlyMap<string, DataType> = new Map(
  (
    [
      'boolean',
      'currency',
      'date',
      'datetime',
      'email',
      'float',
      'integer',
      'percent',
      'phone',
      'score',
      'string',
      'text',
      'url',
    ] as const
  ).map((type) => [type, type]),
);

/** The catalogue's word for a type of the field schema call. */
export function schemaDataType(type: string): DataType {
  return schemaTypes.get(type) ?? 'string';
}

function primaryFirst(constraints: readonly RuleConstraint[]): RuleConstraint[] {
  return constraints.toSorted((one, other) => Number(other.primary) - Number(one.primary));
}

function byId<T extends { readonly id: number }>(entries: readonly T[]): ReadonlyMap<number, T> {
  return new Map(entries.map((entry) => [entry.id, entry]));
}
