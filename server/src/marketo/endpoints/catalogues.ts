import { z } from 'zod';
import type { Answer } from '../answer.ts';
import type { MarketoHttp } from '../http.ts';
import { one } from './paging.ts';

/** The vocabulary of one instance: standard entries, custom fields and activities, self-service steps. */

const constraint = z.object({
  id: z.number(),
  name: z.string(),
  primary: z.boolean().nullish(),
});

const entry = z.object({
  id: z.number(),
  name: z.string(),
  type: z.enum(['activity', 'attribute']).catch('activity'),
  constraints: z
    .array(constraint)
    .nullish()
    .transform((constraints) => constraints ?? []),
});

export type CatalogueEntry = z.infer<typeof entry>;

const entries = z
  .array(entry)
  .nullish()
  .transform((items) => items ?? []);

const ruleTypes = z.object({ filters: entries, triggers: entries });
const steps = z.object({ flowSteps: entries });
const stepTypes = z.object({ flowStepTypes: entries });

export type RuleTypes = z.infer<typeof ruleTypes>;

const permission = 'Read-Write Assets';
const path = (name: string): string => `/rest/asset/v1/smartCampaign/${name}.json`;

export function ruleCatalogue(http: MarketoHttp): Promise<Answer<RuleTypes | undefined>> {
  return one(http, { method: 'GET', path: path('rules'), permission }, ruleTypes);
}

export function stepCatalogue(http: MarketoHttp): Promise<Answer<z.infer<typeof steps> | undefined>> {
  return one(http, { method: 'GET', path: path('flowSteps'), permission }, steps);
}

/** What the condition of a choice may test; easily taken for the steps themselves. */
export function conditionCatalogue(
  http: MarketoHttp,
): Promise<Answer<z.infer<typeof stepTypes> | undefined>> {
  return one(http, { method: 'GET', path: path('flowStepTypes'), permission }, stepTypes);
}
