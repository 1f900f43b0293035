import type { AssetKind } from '../types.ts';

/** What `external KIND "Name"` may announce, and which references each kind satisfies. */
export const assetKinds: readonly AssetKind[] = [
  { name: 'campaign', satisfies: ['campaign', 'requestable campaign', 'executable campaign'] },
  { name: 'smart list', satisfies: ['smart list'] },
  { name: 'list', satisfies: ['static list'] },
  { name: 'form', satisfies: ['form'] },
  { name: 'landing page', satisfies: ['web page'] },
  { name: 'email', satisfies: ['email', 'sales email'] },
  { name: 'SMS message', satisfies: ['SMS message'] },
  { name: 'webhook', satisfies: ['webhook'] },
  { name: 'program', satisfies: ['program'] },
  { name: 'engagement program', satisfies: ['engagement program', 'program'] },
  { name: 'segmentation', satisfies: ['segmentation'] },
  { name: 'revenue model', satisfies: ['revenue model'] },
  { name: 'partition', satisfies: ['partition'] },
  { name: 'field set', satisfies: ['field set'] },
  { name: 'social app', satisfies: ['social app'] },
  { name: 'dialogue', satisfies: ['dialogue'] },
  { name: 'conversational flow', satisfies: ['conversational flow'] },
  { name: 'SFDC campaign', satisfies: ['SFDC campaign'] },
  { name: 'Microsoft campaign', satisfies: ['Microsoft campaign'] },
  { name: 'user', satisfies: ['assignee'] },
  { name: 'queue', satisfies: ['assignee'] },
];
