import type { DesiredRule, DesiredRules } from '../desired.ts';
import type { ManualItem, Target } from '../plan.ts';
import type { CampaignSnapshot } from '../snapshot.ts';
import { quoted } from './asset-lines.ts';
import { leftoverName } from './beside.ts';
import type { CampaignDecision } from './campaign-decision.ts';
import { campaignAsset } from './compare-campaign.ts';
import { besides } from './content-channel.ts';
import { isPureClone } from './judgement.ts';
import { diffLines } from './line-diff.ts';
import { normalRule } from './normal-form.ts';
import type { PlanBuilder } from './plan-builder.ts';
import { moveByHand } from './plan-program.ts';
import { hiddenNegation, throughTools } from './plan-smart-lists.ts';
import { campaignLines, qualificationWords } from './campaign-lines.ts';

/** What happens to a campaign, line by line, with what a person should know beforehand. */
export function noteCampaign(builder: PlanBuilder, decision: CampaignDecision): void {
  const { wanted, program, found, judged, way } = decision;
  const asset = campaignAsset(wanted);
  const switched = found !== undefined && wanted.kind === 'trigger' && found.isActive !== wanted.active;
  const redescribed = judged?.description === false;
  const renamed = found !== undefined && found.name !== wanted.name;
  if (way === 'keep' && !switched && !redescribed && !renamed) {
    builder.change(asset, 'unchanged');
    return;
  }
  const { wording } = program;
  const before =
    found === undefined
      ? []
      : campaignLines(
          { ...found, rules: shownRules(decision, found), flow: found.flow ?? wanted.flow },
          wording,
        );
  // The qualification rule is a manual item: the API does not change it.
  const settled = found === undefined ? wanted : { ...wanted, qualification: found.qualification };
  const notes = [
    ...contentNotes(decision),
    ...(renamed ? [`It is called "${found.name}" in the instance.`] : []),
    ...(redescribed ? ['Its description changes.'] : []),
    ...(switched ? [wanted.active ? 'It is switched on.' : 'It is switched off.'] : []),
  ];
  const after = isPureClone(wanted) ? [] : campaignLines(settled, wording);
  const diff = isPureClone(wanted) && found !== undefined ? [] : diffLines(before, after);
  builder.change(asset, found === undefined ? 'create' : 'update', way === 'keep' ? [] : diff, notes);
}

/** Marketo does not show negation: a filter that is otherwise as wanted is taken to be negated as wanted. */
function shownRules({ wanted, program }: CampaignDecision, { rules }: CampaignSnapshot): DesiredRules {
  if (rules === undefined) return wanted.rules;
  const visible = (rule: DesiredRule): string => JSON.stringify(normalRule(rule, program.wanted.name, true));
  const negated = new Set(wanted.rules.filters.filter(({ negative }) => negative).map(visible));
  const filters = rules.filters.map((rule) => ({
    ...rule,
    negative: rule.negative || negated.has(visible(rule)),
  }));
  return { ...rules, filters };
}

function contentNotes({ wanted, found, judged, way, renews, channel }: CampaignDecision): readonly string[] {
  const notes: string[] = [];
  if (channel.by === 'mcp' && way !== 'keep') notes.push(throughTools(channel.reason));
  if (judged?.rules === 'unsure' && way !== 'keep') notes.push(hiddenNegation);
  const replaced = [...renews.rules, ...renews.flow].map((other) => quoted(other.wanted.name));
  if (replaced.length > 0)
    notes.push(
      `It names ${[...new Set(replaced)].join(', ')}, which is replaced, and has to name the successor.`,
    );
  if (way === 'replace') {
    notes.push(
      'It is active, so a successor is built beside it and takes its place; people who wait in the old one finish there.',
    );
    if (wanted.qualification.rule !== 'any') {
      notes.push(
        `The successor starts with no history: "qualify ${qualificationWords(wanted.qualification)}" begins again for everybody.`,
      );
    }
  }
  if (way === 'edit' && wanted.kind === 'executable') {
    notes.push(
      'It is executable and edited in place: a campaign that executes it meanwhile may meet half a flow.',
    );
  }
  const [run] = found?.scheduledRuns ?? [];
  if (way === 'edit' && run !== undefined) {
    notes.push(`It is going to run at ${run}: a run that begins meanwhile may meet half a flow.`);
  }
  if (way === 'edit' && found?.status === 'Recurring Run') {
    notes.push('It recurs and is edited in place: a run that begins meanwhile may meet half a flow.');
  }
  return notes;
}

type Ask = (action: string, until?: ManualItem['until']) => void;

/** What no API writes, for one campaign. */
export function askForSettings(builder: PlanBuilder, decision: CampaignDecision, target: Target): void {
  const { wanted, found, judged, way, channel } = decision;
  const asset = campaignAsset(wanted);
  const { name } = wanted;
  const ask: Ask = (action, until) =>
    builder.ask(asset, action, way === 'replace' ? undefined : found?.url, until, target);
  const isNew = found === undefined || way === 'replace';

  if (
    channel.by === 'hand' &&
    !isPureClone(wanted) &&
    !(judged?.rules === 'same' && judged.flow === 'same')
  ) {
    if (
      found === undefined ||
      judged?.rules === 'different' ||
      judged?.rules === 'unsure' ||
      judged?.flow === 'different'
    ) {
      ask(
        `Build the smart list and the flow of "${name}" by hand, as the build sheet shows: this instance's API does not write them${besides(channel)}.`,
      );
    }
  }
  if (found !== undefined && judged?.folder === false)
    ask(moveByHand(`the campaign "${name}"`, wanted.folder));
  if (found !== undefined && way === 'replace') {
    const old = leftoverName(name, found.id);
    builder.ask(asset, `Delete "${old}" once nobody waits in it.`, found.url);
  }
  if (wanted.kind === 'executable' && isNew)
    ask(`Tick "Executable" in the smart campaign settings of "${name}".`);
  askForQualification(decision, ask);
  if (wanted.recurrence !== undefined && (isNew || found.status !== 'Recurring Run')) {
    ask(`Schedule the recurrence of "${name}": ${wanted.recurrence}.`);
  }
  if (wanted.priority !== undefined && isNew) ask(`Set the priority of "${name}" to ${wanted.priority}.`);
  if (wanted.communicationLimits !== undefined && (isNew || judged?.communicationLimits === false)) {
    const is = wanted.communicationLimits;
    ask(`Switch communication limits of "${name}" ${is ? 'on' : 'off'}.`, {
      setting: 'communication limits',
      is,
    });
  }
}

function askForQualification({ wanted, found, judged, way }: CampaignDecision, ask: Ask): void {
  const { name, qualification, like } = wanted;
  const until = { setting: 'qualification', is: qualification } as const;
  const words = qualificationWords(qualification);
  const isDefault = qualification.rule === 'once';
  const isCopy = way === 'replace' || (found === undefined && like !== undefined);
  const isSet = found === undefined ? isDefault : judged?.qualification !== false;
  if (!isSet) ask(`Set the qualification rule of "${name}" to "${words}".`, until);
  else if (isCopy && !isDefault)
    ask(`Check that the new "${name}" still qualifies people "${words}".`, until);
}
