import type { Campaign } from '../store/records.ts';
import type { SandboxStore } from '../store/store.ts';
import { lineage, programAbove } from '../store/tree.ts';

/**
 * Resolves the tokens of a step that do not depend on the person. The engine resolves those of the person, the company
 * and the clock; all others (what the trigger heard, links in emails) are blank here.
 */
export function settleTokens(store: SandboxStore, campaign: Campaign, text: string): string {
  return text.replaceAll(/\{\{([^{}]*)\}\}/g, (written, name: string) => {
    const dot = name.indexOf('.');
    const namespace = name.slice(0, Math.max(dot, 0)).trim().toLowerCase();
    const rest = name.slice(dot + 1).trim();
    switch (namespace) {
      case 'lead':
      case 'company':
        return written;
      case 'system':
        return /^date(time)?$/i.test(rest) ? written : '';
      case 'my':
        return myToken(store, campaign, rest);
      case 'campaign':
        return memberOf(campaign, rest);
      case 'program':
        return memberOf(programAbove(store, campaign.folder), rest);
      default:
        return '';
    }
  });
}

/** A token of the innermost folder or program that has it. */
function myToken(store: SandboxStore, { folder }: Campaign, name: string): string {
  for (const place of lineage(store, folder)) {
    const token = store.tokensOf(place).get(name);
    if (token !== undefined) return token.value;
  }
  return '';
}

interface Described {
  readonly id: number;
  readonly name: string;
  readonly description: string;
}

function memberOf(asset: Described | undefined, member: string): string {
  switch (member.toLowerCase()) {
    case 'id':
      return String(asset?.id ?? '');
    case 'name':
      return asset?.name ?? '';
    case 'description':
      return asset?.description ?? '';
    default:
      return '';
  }
}
