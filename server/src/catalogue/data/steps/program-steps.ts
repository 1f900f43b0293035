import type { StepDefinition } from '../../types.ts';
import { renamed } from '../names.ts';
import { after, firstAsset, required, spoken, step, THIS_PROGRAM } from './step.ts';

/** Programs and engagement programs. */
export const programSteps: readonly StepDefinition[] = [
  step({
    name: renamed('Change Program Status', 'Change Status in Progression'),
    type: 104,
    parameters: [
      firstAsset('Program', 'program', { fallback: THIS_PROGRAM }),
      after(['to'], required('New Status', 'string')),
    ],
    priority: 'medium',
    effects: {
      fires: ['Program Status is Changed'],
      writes: ['Member of Program', 'Member of Engagement Program', '[Acquisition Program]'],
    },
    notes:
      'Makes the person a member. A status never moves back to a lower step number. In an engagement program it puts the person into the first stream.',
    page: 'change-program-status',
  }),
  step({
    name: renamed('Change Program Success', 'Change Program Data'),
    parameters: [
      firstAsset('Program', 'program', { fallback: THIS_PROGRAM }),
      required('Attribute', 'enum', { values: ['Success', 'Success Date'], fallback: 'Success' }),
      after(['to'], required('New Value', 'any')),
    ],
    priority: 'medium',
    effects: { writes: ['Member of Program'] },
    notes: 'Members only. Success and its date set each other.',
    page: 'change-program-success',
  }),
  step({
    name: renamed('Add to Engagement Program', 'Add to Nurture'),
    type: 113,
    parameters: [
      firstAsset('Program', 'engagement program'),
      required('Stream', 'reference', { aliases: ['Track'] }),
    ],
    priority: 'medium',
    effects: {
      fires: ['Added to Engagement Program'],
      writes: ['Member of Engagement Program', 'Member of Program'],
    },
    notes: 'A person is in one stream of a program at a time.',
    page: 'add-to-engagement-program',
  }),
  step({
    name: renamed('Change Engagement Program Stream', 'Change Nurture Track'),
    type: 114,
    parameters: [
      firstAsset('Program', 'engagement program'),
      after(['to'], required('New Stream', 'reference', { aliases: ['New Track'] })),
    ],
    priority: 'medium',
    effects: { fires: ['Engagement Program Stream Changes'], writes: ['Member of Engagement Program'] },
    notes: 'Naming a program that the person is not in adds a second membership.',
    page: 'change-engagement-program-stream',
  }),
  step({
    name: renamed('Change Engagement Program Cadence', 'Change Nurture Cadence'),
    type: 115,
    parameters: [
      firstAsset('Program', 'engagement program'),
      after(['to'], required('New Cadence', 'enum', spoken('Normal', 'Paused'))),
    ],
    priority: 'medium',
    effects: { fires: ['Engagement Program Cadence Changes'], writes: ['Member of Engagement Program'] },
    page: 'change-engagement-program-cadence',
  }),
];
