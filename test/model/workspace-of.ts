import { createWorkspace, type CampaignSymbol, type Model } from '../../server/src/model/index.ts';

/** A model of files by name; a single text is `a.lifecycle`. */
export function modelOf(files: string | Readonly<Record<string, string>>): Model {
  const workspace = createWorkspace();
  const entries = typeof files === 'string' ? [['a.lifecycle', files] as const] : Object.entries(files);
  for (const [name, text] of entries) workspace.set(`file:///${name}`, text);
  return workspace.model();
}

export function campaignNamed(model: Model, name: string): CampaignSymbol {
  const campaign = model.campaigns.find((candidate) => candidate.name === name);
  if (campaign === undefined) throw new Error(`no campaign "${name}" in the model`);
  return campaign;
}

/** The only campaign of a text that holds nothing else. */
export function onlyCampaign(text: string): CampaignSymbol['bound'] {
  const [campaign] = modelOf(text).campaigns;
  if (campaign === undefined) throw new Error('no campaign in the text');
  return campaign.bound;
}
