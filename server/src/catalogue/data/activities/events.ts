import type { ActivityData } from '../activity.ts';
import { constraint, primaryAsset } from '../constraints.ts';
import { INFERRED } from '../provenance.ts';

const EVENT_PROGRAM = primaryAsset('Event Program', 'program', INFERRED);
const DIALOGUE = primaryAsset('Dialogue', 'dialogue', INFERRED);
const CONVERSATION = primaryAsset('Conversational Flow', 'conversational flow', INFERRED);

const WEBINAR = 'An interactive webinar; its constraints are not public.';

/** Interactive webinars and Dynamic Chat. */
export const eventActivities: readonly ActivityData[] = [
  {
    trigger: 'Attends event',
    filter: 'Has attended event',
    constraints: [EVENT_PROGRAM],
    notes: WEBINAR,
  },
  {
    trigger: 'Asks questions during event',
    filter: 'Has asked questions during event',
    constraints: [EVENT_PROGRAM],
    notes: WEBINAR,
  },
  {
    trigger: 'Clicks on a Link',
    filter: 'Clicked on a Link',
    constraints: [EVENT_PROGRAM],
    notes: WEBINAR,
  },
  {
    trigger: 'Downloads an asset',
    filter: 'Downloaded an asset',
    constraints: [EVENT_PROGRAM],
    notes: WEBINAR,
  },
  {
    trigger: 'Responds to a Poll',
    filter: 'Responded to a Poll',
    constraints: [EVENT_PROGRAM],
    notes: WEBINAR,
  },
  {
    trigger: 'Responds to a Survey',
    filter: 'Responded to a Survey',
    constraints: [EVENT_PROGRAM],
    notes: WEBINAR,
  },
  {
    trigger: 'Engages with a Dialogue',
    filter: 'Engaged with a Dialogue',
    constraints: [DIALOGUE],
  },
  {
    trigger: 'Engages with an Agent in Dialogue',
    filter: 'Engaged with an Agent in Dialogue',
    constraints: [DIALOGUE],
  },
  {
    trigger: 'Interacts with Document in Dialogue',
    filter: 'Interacted with Document in Dialogue',
    constraints: [DIALOGUE, constraint('Document', 'reference', INFERRED)],
  },
  {
    trigger: 'Schedules Meeting in Dialogue',
    filter: 'Scheduled Meeting in Dialogue',
    constraints: [DIALOGUE],
  },
  {
    trigger: 'Reaches Dialogue Goal',
    filter: 'Reached Dialogue Goal',
    constraints: [DIALOGUE],
  },
  {
    trigger: 'Engages with a Conversational Flow',
    filter: 'Engaged with a Conversational Flow',
    constraints: [CONVERSATION],
  },
  {
    trigger: 'Engages with an Agent in Conversational Flow',
    filter: 'Engaged with an Agent in Conversational Flow',
    constraints: [CONVERSATION],
  },
  {
    trigger: 'Interacts with Document in Conversational Flow',
    filter: 'Interacted with Document in Conversational Flow',
    constraints: [CONVERSATION],
  },
  {
    trigger: 'Schedules Meeting in Conversational Flow',
    filter: 'Scheduled Meeting in Conversational Flow',
    constraints: [CONVERSATION],
  },
  {
    trigger: 'Reaches Goal in Conversational Flow',
    filter: 'Reached Goal in Conversational Flow',
    constraints: [CONVERSATION],
  },
];
