import { z } from 'zod';
import { failure, map, success, type Answer } from '../answer.ts';
import { ruleCatalogue, stepCatalogue } from '../endpoints/catalogues.ts';
import { campaignById, campaignsIn, createCampaign } from '../endpoints/campaigns.ts';
import { addStep } from '../endpoints/flow.ts';
import { writing } from '../endpoints/folders.ts';
import type { CampaignRecord, FolderReference } from '../endpoints/records.ts';
import { addRule } from '../endpoints/rules.ts';
import { smartListOfCampaign } from '../endpoints/smart-lists.ts';
import type { MarketoHttp } from '../http.ts';
import { firstNumber } from './first-number.ts';
import type { FirstNumbers } from './rest-by-tools.ts';

/** A campaign that is there for a moment only; it is never active. */
export const scratchName = 'Lifecycle Scratch (can be deleted)';

/** What tools there are for: numbers that nobody needs are not looked for. */
export interface Wanted {
  readonly rules: boolean;
  readonly steps: boolean;
}

/** An experiment whose answer got lost is made anew, on a fresh campaign. */
const mostTries = 3;

/**
 * Finds out from where the tools count rules and steps, on a scratch campaign in `folder` that is deleted at the end.
 *
 * @param raw tools that hand positions on as they are given.
 */
export async function learnNumbers(
  rest: MarketoHttp,
  raw: MarketoHttp,
  folder: FolderReference,
  wanted: Wanted,
): Promise<Answer<Partial<FirstNumbers>>> {
  for (let tries = 1; ; tries += 1) {
    const learnt = await tryOnce(rest, raw, folder, wanted);
    if (learnt.kind !== 'unknown' || tries === mostTries) return learnt;
  }
}

async function tryOnce(
  rest: MarketoHttp,
  raw: MarketoHttp,
  folder: FolderReference,
  wanted: Wanted,
): Promise<Answer<Partial<FirstNumbers>>> {
  const cleared = await removeLeftovers(rest, folder);
  if (cleared.kind !== 'success') return cleared;
  const scratch = await createCampaign(rest, scratchName, folder, '');
  if (scratch.kind !== 'success') return scratch;
  const learnt = await experiment(raw, scratch.result, wanted);
  const removed = await remove(rest, scratch.result.id);
  return learnt.kind === 'success' && removed.kind !== 'success' ? removed : learnt;
}

async function experiment(
  raw: MarketoHttp,
  scratch: CampaignRecord,
  { rules, steps }: Wanted,
): Promise<Answer<Partial<FirstNumbers>>> {
  const rule = rules ? await firstRule(raw, scratch) : success(undefined);
  if (rule.kind !== 'success') return rule;
  const step = steps ? await firstStep(raw, scratch) : success(undefined);
  return map(step, (first) => ({
    ...(rule.result !== undefined && { rule: rule.result }),
    ...(first !== undefined && { step: first }),
  }));
}

async function firstRule(raw: MarketoHttp, { id, smartListId }: CampaignRecord): Promise<Answer<0 | 1>> {
  const catalogue = await ruleCatalogue(raw);
  if (catalogue.kind !== 'success') return catalogue;
  const types = distinct(catalogue.result?.filters ?? []);
  if (types === undefined) return nothingListed('filters');
  return firstNumber(
    {
      insert: (kind, index) => {
        const { id: typeId, type } = types[kind];
        const rule = { type: { id: typeId, type }, index, trigger: false, negative: false };
        return addRule(raw, smartListId, rule);
      },
      read: async () =>
        map(await smartListOfCampaign(raw, id), (list) =>
          kinds(
            types,
            (list?.rules?.filters ?? []).map(({ name }) => name),
          ),
        ),
    },
    'rules',
  );
}

async function firstStep(raw: MarketoHttp, { id }: CampaignRecord): Promise<Answer<0 | 1>> {
  const catalogue = await stepCatalogue(raw);
  if (catalogue.kind !== 'success') return catalogue;
  const types = distinct(catalogue.result?.flowSteps ?? []);
  if (types === undefined) return nothingListed('flow steps');
  return firstNumber(
    {
      insert: (kind, index) => addStep(raw, id, types[kind].id, index),
      read: async () =>
        map(await campaignById(raw, id), (campaign) =>
          kinds(
            types,
            (campaign?.flow?.steps ?? []).map(({ activityTypeName }) => activityTypeName),
          ),
        ),
    },
    'flow steps',
  );
}

const nothingListed = (what: string): Answer<never> =>
  failure('refused', 'shape', 'empty', `The MCP server lists no ${what} to write with.`);

type Pair<T> = readonly [T, T];

function distinct<T extends { readonly name: string }>(entries: readonly T[]): Pair<T> | undefined {
  const [first] = entries;
  const second = entries.find(({ name }) => name !== first?.name);
  return first === undefined || second === undefined ? undefined : [first, second];
}

function kinds(
  pair: Pair<{ readonly name: string }>,
  names: readonly string[],
): readonly (0 | 1 | undefined)[] {
  return names.map((name) => (name === pair[0].name ? 0 : name === pair[1].name ? 1 : undefined));
}

/** What a run that was killed left behind. */
async function removeLeftovers(rest: MarketoHttp, folder: FolderReference): Promise<Answer<undefined>> {
  const campaigns = await campaignsIn(rest, folder);
  if (campaigns.kind !== 'success') return campaigns;
  for (const { id, name } of campaigns.result) {
    if (name !== scratchName) continue;
    const removed = await remove(rest, id);
    if (removed.kind !== 'success') return removed;
  }
  return success(undefined);
}

async function remove(rest: MarketoHttp, id: number): Promise<Answer<undefined>> {
  const path = `/rest/asset/v1/smartCampaign/${id}/delete.json`;
  return map(await rest.call({ method: 'POST', path, permission: writing }, z.unknown()), () => undefined);
}
