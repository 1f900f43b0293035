import { startSandbox, type SandboxOptions, type Seed } from '../../server/src/sandbox/index.ts';
import { Caller, first } from './caller.ts';
import { closing } from './closing.ts';
import { CampaignWriter, rulesOf } from './vocabulary.ts';

export const asset = '/rest/asset/v1';
export const program = { id: 1001, type: 'Program' };

const seed: Seed = {
  programs: [{ name: 'OPS' }],
  fields: [
    { displayName: 'Lifecycle Status', name: 'lifecycleStatus', dataType: 'string' },
    { displayName: 'Behavior Score', name: 'behaviorScore', dataType: 'score' },
    { displayName: 'Hand Raised', name: 'handRaised', dataType: 'boolean' },
    { displayName: 'MQL Date', name: 'mqlDate', dataType: 'datetime' },
  ],
  lists: ['Competitors'],
  smartLists: [{ name: 'Fits MQL', program: 'OPS' }],
};

/** A sandbox with the program OPS in it, and a way to make campaigns there. */
export async function withCampaigns(options: SandboxOptions = {}) {
  const sandbox = closing(
    await startSandbox({ ...options, rateLimit: 'off', seed: { ...seed, ...options.seed } }),
  );
  const caller = await Caller.of(sandbox);
  const rules = await rulesOf(caller);
  const campaign = async (name: string): Promise<CampaignWriter> => {
    const made = await caller.form(`${asset}/smartCampaigns.json`, { name, folder: program });
    return new CampaignWriter(caller, rules, first(made));
  };
  return { sandbox, caller, rules, campaign };
}
