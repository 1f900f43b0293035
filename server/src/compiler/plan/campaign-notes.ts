import type { DesiredRule, DesiredRules } from '../desired.ts';
import type { CampaignSnapshot } from '../snapshot.ts';
import { quoted } from './asset-lines.ts';
import { channelOf, isBuiltByHand, isComplete } from './campaign-channel.ts';
import type { CampaignDecision } from './campaign-decision.ts';
import { campaignAsset } from './compare-campaign.ts';
import { isPureClone } from './judgement.ts';
import { diffLines } from './line-diff.ts';
import { normalRule } from './normal-form.ts';
import type { PlanBuilder } from './plan-builder.ts';
import { neverRan, type PlacedCampaign } from './plan-campaigns.ts';
import { isOver } from './switch-campaigns.ts';
import { hiddenNegation, throughTools } from './plan-smart-lists.ts';
import { campaignLines, qualificationWords } from './campaign-lines.ts';

/** What happens to a campaign, line by line, with what a person should know beforehand. */
export function noteCampaign(
  builder: PlanBuilder,
  placed: PlacedCampaign,
  wallTime: string | undefined,
): void {
  const { decision } = placed;
  const channel = channelOf(placed);
  const byHand = isBuiltByHand(decision);
  const { wanted, program, found, judged, way } = decision;
  const asset = campaignAsset(wanted);
  const switched =
    found !== undefined &&
    wanted.kind === 'trigger' &&
    found.isActive !== wanted.active &&
    (found.isActive || isComplete(placed));
  const redescribed = judged?.description === false;
  const renamed = found !== undefined && found.name !== wanted.name;
  if (way === 'keep' && !byHand && !switched && !redescribed && !renamed) {
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
    ...(byHand && found?.flow === undefined && found !== undefined ? [hiddenFlow] : []),
    ...(renamed ? [`It is called "${found.name}" in the instance.`] : []),
    ...(redescribed ? ['Its description changes.'] : []),
    ...(wanted.runAt !== undefined && isOver(wanted.runAt, wallTime) && neverRan(found)
      ? [runIsOver(wanted.runAt)]
      : []),
    ...(switched ? [wanted.active ? 'It is switched on.' : 'It is switched off.'] : []),
  ];
  const after = isPureClone(wanted) ? [] : campaignLines(settled, wording);
  const diff = isPureClone(wanted) && found !== undefined ? [] : diffLines(before, after);
  builder.change(
    asset,
    found === undefined ? 'create' : 'update',
    way === 'keep' && !byHand ? [] : diff,
    notes,
    found === undefined || byHand || way !== 'keep' ? channel : undefined,
  );
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

const runIsOver = (runAt: string): string =>
  `Its run at ${runAt.replace('T', ' ')} would be over, and Marketo may begin such a run at once: it is not scheduled.`;

const hiddenFlow =
  'This instance does not show the flow: whatever stands there, it has to be the one in the files.';

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
    notes.push(
      `It is going to run at ${run.replace('T', ' ')}: a run that begins meanwhile may meet half a flow.`,
    );
  }
  if (way === 'edit' && found?.status === 'Recurring Run') {
    notes.push('It recurs and is edited in place: a run that begins meanwhile may meet half a flow.');
  }
  return notes;
}
