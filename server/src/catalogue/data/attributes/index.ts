import type { AttributeDefinition } from '../../types.ts';
import { companyFields } from './company-fields.ts';
import { crmFields } from './crm-fields.ts';
import { memberships } from './memberships.ts';
import { personFields } from './person-fields.ts';
import { socialFields } from './social-fields.ts';

export const attributes: readonly AttributeDefinition[] = [
  ...memberships,
  ...personFields,
  ...companyFields,
  ...crmFields,
  ...socialFields,
];
