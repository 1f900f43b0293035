import type { StepDefinition } from '../../types.ts';
import { first, firstAsset, required, step } from './step.ts';

/** Campaigns that call, stop or collect: other campaigns, lists, field sets. */
export const campaignSteps: readonly StepDefinition[] = [
  step({
    name: 'Request Campaign',
    type: 47,
    parameters: [firstAsset('Campaign', 'requestable campaign')],
    priority: 'medium',
    effects: { fires: ['Campaign is Requested'], starts: 'request' },
    notes:
      'The flow goes on at once. The other campaign applies its own filters, source and qualification rule, and must be active.',
    page: 'request-campaign',
  }),
  step({
    name: 'Execute Campaign',
    parameters: [
      firstAsset('Campaign', 'executable campaign'),
      required('Use Parent Campaign Token Context', 'boolean', {
        aliases: ['Use Parent Token Context'],
        fallback: 'false',
      }),
    ],
    effects: { starts: 'execute' },
    notes:
      'The flow waits until the other campaign is done. At most three levels below the first; never across workspaces; no Wait and no Call Webhook inside.',
    page: 'execute-campaign',
  }),
  step({
    name: 'Remove from Flow',
    parameters: [
      first(
        required('Campaign', 'reference', {
          references: 'campaign',
          words: [{ word: 'this campaign', value: 'this campaign' }],
          fallback: 'this campaign',
        }),
      ),
    ],
    notes: 'Taking people out of an executable campaign takes them out of the one that executes it, too.',
    page: 'remove-from-flow',
  }),
  step({
    name: 'Add to List',
    type: 24,
    parameters: [firstAsset('List Name', 'static list', { aliases: ['List'] })],
    priority: 'medium',
    effects: { fires: ['Added to List'], writes: ['Member of List'] },
    page: 'add-to-list',
  }),
  step({
    name: 'Remove from List',
    type: 25,
    parameters: [firstAsset('List Name', 'static list', { aliases: ['List'] })],
    priority: 'medium',
    effects: { fires: ['Removed from List'], writes: ['Member of List'] },
    page: 'remove-from-list',
  }),
  step({
    name: 'Add to Field Set',
    parameters: [firstAsset('Field Set', 'field set')],
    effects: { writes: ['Member of Field Set'] },
  }),
  step({
    name: 'Remove from Field Set',
    parameters: [firstAsset('Field Set', 'field set')],
    effects: { writes: ['Member of Field Set'] },
  }),
];
