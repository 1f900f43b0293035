import { format } from '../../server/src/syntax/index.ts';
import { alertsProgram } from './workspace/alerts.ts';
import { dataProgram } from './workspace/data-management.ts';
import { decayProgram } from './workspace/decay.ts';
import { eventProgram } from './workspace/events.ts';
import { legacyCampaigns, legacyProgram } from './workspace/legacy.ts';
import { lifecycleCampaigns, lifecycleProgram } from './workspace/lifecycle.ts';
import { nurtureOf, nurtureProgram } from './workspace/nurture.ts';
import { randomFrom } from './workspace/random.ts';
import { scoringProgram } from './workspace/scoring.ts';

export { type PlantedRace, plantedRaces } from './workspace/legacy.ts';

export interface WorkspaceSize {
  /** At least 100. */
  readonly campaigns: number;
  /** At least 8. */
  readonly programs: number;
  readonly seed?: number;
}

/** Programs beside the series of events. */
const operational = 7;

/**
 * A made-up workspace as large companies have them, a file for each program: one intake, one sorter, stages with stamps
 * and deadlines, scoring, data management, nurture, alerts, decay by night, and series of events in all other programs.
 * Apart from {@link plantedRaces}, every order of its campaigns ends alike. The same size and seed give the same texts.
 */
export function largeWorkspace(
  { campaigns, programs, seed = 1 }: WorkspaceSize = { campaigns: 500, programs: 20 },
): Map<string, string> {
  const random = randomFrom(seed);
  const share = (part: number) => Math.round(campaigns * part);
  const [scoring, data, nurture, alerts, decay] = [
    share(0.12),
    share(0.04),
    share(0.06),
    share(0.05),
    share(0.03),
  ];
  const rest = campaigns - lifecycleCampaigns - legacyCampaigns - scoring - data - nurture - alerts - decay;
  const series = Math.max(1, programs - operational);
  const files: [name: string, text: string][] = [
    ['ops-lifecycle', lifecycleProgram([nurtureOf(0), nurtureOf(1)])],
    ['ops-scoring', scoringProgram(scoring, random)],
    ['ops-data-management', dataProgram(data)],
    ['ops-sales-alerts', alertsProgram(alerts, random)],
    ['ops-decay', decayProgram(decay, random)],
    ['mkt-nurture', nurtureProgram(nurture)],
    ['mkt-legacy', legacyProgram],
  ];
  for (let number = 1; number <= series; number += 1) {
    const count = Math.floor((rest * number) / series) - Math.floor((rest * (number - 1)) / series);
    files.push([`event-${String(number).padStart(2, '0')}`, eventProgram(number, count, random)]);
  }
  return new Map(files.map(([name, text]) => [`${name}.lifecycle`, format(text)]));
}
