import type { DesiredProgram } from '../desired.ts';
import type { ProgramSnapshot } from '../snapshot.ts';
import { quoted } from './asset-lines.ts';
import { changedFlow, changedRules } from './changed-values.ts';
import { programMark, withMark } from './mark.ts';
import { assetKey } from './normal-form.ts';

/** What a program will hold once it is made as a copy of a kit: its ids are the kit's and good for nothing. */
export interface ProgramCopy {
  readonly kit: ProgramSnapshot;
  readonly content: ProgramSnapshot;
}

/**
 * Foretells a copy: what lies in the kit refers to the kit, and its copies to each other. Campaigns of a copy are off.
 * Source: practice; Adobe's page on programs says only that local assets come along.
 */
export function copyOf(kit: ProgramSnapshot, wanted: DesiredProgram): ProgramCopy {
  const { name, folder, smartLists } = wanted;
  const prefix = `${kit.name}.`.toLowerCase();
  const repointed = (value: string): string => {
    if (assetKey(value) === assetKey(kit.name)) return name;
    return value.toLowerCase().startsWith(prefix) ? `${name}.${value.slice(prefix.length)}` : value;
  };
  return {
    kit,
    content: {
      ...kit,
      name,
      folder,
      description: withMark(wanted.description, programMark(smartLists, name)),
      smartLists: kit.smartLists.map((list) => ({
        ...list,
        url: '',
        rules: list.rules && changedRules(list.rules, repointed),
      })),
      campaigns: kit.campaigns.map((campaign) => ({
        ...campaign,
        url: '',
        isActive: false,
        rules: campaign.rules && changedRules(campaign.rules, repointed),
        flow: campaign.flow && changedFlow(campaign.flow, repointed),
      })),
    },
  };
}

/** What a person should know of what a copy brings along unasked. */
export function copyNotes({ kit, content }: ProgramCopy, wanted: DesiredProgram): readonly string[] {
  const named = new Set(wanted.campaigns.map(({ name }) => assetKey(name)));
  const others = content.campaigns.filter(({ name }) => !named.has(assetKey(name)));
  const notes = [`It is made as a copy of ${quoted(kit.name)}.`];
  if (others.length === 0) return notes;
  const names = others.map(({ name }) => quoted(name)).join(', ');
  return [...notes, `It brings along ${names}, which the files do not name: they stay switched off.`];
}
