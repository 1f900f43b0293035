import { type EngineCampaign, membership } from '../program/index.ts';
import { type EngineEvent, run } from '../state/index.ts';
import { holds } from './conditions.ts';
import type { Verdict } from './happening.ts';
import type { Turn } from './turn.ts';

/** A campaign that heard an event lets the person in, or not. */
export function enter(turn: Turn, campaign: EngineCampaign, event: EngineEvent): void {
  const verdict = admits(turn, campaign);
  turn.happened.push({ kind: 'woken', campaign, event, verdict });
  if (verdict === 'enters') start(turn, campaign);
}

export function start(turn: Turn, campaign: EngineCampaign): void {
  if (campaign.flow.length === 0) return;
  turn.isIn(campaign);
  turn.add(run([{ campaign, next: 0 }]));
}

/**
 * Filters, then the qualification rule. Whoever passes the filters is a member of the campaign from then on, even if
 * the rule refuses (fact: refused people are members).
 */
export function admits(turn: Turn, campaign: EngineCampaign): Verdict {
  if (!holds(turn, campaign.filter)) return 'filters';
  const member = membership('Member of Smart Campaign', campaign.name);
  const allowed = ruleAllows(turn, campaign, member);
  turn.mark(member);
  if (!allowed) return 'qualification rule';
  turn.qualify(campaign);
  return 'enters';
}

/** Facts: once; intervals are rolling. */
function ruleAllows(turn: Turn, campaign: EngineCampaign, member: string): boolean {
  const { name, qualify } = campaign;
  if (qualify.rule === 'every time') return true;
  const last = turn.lastQualified(campaign);
  if (qualify.rule === 'every' && last !== undefined) return turn.minute - last >= qualify.minutes;
  const wasMember = turn.ask(turn.read(member), {
    kind: 'truth',
    truth: true,
    orEmpty: false,
    words: 'is true',
  });
  if (!wasMember) return true;
  if (qualify.rule === 'once') return false;
  return !turn.askWhether(`in "${name}" within the last ${qualify.words}`);
}
