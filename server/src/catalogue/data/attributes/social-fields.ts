import type { AttributeDefinition, DataType } from '../../types.ts';
import { personField, TOKEN_LIST } from './attribute.ts';

const field = (name: string, dataType: DataType, rest: string) =>
  personField(`Marketo Social ${name}`, dataType, { rest, grade: TOKEN_LIST });

/** What Marketo's social apps kept of a person's sign-in and referrals. */
export const socialFields: readonly AttributeDefinition[] = [
  field('Gender', 'string', 'gender'),
  field('Syndication Id', 'string', 'syndicationId'),
  field('Last Referred Visit', 'datetime', 'lastReferredVisit'),
  field('Last Referred Enrollment', 'datetime', 'lastReferredEnrollment'),
  field('Total Referred Visits', 'integer', 'totalReferredVisits'),
  field('Total Referred Enrollments', 'integer', 'totalReferredEnrollments'),
  ...network('Facebook', 'facebook'),
  ...network('LinkedIn', 'linkedIn'),
  ...network('Twitter', 'twitter'),
];

function network(name: string, rest: string): readonly AttributeDefinition[] {
  return [
    field(`${name} Id`, 'string', `${rest}Id`),
    field(`${name} Display Name`, 'string', `${rest}DisplayName`),
    field(`${name} Profile URL`, 'url', `${rest}ProfileURL`),
    field(`${name} Photo URL`, 'url', `${rest}PhotoURL`),
    field(`${name} Reach`, 'integer', `${rest}Reach`),
    field(`${name} Referred Visits`, 'integer', `${rest}ReferredVisits`),
    field(`${name} Referred Enrollments`, 'integer', `${rest}ReferredEnrollments`),
  ];
}
