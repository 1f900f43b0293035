import type { AttributeDefinition } from '../../types.ts';
import { same, supposed } from '../names.ts';
import { DESCRIBED, personField as field, STANDARD, TOKEN_LIST } from './attribute.ts';

const SYSTEM = 'Kept by Marketo.';
const BY_ADDRESS = "Guessed from the network address of the person's first visit.";

/** Who the person is and how to reach them. */
const contact: readonly AttributeDefinition[] = [
  field('Email Address', 'email', {
    rest: 'email',
    notes: '`contains "@domain"` is faster than any other `contains`, if every value begins with @.',
  }),
  field('Salutation', 'string', { rest: 'salutation' }),
  field('First Name', 'string', { rest: 'firstName' }),
  field('Middle Name', 'string', { rest: 'middleName' }),
  field('Last Name', 'string', { rest: 'lastName', notes: 'Salesforce takes no lead without it.' }),
  field('Full Name', 'string', { rest: 'mktoName' }),
  field('Date of Birth', 'date', { rest: 'dateOfBirth' }),
  field('Job Title', 'string', { rest: 'title' }),
  field('Department', 'string', { rest: 'department' }),
  field('Role', 'string', { rest: 'leadRole' }),
  field('Phone Number', 'phone', { rest: 'phone' }),
  field('Mobile Phone Number', 'phone', { rest: 'mobilePhone' }),
  field('Fax Number', 'phone', { rest: 'fax' }),
  field('Address', 'text', { rest: 'address' }),
  field('City', 'string', { rest: 'city' }),
  field('State', 'string', { rest: 'state' }),
  field('Postal Code', 'string', { rest: 'postalCode' }),
  field('Country', 'string', { rest: 'country' }),
  field('Person Time Zone', 'enum', { rest: 'personTimeZone' }),
  field(same('Notes', 'Person Notes'), 'text', { rest: 'mktoPersonNotes' }),
];

/** Where the person stands with marketing and sales. */
const standing: readonly AttributeDefinition[] = [
  field(supposed('Person Status', 'Lead Status'), 'string', { rest: 'leadStatus' }),
  field(supposed('Person Score', 'Lead Score'), 'score', {
    rest: 'leadScore',
    grade: STANDARD,
    notes: 'Merging two people in Salesforce adds their scores.',
  }),
  field(supposed('Person Rating', 'Lead Rating'), 'string', { rest: 'rating' }),
  field(supposed('Person Source', 'Lead Source'), 'string', { rest: 'leadSource' }),
  field(supposed('Person Partition Name', 'Lead Partition Name'), 'reference', { references: 'partition' }),
  field('Priority', 'integer', { rest: 'priority', grade: STANDARD, notes: SYSTEM }),
  field('Urgency', 'float', { rest: 'urgency', grade: STANDARD, notes: SYSTEM }),
  field('Relative Score', 'integer', { rest: 'relativeScore', grade: STANDARD, notes: SYSTEM }),
  field('Relative Urgency', 'integer', { rest: 'relativeUrgency', grade: TOKEN_LIST, notes: SYSTEM }),
  field('Is Customer', 'boolean', { rest: 'mktoIsCustomer' }),
  field('Is Partner', 'boolean', { rest: 'mktoIsPartner' }),
  field('Is Employee', 'boolean', { grade: TOKEN_LIST }),
  field('Is Anonymous', 'boolean', { rest: 'isAnonymous', grade: STANDARD, notes: SYSTEM }),
  field('Last Interesting Moment Date', 'datetime', { grade: TOKEN_LIST, notes: SYSTEM }),
  field(same('Last Interesting Moment Desc', 'Last Interesting Moment Description'), 'text', {
    grade: TOKEN_LIST,
    notes: SYSTEM,
  }),
  field('Last Interesting Moment Source', 'string', { grade: TOKEN_LIST, notes: SYSTEM }),
  field('Last Interesting Moment Type', 'string', { grade: TOKEN_LIST, notes: SYSTEM }),
];

/** Whether emails may and do reach the person. */
const reachability: readonly AttributeDefinition[] = [
  field('Unsubscribed', 'boolean', { rest: 'unsubscribed', grade: STANDARD, notes: 'Stops all but operational emails.' }),
  field('Unsubscribed Reason', 'string', { rest: 'unsubscribedReason' }),
  field('Marketing Suspended', 'boolean', { rest: 'marketingSuspended' }),
  field('Marketing Suspended Cause', 'string', { rest: 'marketingSuspendedCause', grade: DESCRIBED }),
  field(supposed('Blocklisted', 'Black Listed'), 'boolean', { rest: 'blackListed' }),
  field(supposed('Blocklisted Cause', 'Black Listed Cause'), 'string', { rest: 'blackListedCause', grade: DESCRIBED }),
  field('Email Invalid', 'boolean', { rest: 'emailInvalid', grade: STANDARD, notes: 'Stops every email.' }),
  field('Email Invalid Cause', 'string', { rest: 'emailInvalidCause' }),
  field('Email Suspended', 'boolean', {
    rest: 'emailSuspended',
    notes: 'Stays true; mail goes out again 24 hours after [Email Suspended At].',
  }),
  field('Email Suspended At', 'datetime', { rest: 'emailSuspendedAt' }),
  field('Email Suspended Cause', 'string', { rest: 'emailSuspendedCause' }),
  field('Do Not Call', 'boolean', { rest: 'doNotCall' }),
  field('Do Not Call Reason', 'string', { rest: 'doNotCallReason' }),
];

/** How the person came. */
const origin: readonly AttributeDefinition[] = [
  field('Created At', 'datetime', { rest: 'createdAt', grade: STANDARD, notes: SYSTEM }),
  field('Updated At', 'datetime', { rest: 'updatedAt', grade: STANDARD, notes: SYSTEM }),
  field('Acquisition Date', 'datetime', { rest: 'mktoAcquisitionDate' }),
  field('Acquisition Program', 'reference', {
    rest: 'acquisitionProgramId',
    references: 'program',
    notes: "Set by a new person's first program.",
  }),
  field('Acquisition Program Name', 'string'),
  field('Original Source Type', 'enum', { rest: 'originalSourceType' }),
  field('Original Source Info', 'string', { rest: 'originalSourceInfo' }),
  field('Original Referrer', 'string', { rest: 'originalReferrer' }),
  field('Original Search Engine', 'string', { rest: 'originalSearchEngine' }),
  field('Original Search Phrase', 'string', { rest: 'originalSearchPhrase' }),
  field('Registration Source Type', 'enum', { rest: 'registrationSourceType' }),
  field('Registration Source Info', 'string', { rest: 'registrationSourceInfo' }),
  field('Anonymous IP', 'string', { rest: 'anonymousIP' }),
  field('Inferred Company', 'string', { rest: 'inferredCompany', notes: BY_ADDRESS }),
  field('Inferred City', 'string', { rest: 'inferredCity', notes: BY_ADDRESS }),
  field('Inferred State Region', 'string', { rest: 'inferredStateRegion', notes: BY_ADDRESS }),
  field('Inferred Postal Code', 'string', { rest: 'inferredPostalCode', notes: BY_ADDRESS }),
  field('Inferred Country', 'string', { rest: 'inferredCountry', notes: BY_ADDRESS }),
  field('Inferred Metropolitan Area', 'string', { rest: 'inferredMetropolitanArea', notes: BY_ADDRESS }),
  field('Inferred Phone Area Code', 'string', { rest: 'inferredPhoneAreaCode', notes: BY_ADDRESS }),
];

export const personFields: readonly AttributeDefinition[] = [...contact, ...standing, ...reachability, ...origin];
