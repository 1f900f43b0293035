import { recursAs } from './recurrence.ts';
import type { AssetPlace, HandDeed, HandSetting, ManualItem } from '../plan.ts';
import { quoted } from './asset-lines.ts';
import { leftoverName } from './beside.ts';
import { isBuiltByHand, isComplete, lacksTemplate } from './campaign-channel.ts';
import type { CampaignDecision } from './campaign-decision.ts';
import { qualificationWords } from './campaign-lines.ts';
import { campaignAsset } from './compare-campaign.ts';
import type { PlanBuilder } from './plan-builder.ts';
import { neverRan, type PlacedCampaign } from './plan-campaigns.ts';
import { isOver } from './switch-campaigns.ts';
import { moveByHand } from './plan-program.ts';

type Ask = (action: string, deed?: HandDeed, until?: ManualItem['until']) => void;

/** What no API writes, for one campaign: its content where nothing else brings it, then its settings. */
export function askForSettings(builder: PlanBuilder, placed: PlacedCampaign): void {
  const { decision } = placed;
  const { wanted, found, copied, judged, way } = decision;
  const { name } = wanted;
  const ask = asking(builder, placed);
  const isNew = (found === undefined && copied === undefined) || way === 'replace';
  const set = (action: string, setting: HandSetting, value: string, until?: ManualItem['until']): void =>
    ask(action, { kind: 'set', setting, value }, until);

  if (lacksTemplate(placed)) {
    const like = quoted(wanted.like?.name ?? '');
    ask(
      `Copy or build "${name}" by hand: the files say like ${like}, and there is no such campaign to copy.`,
      {
        kind: 'sentence',
      },
    );
  }
  if (isBuiltByHand(decision)) askForContent(decision, ask);
  if (judged?.folder === false)
    ask(moveByHand(`the campaign "${name}"`, wanted.folder), { kind: 'sentence' });
  if (found !== undefined && way === 'replace') {
    const old = leftoverName(name, found.id);
    const tidy = { kind: 'tidy', place: { ...placeOf(decision), name: old } } as const;
    const action = `Delete "${old}" once nobody waits in it.`;
    builder.ask(campaignAsset(wanted), action, found.url, undefined, undefined, tidy);
  }
  if (wanted.kind === 'executable' && isNew)
    set(`Tick "Executable" in the smart campaign settings of "${name}".`, 'executable', 'ticked');
  askForQualification(decision, set);
  if (
    wanted.recurrence !== undefined &&
    (isNew || found === undefined || !recursAs(wanted.recurrence, found))
  ) {
    set(`Schedule the recurrence of "${name}": ${wanted.recurrence}.`, 'recurrence', wanted.recurrence);
  }
  if (wanted.priority !== undefined && isNew)
    set(`Set the priority of "${name}" to ${wanted.priority}.`, 'priority', wanted.priority);
  if (wanted.communicationLimits !== undefined && (isNew || judged?.communicationLimits === false)) {
    const is = wanted.communicationLimits;
    const word = is ? 'on' : 'off';
    const until = { setting: 'communication limits', is } as const;
    set(`Switch communication limits of "${name}" ${word}.`, 'communication limits', word, until);
  }
}

/** What is built by hand is switched on by hand, too, callees before callers: nobody else knows when it is ready. */
export function askForActivation(
  builder: PlanBuilder,
  placed: PlacedCampaign,
  wallTime: string | undefined,
): void {
  const { decision } = placed;
  const { wanted, found } = decision;
  const { name, runAt } = wanted;
  if (isComplete(placed)) return;
  const ask = asking(builder, placed);
  const rebuilt = isBuiltByHand(decision);
  if (wanted.active && (found?.isActive !== true || rebuilt)) {
    ask(`Activate "${name}" once it is built.`, { kind: 'activate' });
  }
  if (runAt !== undefined && !isOver(runAt, wallTime) && neverRan(found)) {
    const value = runAt.replace('T', ' ');
    ask(`Schedule one run of "${name}" for ${value} once it is built.`, { kind: 'run', value });
  }
}

function asking(builder: PlanBuilder, { decision, target }: PlacedCampaign): Ask {
  const { wanted, found, way } = decision;
  const url = way === 'replace' ? undefined : found?.url;
  const place = placeOf(decision);
  return (action, deed, until) =>
    builder.ask(campaignAsset(wanted), action, url, until, target, deed && { ...deed, place });
}

const placeOf = ({ wanted, program }: CampaignDecision): AssetPlace => ({
  of: 'campaign',
  name: wanted.name,
  program: program.wanted.name,
  folder: wanted.folder,
});

function askForContent({ wanted, found, channel }: CampaignDecision, ask: Ask): void {
  const { name, rules, flow, like } = wanted;
  if (found?.isActive === true) {
    ask(`Deactivate "${name}" before you edit it: people who come in meanwhile would meet half a flow.`, {
      kind: 'deactivate',
    });
  }
  const copy =
    like !== undefined && found === undefined ? ` It begins as a copy of ${quoted(like.name)}.` : '';
  ask(
    `Build the smart list and the flow of "${name}" by hand, as the build sheet shows: ${channel.reason}.${copy}`,
    { kind: 'build', rules, flow },
  );
}

function askForQualification(
  { wanted, found, copied, judged, way }: CampaignDecision,
  set: (action: string, setting: HandSetting, value: string, until?: ManualItem['until']) => void,
): void {
  const { name, qualification, like } = wanted;
  const until = { setting: 'qualification', is: qualification } as const;
  const words = qualificationWords(qualification);
  const isDefault = qualification.rule === 'once';
  const isCopy = way === 'replace' || (found === undefined && like !== undefined);
  const isSet = found === undefined && copied === undefined ? isDefault : judged?.qualification !== false;
  if (!isSet)
    set(`Set the qualification rule of "${name}" to "${words}".`, 'qualification rule', words, until);
  else if (isCopy && !isDefault) {
    const check = `Check that the new "${name}" still qualifies people "${words}".`;
    set(check, 'qualification rule', words, until);
  }
}
