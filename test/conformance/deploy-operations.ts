const asset = '/rest/asset/v1';
const campaign = `${asset}/smartCampaign`;
const list = `${asset}/smartList`;
const lead = '/rest/v1';

/** What a deploy needs of Marketo, by what it is needed for, in the order in which a deploy goes. */
export const deployOperations: Readonly<Record<string, readonly string[]>> = {
  'Signing in': ['POST /identity/oauth/token'],
  'What the instance can do, and what is left of its day': [
    `GET ${campaign}/rules.json`,
    `GET ${campaign}/flowSteps.json`,
    `GET ${campaign}/flowStepTypes.json`,
    `GET ${list}/rules.json`,
    `GET ${lead}/stats/usage.json`,
  ],
  Fields: [`GET ${lead}/leads/schema/fields.json`, `POST ${lead}/leads/schema/fields.json`],
  Folders: [
    `GET ${asset}/folder/byName.json`,
    `GET ${asset}/folders.json`,
    `GET ${asset}/folder/{id}/content.json`,
    `POST ${asset}/folders.json`,
  ],
  'Programs, channels and tags': [
    `GET ${asset}/program/byName.json`,
    `GET ${asset}/program/{id}.json`,
    `POST ${asset}/programs.json`,
    `POST ${asset}/program/{id}.json`,
    `GET ${asset}/channels.json`,
    `GET ${asset}/tagTypes.json`,
  ],
  Tokens: [
    `GET ${asset}/folder/{id}/tokens.json`,
    `POST ${asset}/folder/{id}/tokens.json`,
    `POST ${asset}/folder/{id}/tokens/delete.json`,
  ],
  Lists: [
    `GET ${asset}/staticLists.json`,
    `GET ${asset}/staticList/byName.json`,
    `POST ${asset}/staticLists.json`,
    `POST ${asset}/staticList/{id}/delete.json`,
    `GET ${asset}/smartLists.json`,
    `POST ${asset}/smartLists.json`,
  ],
  Campaigns: [
    `GET ${asset}/smartCampaigns.json`,
    `GET ${campaign}/{id}.json`,
    `POST ${asset}/smartCampaigns.json`,
    `POST ${campaign}/{id}.json`,
  ],
  Rules: [
    `GET ${list}/{id}.json`,
    `POST ${list}/{id}/rules.json`,
    `POST ${list}/{id}/rule/{ruleId}.json`,
    `POST ${list}/{id}/rule/{ruleId}/removeConstraint.json`,
    `POST ${list}/{id}/rule/{ruleId}/delete.json`,
    `POST ${list}/{id}/rules/delete.json`,
    `POST ${list}/{id}/reorder.json`,
    `POST ${list}/{id}/filterLogic.json`,
    `GET ${list}/{id}/autoSuggest.json`,
  ],
  Flow: [
    `POST ${campaign}/{id}/flows.json`,
    `POST ${campaign}/{id}/flow/{stepId}/remove.json`,
    `POST ${campaign}/{id}/flow/{stepId}/addChoice.json`,
    `POST ${campaign}/{id}/flow/{stepId}/choice/{choiceId}.json`,
    `POST ${campaign}/{id}/flow/{stepId}/choice/{choiceId}/reorder.json`,
    `POST ${campaign}/{id}/flow/{stepId}/choice/{choiceId}/remove.json`,
    `GET ${campaign}/{id}/autoSuggest.json`,
  ],
  'Switching over': [
    `POST ${campaign}/{id}/activate.json`,
    `POST ${campaign}/{id}/deactivate.json`,
    `GET ${campaign}/{id}/usedBy.json`,
    `POST ${lead}/campaigns/{campaignId}/schedule.json`,
    `POST ${lead}/campaigns/{campaignId}/trigger.json`,
  ],
  'Clones, where rules and flow cannot be written': [
    `POST ${campaign}/{id}/clone.json`,
    `POST ${asset}/program/{id}/clone.json`,
  ],
  Pruning: [
    `POST ${campaign}/{id}/delete.json`,
    `POST ${list}/{id}/delete.json`,
    `POST ${asset}/staticList/{id}/delete.json`,
    `POST ${asset}/folder/{id}/delete.json`,
    `POST ${asset}/program/{id}/delete.json`,
  ],
};

/** What the client itself has to use in the conversation of the test; the rest is used by the walk alone. */
export const neededByClient: readonly string[] = [
  ...(deployOperations['Signing in'] ?? []),
  `GET ${campaign}/rules.json`,
  `GET ${campaign}/flowSteps.json`,
  `GET ${campaign}/flowStepTypes.json`,
  `GET ${lead}/stats/usage.json`,
  ...(deployOperations['Fields'] ?? []),
  `POST ${asset}/folders.json`,
  `GET ${asset}/program/byName.json`,
  `POST ${asset}/programs.json`,
  `GET ${asset}/folder/{id}/tokens.json`,
  `POST ${asset}/folder/{id}/tokens.json`,
  `POST ${asset}/staticLists.json`,
  `POST ${asset}/staticList/{id}/delete.json`,
  `GET ${asset}/smartCampaigns.json`,
  `POST ${asset}/smartCampaigns.json`,
  `GET ${list}/{id}.json`,
  `POST ${list}/{id}/rules.json`,
  `POST ${list}/{id}/rule/{ruleId}.json`,
  `POST ${list}/{id}/filterLogic.json`,
  `POST ${campaign}/{id}/flows.json`,
  `POST ${campaign}/{id}/flow/{stepId}/addChoice.json`,
  `POST ${campaign}/{id}/flow/{stepId}/choice/{choiceId}.json`,
  `POST ${campaign}/{id}/activate.json`,
  `POST ${campaign}/{id}/deactivate.json`,
  `POST ${lead}/campaigns/{campaignId}/schedule.json`,
];
