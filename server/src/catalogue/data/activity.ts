import type { ActivityFilterDefinition, Constraint, Retention, TriggerDefinition } from '../types.ts';
import { commonConstraints } from './constraints.ts';
import { type Names, same } from './names.ts';

/**
 * One kind of activity: the trigger that fires when it is logged and the filter that finds it in the log. Both take
 * the same constraints, so the data states them once.
 */
export interface ActivityData {
  readonly trigger?: string | Names;
  readonly filter?: string | Names;
  /** Id and name of the activity type, where public. */
  readonly type?: readonly [id: number | undefined, name: string];
  /** Without 'Date of Activity' and 'Min. Number of Times', which all have. */
  readonly constraints: readonly Constraint[];
  /** Absent: {@link TWO_YEARS}. */
  readonly retention?: Retention;
  /** Absent: 2. */
  readonly volume?: TriggerDefinition['volume'];
  readonly open?: boolean;
  readonly notes?: string;
  /** Absent: the source of the names. */
  readonly source?: string;
}

const RETENTION_POLICY = 'Marketo knowledge base: activities data retention policy';

/** 25 months, the rule for every kind without one of its own. */
export const TWO_YEARS: Retention = { days: 761, source: RETENTION_POLICY };
export const NINETY_DAYS: Retention = { days: 90, source: RETENTION_POLICY };
export const FOR_EVER: Retention = { days: undefined, source: RETENTION_POLICY };

/** Activity filters read the log: dear, and dearer still when they look for what is not there (Adobe's best practices for smart lists). */
const FILTER_COST = 6;
const INACTIVITY_COST = 8;

export function triggersOf(activities: readonly ActivityData[]): TriggerDefinition[] {
  return activities.flatMap((data) => {
    if (data.trigger === undefined) return [];
    const { filter } = data;
    return {
      kind: 'trigger' as const,
      ...shared(data, data.trigger),
      filter: filter === undefined ? undefined : namesOf(filter).name,
      volume: data.volume ?? 2,
    };
  });
}

export function activityFiltersOf(activities: readonly ActivityData[]): ActivityFilterDefinition[] {
  return activities.flatMap((data) => {
    if (data.filter === undefined) return [];
    const { trigger } = data;
    return {
      kind: 'activityFilter' as const,
      ...shared(data, data.filter),
      trigger: trigger === undefined ? undefined : namesOf(trigger).name,
      cost: FILTER_COST,
      inactivityCost: INACTIVITY_COST,
    };
  });
}

function shared(data: ActivityData, written: string | Names) {
  const { name, apiName, aliases, source } = namesOf(written);
  return {
    name,
    apiName,
    aliases,
    activityTypeId: data.type?.[0],
    activityName: data.type?.[1],
    constraints: [...data.constraints, ...commonConstraints(data.constraints)],
    retention: data.retention ?? TWO_YEARS,
    openConstraints: data.open ?? false,
    notes: data.notes ?? '',
    source: data.source ?? source,
  };
}

function namesOf(written: string | Names): Names {
  return typeof written === 'string' ? same(written) : written;
}
