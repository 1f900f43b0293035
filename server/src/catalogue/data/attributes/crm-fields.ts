import type { AttributeDefinition } from '../../types.ts';
import { same } from '../names.ts';
import { companyField, DESCRIBED, personField as field } from './attribute.ts';

const OWNER = "Comes from the CRM's users; after a sync that assigns the person it may arrive later.";
const IN_CRM = '`is not empty` means that the CRM has the person. Not offered in segmentation rules.';

/** What the CRM knows about the person: owner, record, opportunities. */
export const crmFields: readonly AttributeDefinition[] = [
  field(same('Lead Owner Email Address', 'Person Owner Email Address'), 'email', { notes: OWNER }),
  field(same('Lead Owner First Name', 'Person Owner First Name'), 'string', { notes: OWNER }),
  field(same('Lead Owner Last Name', 'Person Owner Last Name'), 'string', { notes: OWNER }),
  field(same('Lead Owner Job Title', 'Person Owner Job Title'), 'string', { notes: OWNER }),
  field(same('Lead Owner Phone Number', 'Person Owner Phone Number'), 'phone', { notes: OWNER }),
  companyField('Account Owner Email Address', 'email'),
  companyField('Account Owner First Name', 'string'),
  companyField('Account Owner Last Name', 'string'),
  field('SFDC Type', 'enum', { rest: 'sfdcType', values: ['Lead', 'Contact'], notes: IN_CRM }),
  field('SFDC Created Date', 'datetime'),
  field('SFDC Is Deleted', 'boolean'),
  companyField('SFDC Account Num', 'string'),
  field('Microsoft Type', 'enum', { notes: IN_CRM }),
  field('Microsoft Created Date', 'datetime'),
  field('Microsoft Is Deleted', 'boolean'),
  companyField('Microsoft Account Num', 'string'),
  companyField('Company Microsoft Type', 'enum'),
  field(same('Number of Opportunities', 'Number of Optys'), 'integer'),
  field(same('Total Opportunity Amount', 'Total Opty Amount'), 'currency'),
  field(same('Total Opportunity Expected Revenue', 'Total Opty Expected Revenue'), 'currency'),
  field('External Company Id', 'string', { rest: 'externalCompanyId', grade: DESCRIBED }),
  field('External Sales Person Id', 'string', { rest: 'externalSalesPersonId', grade: DESCRIBED }),
];
