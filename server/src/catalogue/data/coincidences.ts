import type { Coincidence } from '../types.ts';

/** Events that come together. Campaigns that listen to different ones of them have no certain order. */
export const coincidences: readonly Coincidence[] = [
  {
    name: 'a form creates the person',
    triggers: ['Person is Created', 'Fills Out Form'],
    notes: 'Both events are logged at one moment.',
    confidence: 'documented',
    source: 'Marketo community: campaign priority override',
  },
  {
    name: 'a list import creates the person',
    triggers: ['Person is Created', 'Added to List'],
    notes: 'The list membership comes with the person.',
    confidence: 'documented',
    source: 'Marketo community: champion blog',
  },
  {
    name: 'an import into a program creates the person',
    triggers: ['Person is Created', 'Program Status is Changed'],
    notes: 'Membership and acquisition are set before any campaign has run.',
    confidence: 'documented',
    source: 'Marketo community: champion blog',
  },
  {
    name: 'a new person is scored',
    triggers: ['Person is Created', 'Score is Changed'],
    notes: 'The first scores arrive while the campaigns for new people still run.',
    confidence: 'inferred',
    source: 'inferred from independent campaigns',
  },
  {
    name: 'a score changes several times at once',
    triggers: ['Score is Changed', 'Score is Changed'],
    notes: 'A burst of clicks, or several scoring campaigns for one event.',
    confidence: 'documented',
    source: 'Marketo community: bot activity',
  },
  {
    name: 'a visitor becomes known',
    triggers: ['Person is Created', 'Visits Web Page', 'Clicks Link on Web Page'],
    notes: 'Earlier web activity fires the campaigns that are active now, oldest first.',
    confidence: 'documented',
    source: 'Marketo knowledge base: anonymous lead promotion',
  },
  {
    name: 'the CRM sends several values',
    triggers: ['Data Value Changes', 'Data Value Changes', 'Owner Changes'],
    notes: 'One sync brings every field that changed since the last.',
    confidence: 'inferred',
    source: 'inferred from the sync cycle',
  },
  {
    name: 'the CRM creates the person',
    triggers: ['Person is Created', 'Owner Changes'],
    notes: 'The owner comes with the record.',
    confidence: 'inferred',
    source: 'inferred from the sync cycle',
  },
];
