import type { ExternalSymbol, Model } from '../../model/index.ts';

/** What the files say lives in Marketo already, in the words of a sandbox's seed. */
export interface OutsideAssets {
  readonly forms: string[];
  readonly emails: string[];
  readonly landingPages: string[];
  readonly webhooks: string[];
  readonly segmentations: string[];
  readonly assets: Record<string, string[]>;
  readonly lists: { name: string; program?: string }[];
  readonly smartLists: { name: string; program?: string }[];
  readonly campaigns: { name: string; program?: string; requestable: boolean }[];
  readonly programs: { name: string; type: 'Default' | 'Engagement'; channel: string }[];
}

/** Gathers the `external` declarations, so that a local Marketo can hold what a deploy refers to. */
export function outsideAssets(model: Model): OutsideAssets {
  const found: OutsideAssets = {
    forms: [],
    emails: [],
    landingPages: [],
    webhooks: [],
    segmentations: [],
    assets: {},
    lists: [],
    smartLists: [],
    campaigns: [],
    programs: [],
  };
  for (const external of model.externals) place(external, found);
  return found;
}

function place(external: ExternalSymbol, found: OutsideAssets): void {
  const { of: kind, name, within } = external;
  const qualified = within === undefined || name.includes('.') ? name : `${within}.${name}`;
  const housed = within === undefined ? { name } : { name, program: within };
  switch (kind) {
    case 'form':
      return void found.forms.push(qualified);
    case 'email':
      return void found.emails.push(qualified);
    case 'landing page':
      return void found.landingPages.push(qualified);
    case 'webhook':
      return void found.webhooks.push(qualified);
    case 'segmentation':
      return void found.segmentations.push(qualified);
    case 'list':
      return void found.lists.push(housed);
    case 'smart list':
      return void found.smartLists.push(housed);
    case 'campaign':
      return void found.campaigns.push({ ...housed, requestable: isRequestable(external) });
    case 'program':
      return void found.programs.push({ name, type: 'Default', channel: 'Operational' });
    case 'engagement program':
      return void found.programs.push({ name, type: 'Engagement', channel: 'Nurture' });
    default:
      (found.assets[kind] ??= []).push(qualified);
  }
}

function isRequestable({ declaration }: ExternalSymbol): boolean {
  return declaration.effects?.some(({ kind }) => kind === 'Requestable') ?? false;
}
