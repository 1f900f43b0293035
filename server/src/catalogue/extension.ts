import { type ActivityData, activityFiltersOf, triggersOf } from './data/activity.ts';
import { named, personField, companyField } from './data/attributes/attribute.ts';
import { constraint, primary } from './data/constraints.ts';
import type { Names } from './data/names.ts';
import { documented, type Grade } from './data/provenance.ts';
import { optional, required, step } from './data/steps/step.ts';
import type {
  ActivityFilterDefinition,
  AttributeDefinition,
  DataType,
  Parameter,
  StepDefinition,
  TriggerDefinition,
} from './types.ts';

/** What one subscription has beyond Marketo's own vocabulary. A built-in name keeps its meaning. */
export interface CatalogueExtension {
  readonly fields?: readonly CustomField[];
  readonly customActivities?: readonly CustomActivity[];
  readonly customObjects?: readonly CustomObject[];
  readonly selfServiceSteps?: readonly SelfServiceStep[];
}

export interface CustomField {
  /** The friendly name, as it stands in brackets. */
  readonly name: string;
  readonly dataType: DataType;
  readonly restName?: string;
  /** Absent: the person. */
  readonly object?: 'person' | 'company';
}

/** One custom activity type: Marketo makes a trigger and a filter of it (Adobe docs: activities). */
export interface CustomActivity {
  readonly trigger: string;
  readonly filter: string;
  readonly activityTypeId?: number;
  readonly primary: CustomAttribute;
  readonly attributes?: readonly CustomAttribute[];
}

export interface CustomAttribute {
  readonly name: string;
  readonly dataType: DataType;
}

/** `Has Course`, `Added to Course`, `Course is Updated`; Marketo logs no activity for the last. */
export interface CustomObject {
  readonly name: string;
  readonly fields: readonly CustomAttribute[];
}

/** A flow step of a service. Marketo waits for the service's answer, so the next step sees what it wrote. */
export interface SelfServiceStep {
  readonly name: string;
  readonly parameters?: readonly SelfServiceParameter[];
  /** Friendly names of the fields that the service writes and reads. */
  readonly writes?: readonly string[];
  readonly reads?: readonly string[];
}

export interface SelfServiceParameter extends CustomAttribute {
  readonly required?: boolean;
}

/** An extension in the shapes of the catalogue's own entries. */
export interface ExtensionEntries {
  readonly triggers: readonly TriggerDefinition[];
  readonly activityFilters: readonly ActivityFilterDefinition[];
  readonly attributes: readonly AttributeDefinition[];
  readonly steps: readonly StepDefinition[];
}

const SUBSCRIPTION: Grade = documented('this subscription');

export function entriesOf(extension: CatalogueExtension): ExtensionEntries {
  const objects = extension.customObjects ?? [];
  const activities = [
    ...(extension.customActivities ?? []).map(activityOf),
    ...objects.flatMap(objectActivitiesOf),
  ];
  return {
    triggers: triggersOf(activities),
    activityFilters: activityFiltersOf(activities),
    attributes: [...(extension.fields ?? []).map(fieldOf), ...objects.map(objectFilterOf)],
    steps: (extension.selfServiceSteps ?? []).map(stepOf),
  };
}

function fieldOf({ name, dataType, restName, object }: CustomField): AttributeDefinition {
  const make = object === 'company' ? companyField : personField;
  return make(own(name), dataType, {
    grade: SUBSCRIPTION,
    ...(restName === undefined ? {} : { rest: restName }),
  });
}

function activityOf(activity: CustomActivity): ActivityData {
  return {
    trigger: own(activity.trigger),
    filter: own(activity.filter),
    type: [activity.activityTypeId, activity.filter],
    constraints: [
      primary(activity.primary.name, activity.primary.dataType, SUBSCRIPTION),
      ...(activity.attributes ?? []).map(attributeOf),
    ],
  };
}

function objectActivitiesOf({ name, fields }: CustomObject): readonly ActivityData[] {
  return [
    { trigger: own(`Added to ${name}`), constraints: fields.map(attributeOf) },
    {
      trigger: own(`${name} is Updated`),
      constraints: [primary('Trigger Attribute', 'field', SUBSCRIPTION), ...fields.map(attributeOf)],
    },
  ];
}

/** Marketo ranks no filter on custom objects; like opportunities, they are looked up apart from the person. */
function objectFilterOf({ name, fields }: CustomObject): AttributeDefinition {
  return named({
    name: own(`Has ${name}`),
    constraints: [
      { ...primary('Value', 'boolean', SUBSCRIPTION), required: false },
      ...fields.map(attributeOf),
    ],
    cost: 5,
    confidence: SUBSCRIPTION.confidence,
    notes: 'True when no value is written.',
    source: SUBSCRIPTION.source,
  });
}

function stepOf({ name, parameters, writes, reads }: SelfServiceStep): StepDefinition {
  const made = step({
    name: own(name),
    parameters: (parameters ?? []).map(parameterOf),
    // Executables did not take them at first (Adobe docs: flow step service); whether they do now is not documented.
    allowedIn: ['trigger', 'batch'],
    effects: {
      fires: writes === undefined || writes.length === 0 ? [] : ['Data Value Changes'],
      writes: (writes ?? []).map((field) => `[${field}]`),
      reads: (reads ?? []).map((field) => `[${field}]`),
    },
    notes: 'A self-service flow step: the flow waits for the service.',
  });
  return { ...made, source: SUBSCRIPTION.source };
}

function parameterOf(parameter: SelfServiceParameter): Parameter {
  const make = parameter.required === true ? required : optional;
  return make(parameter.name, parameter.dataType, { acceptsTokens: true });
}

function attributeOf({ name, dataType }: CustomAttribute) {
  return constraint(name, dataType, SUBSCRIPTION);
}

function own(name: string): Names {
  return { name, apiName: name, aliases: [], source: SUBSCRIPTION.source };
}
