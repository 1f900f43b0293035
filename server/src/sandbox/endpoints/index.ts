import type { Endpoint } from '../protocol/endpoint.ts';
import { activityEndpoints } from './activities.ts';
import { flowEndpoints } from './campaign-flow.ts';
import { runEndpoints } from './campaign-runs.ts';
import { bulkExportEndpoints } from './bulk-exports.ts';
import { captureEndpoints } from './capture.ts';
import { catalogueEndpoints } from './catalogues.ts';
import { channelEndpoints } from './channels.ts';
import { fieldEndpoints } from './fields.ts';
import { folderEndpoints } from './folders.ts';
import { leadMembershipEndpoints } from './lead-memberships.ts';
import { leadEndpoints } from './leads.ts';
import { listMemberEndpoints } from './list-members.ts';
import { programMemberEndpoints } from './program-members.ts';
import { approvalEndpoints } from './program-approval.ts';
import { programEndpoints } from './programs.ts';
import { campaignEndpoints } from './smart-campaigns.ts';
import { ruleEndpoints } from './smart-list-rules.ts';
import { smartListEndpoints } from './smart-lists.ts';
import { staticListEndpoints } from './static-lists.ts';
import { tokenEndpoints } from './tokens.ts';
import { usageEndpoints } from './usage.ts';
import { usedByEndpoints } from './used-by.ts';

/** Every operation that the sandbox answers, but for identity, which has no envelope and no token. */
export const endpoints: readonly Endpoint[] = [
  ...folderEndpoints,
  ...channelEndpoints,
  ...programEndpoints,
  ...approvalEndpoints,
  ...tokenEndpoints,
  ...fieldEndpoints,
  ...staticListEndpoints,
  ...smartListEndpoints,
  ...ruleEndpoints,
  ...campaignEndpoints,
  ...flowEndpoints,
  ...catalogueEndpoints,
  ...usedByEndpoints,
  ...runEndpoints,
  ...leadEndpoints,
  ...captureEndpoints,
  ...leadMembershipEndpoints,
  ...listMemberEndpoints,
  ...programMemberEndpoints,
  ...activityEndpoints,
  ...bulkExportEndpoints,
  ...usageEndpoints,
];
