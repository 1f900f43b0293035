import type { AttributeDefinition } from '../../types.ts';
import { companyField as field, STANDARD, TOKEN_LIST } from './attribute.ts';

/** The company that a person belongs to; people of one company share these values. */
export const companyFields: readonly AttributeDefinition[] = [
  field('Company Name', 'string', { rest: 'company', notes: 'Salesforce takes no lead without it.' }),
  field('Parent Company Name', 'string'),
  field('Company Notes', 'text', { rest: 'mktoCompanyNotes', grade: TOKEN_LIST }),
  field('Industry', 'string', { rest: 'industry' }),
  field('SIC Code', 'string', { rest: 'sicCode' }),
  field('Annual Revenue', 'currency', { rest: 'annualRevenue' }),
  field('Num Employees', 'integer', { rest: 'numberOfEmployees' }),
  field('Website', 'url', {
    rest: 'website',
    grade: STANDARD,
  }),
  field('Site', 'string', { rest: 'site' }),
  field('Main Phone', 'phone', { rest: 'mainPhone' }),
  field('Billing Address', 'text', { rest: 'billingStreet' }),
  field('Billing City', 'string', { rest: 'billingCity' }),
  field('Billing State', 'string', { rest: 'billingState' }),
  field('Billing Postal Code', 'string', { rest: 'billingPostalCode' }),
  field('Billing Country', 'string', { rest: 'billingCountry' }),
];
