import type { ActivityFilterDefinition, TriggerDefinition } from '../../types.ts';
import { type ActivityData, activityFiltersOf, triggersOf } from '../activity.ts';
import { crmActivities } from './crm.ts';
import { emailActivities } from './email.ts';
import { eventActivities } from './events.ts';
import { mobileActivities } from './mobile.ts';
import { personActivities } from './person.ts';
import { programActivities } from './programs.ts';
import { salesActivities } from './sales.ts';
import { webActivities } from './web.ts';

const activities: readonly ActivityData[] = [
  ...personActivities,
  ...webActivities,
  ...emailActivities,
  ...programActivities,
  ...crmActivities,
  ...salesActivities,
  ...eventActivities,
  ...mobileActivities,
];

export const triggers: readonly TriggerDefinition[] = triggersOf(activities);
export const activityFilters: readonly ActivityFilterDefinition[] = activityFiltersOf(activities);
