import type {
  ActivityFilterDefinition,
  Constraint,
  DataType,
  Parameter,
  StepDefinition,
  TriggerDefinition,
} from '../../catalogue/index.ts';
import type { RuleType, StepType } from './rule-type.ts';

/** A kind of entry in people's activity logs. */
export interface ActivityType {
  readonly id: number;
  readonly name: string;
  readonly primary: ActivityTypeAttribute | undefined;
  readonly attributes: readonly ActivityTypeAttribute[];
}

export interface ActivityTypeAttribute {
  /** What the activity calls call it: `Webform ID`. */
  readonly name: string;
  readonly dataType: DataType;
  /** What rules and steps call it: `Form Name`. */
  readonly constraint: string;
  readonly references: string | undefined;
}

export interface ActivityTypes {
  readonly all: readonly ActivityType[];
  ofTrigger(name: string): ActivityType | undefined;
  /** Of the step itself; undefined for steps whose event is what is logged, and for those that leave no trace. */
  ofStep(definition: StepDefinition): ActivityType | undefined;
}

interface Known {
  readonly triggers: Iterable<RuleType>;
  readonly activityFilters: Iterable<RuleType>;
  readonly steps: Iterable<StepType>;
}

/** One type for every activity of the catalogue, under its public id where it has one, else under that of its rule. */
export function activityTypesOf({ triggers, activityFilters, steps }: Known): ActivityTypes {
  const all = new Map<number, ActivityType>();
  const byTrigger = new Map<string, ActivityType>();
  const byStep = new Map<StepDefinition, ActivityType>();
  const typeFor = (id: number, make: () => ActivityType): ActivityType => {
    const known = all.get(id) ?? make();
    all.set(id, known);
    return known;
  };
  for (const { id, definition } of triggers) {
    if (definition?.kind !== 'trigger') continue;
    const typeId = definition.activityTypeId ?? id;
    byTrigger.set(
      definition.name,
      typeFor(typeId, () => typeOfActivity(typeId, definition)),
    );
  }
  for (const { definition } of activityFilters) {
    const typeId = definition?.kind === 'activityFilter' ? definition.activityTypeId : undefined;
    if (typeId !== undefined && definition?.kind === 'activityFilter')
      typeFor(typeId, () => typeOfActivity(typeId, definition));
  }
  for (const { id, definition } of steps) {
    const { activityTypeId, effects, name } = definition;
    const fired = effects.fires.flatMap((trigger) => byTrigger.get(trigger)?.id ?? []);
    const loggedByEvent = activityTypeId === undefined ? fired.length > 0 : fired.includes(activityTypeId);
    if (name === 'Wait' || loggedByEvent) continue;
    const typeId = activityTypeId ?? id;
    byStep.set(
      definition,
      typeFor(typeId, () => typeOfStep(typeId, definition)),
    );
  }
  return {
    all: [...all.values()].toSorted((one, other) => one.id - other.id),
    ofTrigger: (name) => byTrigger.get(name),
    ofStep: (definition) => byStep.get(definition),
  };
}

function typeOfActivity(id: number, definition: TriggerDefinition | ActivityFilterDefinition): ActivityType {
  const own = definition.constraints.filter(({ name }) => !everywhere.has(name));
  const primary = own.find((constraint) => constraint.primary);
  return {
    id,
    name: definition.activityName ?? definition.apiName,
    primary: primary && attributeOf(primary, primaryNames),
    attributes: own
      .filter((constraint) => constraint !== primary)
      .map((constraint) => attributeOf(constraint, names)),
  };
}

/** Every activity has these; the log keeps them as its own members, or not at all. */
const everywhere: ReadonlySet<string> = new Set(['Date of Activity', 'Min. Number of Times']);

function typeOfStep(id: number, definition: StepDefinition): ActivityType {
  const primary = definition.parameters.find(({ position }) => position === 'primary');
  return {
    id,
    name: definition.apiName,
    primary: primary && attributeOf(primary, primaryNames),
    attributes: [],
  };
}

function attributeOf(
  { name, dataType, references }: Constraint | Parameter,
  spelled: ReadonlyMap<string, string>,
): ActivityTypeAttribute {
  return { name: spelled.get(name) ?? name, dataType, constraint: name, references };
}

/**
 * Rules call a thing by its name, the activity calls by its id. Source: activities page; Adobe I/O, Marketo lead
 * activity data stream.
 */
const primaryNames: ReadonlyMap<string, string> = new Map([
  ['Attribute', 'Attribute Name'],
  ['Campaign', 'Campaign ID'],
  ['Email', 'Mailing ID'],
  ['Form Name', 'Webform ID'],
  ['Link', 'Link ID'],
  ['List Name', 'List ID'],
  ['Model', 'Model ID'],
  ['Program', 'Program ID'],
  ['SFDC Campaign', 'Campaign ID'],
  ['Segmentation', 'Segmentation ID'],
  ['Web Page', 'Webpage ID'],
]);

const names: ReadonlyMap<string, string> = new Map([
  ['Change', 'Change Value'],
  ['New Owner', 'Owner'],
  ['New Score', 'New Value'],
  ['Previous Owner', 'Old Owner'],
  ['Previous Stage', 'Old Stage'],
  ['Previous Status', 'Old Status'],
  ['Previous Value', 'Old Value'],
  ['Querystring', 'Query Parameters'],
  ['Referrer', 'Referrer URL'],
  ['Web Page', 'Webpage ID'],
]);
