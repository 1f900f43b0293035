import type { Constraint, DataType } from '../types.ts';
import { ACTIVITY, documented, EVENT, type Grade, INFERRED } from './provenance.ts';

type Extra = Partial<Pick<Constraint, 'aliases' | 'references' | 'values'>>;

export function constraint(name: string, dataType: DataType, grade: Grade, extra: Extra = {}): Constraint {
  return {
    name,
    aliases: extra.aliases ?? [],
    dataType,
    primary: false,
    required: false,
    references: extra.references,
    values: extra.values,
    ...grade,
  };
}

/** The constraint that stands on Marketo's screen before any is added; it wants a value or `is any`. */
export function primary(name: string, dataType: DataType, grade: Grade, extra: Extra = {}): Constraint {
  return { ...constraint(name, dataType, grade, extra), primary: true, required: true };
}

/** A primary constraint that names an asset. */
export function primaryAsset(name: string, references: string, grade: Grade, ...aliases: string[]): Constraint {
  return primary(name, 'reference', grade, { references, aliases });
}

export function asset(name: string, references: string, grade: Grade, ...aliases: string[]): Constraint {
  return constraint(name, 'reference', grade, { references, aliases });
}

export function text(name: string, grade: Grade, ...aliases: string[]): Constraint {
  return constraint(name, 'string', grade, { aliases });
}

export function truth(name: string, grade: Grade): Constraint {
  return constraint(name, 'boolean', grade);
}

export function whole(name: string, grade: Grade): Constraint {
  return constraint(name, 'integer', grade);
}

/** Every trigger and activity filter takes these two: as documented as the rest of the entry. */
export function commonConstraints(others: readonly Constraint[]): readonly Constraint[] {
  const grade = others.some(({ source }) => source === EVENT.source) ? EVENT : INFERRED;
  return [
    constraint('Date of Activity', 'datetime', grade),
    constraint('Min. Number of Times', 'integer', grade, { aliases: ['Min Number of Times'] }),
  ];
}

/** What a web request leaves in an activity. */
export function webRequest(grade: Grade): readonly Constraint[] {
  return [
    text('Querystring', grade, 'Query String'),
    text('Client IP Address', grade),
    text('Referrer', grade, 'Referrer URL'),
    text('User Agent', grade),
  ];
}

/** What an open or a click tells about the reader's device. */
export const EMAIL_CLIENT: readonly Constraint[] = [
  text('Link', EVENT),
  text('Link ID', EVENT),
  truth('Is Mobile Device', EVENT),
  text('Device', EVENT),
  text('Platform', EVENT),
  text('Browser', EVENT),
  truth('Is Predictive Content', EVENT),
  truth('Is Bot Activity', EVENT),
  text('Bot Activity Pattern', EVENT),
];

const OPPORTUNITY = documented('Adobe docs: opportunity filters and triggers');
const OPPORTUNITY_OBJECT: Grade = { confidence: 'derived', source: 'Adobe docs: opportunities' };

/** The standard fields of an opportunity. Custom ones come from the CRM, so opportunity entries stay open. */
export const OPPORTUNITY_FIELDS: readonly Constraint[] = [
  truth('Is Closed', OPPORTUNITY),
  constraint('Amount', 'currency', OPPORTUNITY),
  truth('Is Won', OPPORTUNITY_OBJECT),
  text('Stage', OPPORTUNITY_OBJECT),
  text('Name', OPPORTUNITY_OBJECT),
  text('Type', OPPORTUNITY_OBJECT),
  constraint('Close Date', 'date', OPPORTUNITY_OBJECT),
  whole('Probability', OPPORTUNITY_OBJECT),
  constraint('Expected Revenue', 'currency', OPPORTUNITY_OBJECT),
  text('Forecast Category', OPPORTUNITY_OBJECT),
  text('Lead Source', OPPORTUNITY_OBJECT),
  text('Next Step', OPPORTUNITY_OBJECT),
];

/** How a person takes part in an opportunity. */
export const OPPORTUNITY_ROLE: readonly Constraint[] = [text('Role', ACTIVITY), truth('Is Primary', ACTIVITY)];
