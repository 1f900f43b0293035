import type { AttributeDefinition } from '../../types.ts';
import { constraint, OPPORTUNITY_FIELDS, primary, text, truth } from '../constraints.ts';
import { supposed } from '../names.ts';
import { documented, type Grade, INFERRED } from '../provenance.ts';
import { named } from './attribute.ts';

const PROGRAMS = documented('Adobe docs: programs');

const member = (name: string, references: string, grade: Grade, ...aliases: string[]) =>
  primary(name, 'membership', grade, { references, aliases });

/** Filters that are written as words. `not` before a membership is Marketo's 'not in'. */
export const memberships: readonly AttributeDefinition[] = [
  named({
    name: 'Member of List',
    constraints: [member('List', 'static list', INFERRED, 'List Name')],
    cost: 4,
    notes: 'Sources disagree on its speed; Adobe recommends it in place of a nested smart list.',
  }),
  named({
    name: 'Member of Smart List',
    constraints: [member('Smart List', 'smart list', documented('community notation guide'))],
    cost: 7,
    confidence: 'documented',
    notes: "Costs what the other list costs. An error in that list makes this campaign invalid.",
  }),
  named({
    name: 'Member of Program',
    constraints: [member('Program', 'program', INFERRED), text('Status', PROGRAMS), truth('Success', PROGRAMS)],
    cost: 4,
  }),
  named({
    name: supposed('Member of Engagement Program', 'Member of Nurture'),
    constraints: [
      member('Program', 'engagement program', INFERRED),
      constraint('Stream', 'reference', INFERRED, { aliases: ['Track'] }),
      constraint('Cadence', 'enum', INFERRED, { values: ['Normal', 'Paused'] }),
      truth('Exhausted Content', INFERRED),
    ],
    cost: 4,
  }),
  named({
    name: 'Member of Smart Campaign',
    constraints: [member('Campaign', 'campaign', INFERRED)],
    cost: 5,
    notes: 'People are members once they qualify, even when the qualification rule then refuses them.',
  }),
  named({
    name: 'Member of Revenue Model',
    constraints: [member('Model', 'revenue model', INFERRED)],
    cost: 4,
  }),
  named({
    name: 'Member of Revenue Stage',
    constraints: [primary('Stage', 'membership', INFERRED)],
    cost: 4,
  }),
  named({
    name: 'Member of SFDC Campaign',
    constraints: [member('SFDC Campaign', 'SFDC campaign', INFERRED, 'Campaign'), text('Status', INFERRED)],
    cost: 5,
  }),
  named({
    name: 'Member of Field Set',
    constraints: [member('Field Set', 'field set', INFERRED)],
    cost: 4,
  }),
  named({
    name: 'Has Opportunity',
    constraints: [
      { ...primary('Value', 'boolean', documented('Adobe docs: opportunity filters and triggers')), required: false },
      ...OPPORTUNITY_FIELDS,
    ],
    cost: 5,
    open: true,
    confidence: 'documented',
    notes: 'True when no value is written. All criteria belong into one filter: two may match two opportunities.',
    source: 'Adobe docs: opportunity filters and triggers',
  }),
  named({
    name: 'Duplicate Fields',
    constraints: [primary('Field', 'field', INFERRED)],
    cost: 7,
    notes: 'Compares people with each other.',
  }),
  named({
    name: 'Random Sample',
    constraints: [primary('Percentage', 'percent', documented('Adobe docs: best practices for smart lists'))],
    cost: 5,
    confidence: 'documented',
    notes: 'Use it alone. It does not work in a list that another list refers to.',
    source: 'Adobe docs: best practices for smart lists',
  }),
];
