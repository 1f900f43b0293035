import { compareContent, type Operation } from '../../compiler/index.ts';
import { failure, map, success, type Answer } from '../answer.ts';
import { campaignById } from '../endpoints/campaigns.ts';
import type { CampaignRecord, SmartListRecord } from '../endpoints/records.ts';
import { smartListById, smartListOfCampaign } from '../endpoints/smart-lists.ts';
import { writeFlow } from '../flow-writer.ts';
import { contentFromApi } from '../from-api.ts';
import { writeRules } from '../rule-writer.ts';
import { emptyTarget, idOf, type Context } from './context.ts';

/** Operations that write what campaigns and smart lists consist of, or read it back. */

type Of<Kind extends Operation['kind']> = Extract<Operation, { readonly kind: Kind }>;

export async function writeRulesOf(
  operation: Of<'write-rules'>,
  context: Context,
): Promise<Answer<undefined>> {
  const target = idOf(operation.target, context);
  if (target.kind !== 'success') return target;
  const prepared = await prepareTools(operation.of, target.result, context);
  if (prepared.kind !== 'success') return prepared;
  const { http, vocabulary, tools, seen } = context;
  const { name, program, rules } = operation;
  const read = async (): Promise<Answer<SmartListRecord>> =>
    present(
      operation.of === 'campaign'
        ? await smartListOfCampaign(http, target.result)
        : await smartListById(http, target.result),
      `the smart list of "${name}"`,
    );
  const made = emptyTarget(operation.target, context);
  const known: Answer<SmartListRecord> = made === undefined ? await read() : success(emptyList(made));
  if (known.kind !== 'success') return known;
  const { triggers = [], filters = [] } = known.result.rules ?? {};
  // What a killed run wrote counts as standing there, too: it goes when the new rules are complete. Tools take nothing
  // away, and write only what was empty: there it is finished.
  const standing = tools === undefined ? [...triggers, ...filters] : [];
  const before = new Set(standing.map(({ id }) => id));
  const written = await writeRules({ http, vocabulary, name, program, rules, before, read }, known.result);
  return map(written, (list) => {
    if (operation.of === 'smart list') seen.note('smart list', list, contentFromApi(list));
    return undefined;
  });
}

/** Campaigns carry the id of their list; a list is itself. */
function emptyList(made: CampaignRecord | SmartListRecord): SmartListRecord {
  const { name, description } = made;
  const id = 'smartListId' in made ? made.smartListId : made.id;
  const rules = { filterMatchType: 'all', filterCustomRuleLogic: '', triggers: [], filters: [] };
  return { id, name, description, url: '', computedUrl: '', updatedAt: '', folder: undefined, rules };
}

export async function writeFlowOf(operation: Of<'write-flow'>, context: Context): Promise<Answer<undefined>> {
  const target = idOf(operation.target, context);
  if (target.kind !== 'success') return target;
  const prepared = await prepareTools('campaign', target.result, context);
  if (prepared.kind !== 'success') return prepared;
  const { http, vocabulary, tools } = context;
  const { name, program, flow } = operation;
  const read = async (): Promise<Answer<CampaignRecord>> =>
    present(await campaignById(http, target.result), `the campaign "${name}"`);
  const made = emptyTarget(operation.target, context);
  const known = made !== undefined && 'smartListId' in made ? success(made) : await read();
  if (known.kind !== 'success') return known;
  const written = await writeFlow(
    { http, vocabulary, name, program, flow, keeps: tools !== undefined, read },
    known.result,
  );
  return map(written, () => undefined);
}

/** Before tools write, it has to be known how they count: that is found out beside what is written. */
async function prepareTools(
  of: 'smart list' | 'campaign',
  id: number,
  { http, tools, signal }: Context,
): Promise<Answer<undefined>> {
  if (tools === undefined) return success(undefined);
  const asset = of === 'campaign' ? await campaignById(http, id) : await smartListById(http, id);
  if (asset.kind !== 'success') return asset;
  const folder = asset.result?.folder;
  return folder == null
    ? failure('refused', 'other', '702', `The ${of} ${id} is no longer there.`)
    : tools.prepare(folder, signal);
}

/** What was just written may read back a moment later. Nothing is documented; one more look is cheap. */
const secondLook = 2000;

export async function checkCampaign(
  operation: Of<'check-campaign'>,
  context: Context,
): Promise<Answer<undefined>> {
  const target = idOf(operation.target, context);
  if (target.kind !== 'success') return target;
  const first = await differences(operation, target.result, context);
  if (first.kind !== 'success' || first.result.length === 0) return map(first, () => undefined);
  await context.http.clock.sleep(secondLook);
  const second = await differences(operation, target.result, context);
  if (second.kind !== 'success' || second.result.length === 0) return map(second, () => undefined);
  const message = `"${operation.name}" does not read back as it was written:\n${second.result.join('\n')}`;
  return failure('refused', 'other', 'differs', message);
}

async function differences(
  operation: Of<'check-campaign'>,
  id: number,
  context: Context,
): Promise<Answer<readonly string[]>> {
  const { http, work, catalogue, seen } = context;
  const [campaign, list] = await Promise.all([campaignById(http, id), smartListOfCampaign(http, id)]);
  const found = present(campaign, `the campaign "${operation.name}"`);
  if (found.kind !== 'success') return found;
  if (list.kind !== 'success') return list;
  const content = contentFromApi(list.result, found.result);
  const made = work.campaigns.get(id);
  if (made !== undefined) seen.compare(made, found.result);
  seen.note('campaign', found.result, content);
  work.campaigns.set(id, found.result);
  const drifts = compareContent(operation, content, operation.program, catalogue);
  return success(
    drifts.flatMap(({ message, diff }) => [`  ${message}`, ...diff.map((line) => `    ${line}`)]),
  );
}

function present<T>(answer: Answer<T | undefined>, what: string): Answer<T> {
  if (answer.kind !== 'success') return answer;
  const { result } = answer;
  return result === undefined
    ? failure('refused', 'other', '702', `${what} is no longer there.`)
    : success(result);
}
