import type { StepDefinition } from '../../types.ts';
import { campaignSteps } from './campaign-steps.ts';
import { crmSteps } from './crm-steps.ts';
import { dataSteps } from './data-steps.ts';
import { emailSteps } from './email-steps.ts';
import { programSteps } from './program-steps.ts';

export const steps: readonly StepDefinition[] = [
  ...dataSteps,
  ...campaignSteps,
  ...programSteps,
  ...emailSteps,
  ...crmSteps,
];
